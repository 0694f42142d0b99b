"""Drawings that a fence describes: the page draws them (static/js/deck/figures.js)."""

from __future__ import annotations

from html import escape

DRAWN = frozenset({"mermaid"})
UNDRAWN = frozenset({"pikchr"})  # Deckset draws it, and nobody else


def drawing_html(source: str, language: str) -> str:
    """Give the place of a drawing, with what it is drawn from."""
    shown = escape(source.rstrip("\n"), quote=False)
    return f'<figure class="drawing" data-drawing="{language}"><pre class="drawing-source">{shown}</pre></figure>\n'
