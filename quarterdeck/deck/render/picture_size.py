"""How large a picture is, read from its first bytes: PNG, GIF, JPEG, WebP and SVG."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 256 * 1024
SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
LENGTH = r"""\b{}=["']\s*([\d.]+)(?:px)?\s*["']"""
BOX = re.compile(rb"""\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")
# JPEG's markers of a frame are C0 to CF, without those of tables and of arithmetic coding.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_size(path: Path) -> tuple[int, int] | None:
    """Give a picture's width and height in pixels, None where they cannot be told."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        return _size(head)
    except (OSError, struct.error, ValueError, IndexError):
        return None


def _size(head: bytes) -> tuple[int, int] | None:
    if head.startswith(b"\x89PNG"):
        return _pair(">II", head, 16)
    if head.startswith(b"GIF8"):
        return _pair("<HH", head, 6)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    if head[8:12] == b"WEBP":
        return _webp(head)
    return _svg(head)


def _pair(form: str, head: bytes, at: int) -> tuple[int, int]:
    width, height = struct.unpack_from(form, head, at)
    return int(width), int(height)


def _jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:  # noqa: PLR2004 - each segment begins with this byte
        if head[at + 1] in FRAMES:
            height, width = _pair(">HH", head, at + 5)
            return width, height
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return None


def _webp(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = _pair("<HH", head, 26)
    return width & 0x3FFF, height & 0x3FFF


def _svg(head: bytes) -> tuple[int, int] | None:
    tag = SVG.search(head)
    if not tag:
        return None
    lengths = [re.search(LENGTH.format(name).encode(), tag[0]) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][1])), round(float(lengths[1][1]))
    box = BOX.search(tag[0])
    return (round(float(box[1])), round(float(box[2]))) if box else None
