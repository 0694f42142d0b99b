"""The pictures of a deck: where each is, how large, and which are missing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from quarterdeck.deck.model import Image
from quarterdeck.deck.render.picture_size import picture_size

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.deck.parse.syntax.image import Picture
    from quarterdeck.findings import Place

KINDS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
DRAWING = ".svg"  # drawn in the page itself, in the slide's own type and colours (static/js/deck/deck-drawing.js)
ADDRESS = "/pictures/"
LONGEST_NAME = 40


class Pictures:
    """Finds pictures in a deck's folder, and keeps account of every one that was asked for."""

    def __init__(self, folder: Path) -> None:
        """Look in this folder only; nothing outside it is ever shown."""
        self._folder = folder.resolve()
        self.asked: list[Image] = []

    def find(self, source: str, place: Place) -> Image:
        """Find a picture by what the deck calls it; its `path` is None when it cannot be shown."""
        image = Image(source, self._path(source), place)
        self.asked.append(image)
        return image

    def address(self, path: Path) -> str:
        """Give the address a browser asks for; it changes when the file does."""
        inside = quote(path.relative_to(self._folder).as_posix())
        return f"{ADDRESS}{inside}?v={path.stat().st_mtime_ns // 1_000_000:x}"

    def html(self, picture: Picture, place: Place, *, radius: float | None = None) -> str:
        """Draw a picture, or a placeholder that names it; `radius` is its corners' where it says nothing of them."""
        image = self.find(picture.source, place)
        if image.path is None:
            return missing_html(picture.source)
        size = picture_size(image.path)
        sides = f' width="{size[0]}" height="{size[1]}"' if size else ""
        style = _style(picture, size, radius)
        names = " ".join(sorted(picture.words & {"fit", "fill", "left", "right", "original"}))
        marks = (f' class="{names}"' if names else "") + (f' style="{style}"' if style else "")
        drawn = f'<img src="{self.address(image.path)}" alt="{escape(picture.alt)}"{sides}{marks}>'
        return f"<deck-drawing>{drawn}</deck-drawing>" if image.path.suffix.lower() == DRAWING else drawn

    def _path(self, source: str) -> Path | None:
        if not source or "\0" in source or urlsplit(source).scheme:
            return None
        for name in (source, unquote(source), unquote(source.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])):
            path = self._inside(name)
            if path is not None:
                return path
        return None

    def _inside(self, name: str) -> Path | None:
        try:
            path = (self._folder / name).resolve()
            there = path.is_relative_to(self._folder) and path.suffix.lower() in KINDS and path.is_file()
        except (OSError, ValueError):
            return None
        return path if there else None


def missing_html(source: str) -> str:
    """Draw the place of a picture that is not there, with its name."""
    full = escape(source or "no name")
    return (
        f'<span class="missing-picture" role="img" aria-label="missing picture: {full}" title="{full}">'
        f"{escape(shortened(source))}</span>"
    )


def shortened(source: str) -> str:
    """Give a picture's name as people know it: the end of it, where it is long."""
    if not source:
        return "no name"
    return source if len(source) <= LONGEST_NAME else f"…{source[-LONGEST_NAME:]}"


def _style(picture: Picture, size: tuple[int, int] | None, radius: float | None) -> str:
    """Say sizes in pixels of the 1280 by 720 canvas, as CSS custom properties."""
    said = {"alpha": picture.alpha, "radius": radius if picture.radius is None else picture.radius}
    if picture.scale is not None and size:
        said |= {"width": size[0] * picture.scale, "height": size[1] * picture.scale}
    return "; ".join(f"--{name}: {value:g}" for name, value in said.items() if value is not None)
