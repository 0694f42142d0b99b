"""How a page is drawn: its template, with what every one of them knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app, g, render_template

from quarterdeck.http import lessons
from quarterdeck.http.inline_scripts import inline_scripts
from quarterdeck.http.theme import fonts_of, sheets_of
from quarterdeck.http.wording import phrases_for

if TYPE_CHECKING:
    from quarterdeck.content import Content
    from quarterdeck.http.static_files import PlainFiles


def render(template: str, content: Content, *, key: str = "", **context: Any) -> str:
    """Draw a page of the talk; one with a key is an owner's."""
    return render_template(template, **{**around(content, template.removesuffix(".html"), key), **context})


def around(content: Content, page: str, key: str = "") -> dict[str, Any]:
    """Give what every page's template knows; `page` is its name."""
    deck, files = content.deck, files_here()
    inline = inline_scripts(files.address)
    g.scripts = inline.digests
    return {
        "deck": deck,
        "languages": list(content.decks),
        "deck_language": next(iter(content.decks)),
        "files": files,
        "pieces": files.pieces(page),
        "inline": inline,
        "phrases": phrases_for(page),
        "fonts": fonts_of(deck.theme),
        "worn": sheets_of(deck.theme, files.address),
        "shelf": lessons.shelf_of(deck),
        "total": len(deck.slides),
        "version": content.version,
        "key": key,
    }


def files_here() -> PlainFiles:
    """Give what knows the addresses of files, as they are served here."""
    files: PlainFiles = current_app.extensions["files"]
    return files
