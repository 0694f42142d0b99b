"""How large a picture is, read from its first bytes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 256 * 1024  # bytes; whatever a picture says of itself, no more of it is read
BLANK = b"\xef\xbb\xbf \t\r\n"
SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
LENGTH = r"""\b{}=["']\s*([\d.]+)(?:px)?\s*["']"""
BOX = re.compile(rb"""\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def picture_size(path: Path) -> tuple[int, int] | None:
    """Give a picture's width and height in pixels, as it is shown, None where they cannot be told."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        return _svg(head) if head.lstrip(BLANK).startswith(b"<") else _pixels(head)
    except (OSError, ValueError):
        return None


def _pixels(head: bytes) -> tuple[int, int] | None:
    import imagesize  # noqa: PLC0415  # slow to import, and most decks draw in SVG

    width, height = imagesize.get(BytesIO(head))  # of a phone's picture on its side, as it is when it stands
    return (int(width), int(height)) if width > 0 and height > 0 else None


def _svg(head: bytes) -> tuple[int, int] | None:
    """Read a drawing's size, by its box where its sides are not in pixels: `imagesize` knows none without sides."""
    tag = SVG.search(head)
    if not tag:
        return None
    lengths = [re.search(LENGTH.format(name).encode(), tag[0]) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][1])), round(float(lengths[1][1]))
    box = BOX.search(tag[0])
    return (round(float(box[1])), round(float(box[2]))) if box else None
