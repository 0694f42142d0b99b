"""What a deck wears, on its way to a page: its fonts, its own sheet and the files that this shows."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flask import Blueprint, abort, send_from_directory, url_for

from quarterdeck.deck.kinds import PICTURES
from quarterdeck.deck.own_sheet import NAME
from quarterdeck.http.answer_headers import lasting

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from quarterdeck.deck.model import Deck
    from quarterdeck.deck.themes import Worn

# The library of each kind of font (see `deck.dialect.fonts`).
LIBRARY_OF = {
    "sans": "source-sans-3",
    "grotesque": "inter",
    "serif": "source-serif-4",
    "mono": "jetbrains-mono",
    "condensed": "oswald",
    "hand": "shantell-sans",
}
FONT_TYPES = {".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf"}
TYPES = {".css": "text/css", **FONT_TYPES, **PICTURES}


def fonts_of(worn: Worn, *, code: bool = True) -> list[str]:
    """Give the libraries of the fonts that a page needs at once; `code` where some is on it."""
    return [LIBRARY_OF[kind] for kind in dict.fromkeys((*worn.faces, *(["mono"] if code else [])))]


def sheets_of(worn: Worn, address: Callable[[str], str]) -> list[str]:
    """Give the addresses of the sheets that a deck puts on over the pages' own, in their order."""
    theme = [address(f"static/css/themes/{worn.name}.css")] if worn.theme else []
    return [*theme, url_for("theme.own", file=NAME, v=worn.own)] if worn.own else theme


def theme_blueprint(deck: Callable[[], Deck]) -> Blueprint:
    """Serve a deck's own `theme.css`, and what it names, from the deck's folder; nothing else lies there."""
    theme = Blueprint("theme", __name__)

    @theme.get("/theme/<path:file>")
    def own(file: str) -> ResponseReturnValue:
        worn, kind = deck().theme, TYPES.get(PurePosixPath(file).suffix.lower())
        if kind is None or not worn.own or file not in {NAME, *worn.files}:
            abort(404)
        answer = send_from_directory(deck().folder.absolute(), file, mimetype=kind)
        return lasting(answer, worn.own)

    return theme
