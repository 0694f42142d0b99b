"""The pictures and films of a deck: where each is, how large, and which are missing."""

from __future__ import annotations

import re
from copy import copy
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from quarterdeck.deck.kinds import SHOWN, is_played
from quarterdeck.deck.model import Image
from quarterdeck.deck.render.films import card_html, film_html, portal_of
from quarterdeck.deck.render.picture_size import picture_size
from quarterdeck.downloads.cache import is_remote

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.deck.parse.syntax.image import Picture
    from quarterdeck.downloads.cache import Cache
    from quarterdeck.findings import Place

PDF = ".pdf"
DRAWING = ".svg"  # drawn in the page itself, in the slide's own type and colours (static/js/deck/deck-drawing.js)
# Written as a page has them that lies directly below the talk's root, wherever that is.
ADDRESS = "pictures/"
FETCHED = "fetched/"
LONGEST_NAME = 40
SCHEME = re.compile("[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # urlsplit refuses some of what a deck may name


class Pictures:
    """Finds pictures in a deck's folder, and keeps account of every one that was asked for."""

    def __init__(self, folder: Path, cache: Cache | None = None) -> None:
        """Look in this folder, and for what lies in the net in the cache; nothing outside of both is ever shown."""
        self._folder = folder.resolve()
        self._cache = cache
        self.asked: list[Image] = []
        self.given: set[str] = set()  # addresses, by which what we have drawn is known from what an author wrote

    def alone(self) -> Pictures:
        """Give the same with an account of its own."""
        own = copy(self)
        own.asked, own.given = [], set()
        return own

    def find(self, source: str, place: Place) -> Image:
        """Find a picture by what the deck calls it; its `path` is None when it cannot be shown."""
        image = Image(source, self._path(source), place)
        self.asked.append(image)
        return image

    def address(self, path: Path) -> str:
        """Give the address a browser asks for; it changes when the file does."""
        if path.is_relative_to(self._folder):
            inside = quote(path.relative_to(self._folder).as_posix())
            address = f"{ADDRESS}{inside}?v={path.stat().st_mtime_ns // 1_000_000:x}"
        else:
            address = f"{FETCHED}{path.name}"
        self.given.add(address)
        return address

    def is_played(self, source: str) -> bool:
        """Say whether this is a film or a sound: by its name, or for an address of any name by what was fetched."""
        found = self._cache.find(source) if self._cache and is_remote(source) else None
        return is_played(found.name if found else source)

    def html(self, picture: Picture, place: Place, *, radius: float | None = None, film: int = 0) -> str:
        """Draw a picture, or a placeholder that names it; `radius` is its corners' where it says nothing of them.

        `film` is the number that a film or sound has on its slide.
        """
        portal = portal_of(picture.source)
        if portal:
            return card_html(picture, portal)
        image = self.find(picture.source, place)
        if image.path is None:
            return missing_html(picture.source)
        if is_played(image.path.name):
            style = _style(picture, None, radius)
            return film_html(picture, self.address(image.path), number=film, style=style)
        return self._picture_html(picture, image.path, radius)

    def _picture_html(self, picture: Picture, path: Path, radius: float | None) -> str:
        size = picture_size(path)
        sides = f' width="{size[0]}" height="{size[1]}"' if size else ""
        style = _style(picture, size, radius)
        names = " ".join(sorted(picture.words & {"fit", "fill", "left", "right", "original"}))
        marks = (f' class="{names}"' if names else "") + (f' style="{style}"' if style else "")
        drawn = f'<img src="{self.address(path)}" alt="{escape(picture.alt)}"{sides}{marks}>'
        ours = path.suffix.lower() == DRAWING and path.is_relative_to(self._folder)  # a stranger's stays a picture
        return f"<deck-drawing>{drawn}</deck-drawing>" if ours else drawn

    def _path(self, source: str) -> Path | None:
        found = self._file(source)
        if found and found.suffix.lower() == PDF:
            from quarterdeck.deck.render.pdf_page import first_page  # noqa: PLC0415  # most decks have no such picture

            return first_page(found, self._cache) if self._cache else None
        return found

    def _file(self, source: str) -> Path | None:
        if is_remote(source):
            return self._cache.find(source) if self._cache else None
        if not source or "\0" in source or SCHEME.match(source):
            return None
        for name in (source, unquote(source), unquote(source.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])):
            path = self._inside(name)
            if path is not None:
                return path
        return None

    def _inside(self, name: str) -> Path | None:
        try:
            path = (self._folder / name).resolve()
            there = path.is_relative_to(self._folder) and path.suffix.lower() in SHOWN.keys() | {PDF} and path.is_file()
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
    said: dict[str, float | None] = {
        "alpha": picture.alpha,
        "radius": radius if picture.radius is None else picture.radius,
    }
    if picture.scale is not None:
        said |= _sides(picture.scale, size)
    return "; ".join(f"--{name}: {value:g}" for name, value in said.items() if value is not None)


def _sides(scale: float, size: tuple[int, int] | None) -> dict[str, float | None]:
    """Scale a picture's own size; a film does not tell its own, so that its share is the canvas' width."""
    return {"width": size[0] * scale, "height": size[1] * scale} if size else {"width": 1280 * scale}
