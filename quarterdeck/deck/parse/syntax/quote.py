"""Quotes: the line `-- Author` below a quote, inside it or not, names who said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

AUTHOR = re.compile(r"(?:^|\n)[ \t]*--+[ \t]*((?=[^\s-])[^\n]+(?:\n[^\n]+)*)?$")
BREAKS = re.compile(r"(?:\s*<br\s*/?>)+\s*$", re.IGNORECASE)  # by which some push their text up


def quote_plugin(md: MarkdownIt) -> None:
    """Put a quote's author into a paragraph of class `author`, last in the quote."""
    md.core.ruler.before("inline", "quote", _authors)


def _authors(state: StateCore) -> None:
    tokens = state.tokens
    closings = [index for index, token in enumerate(tokens) if token.type == "blockquote_close"]
    for close in reversed(closings):
        _adopt(tokens, close)
        _name(tokens, close)


def _adopt(tokens: list[Token], close: int) -> None:
    """Take a paragraph `-- Author` that follows a quote after a blank line into the quote."""
    paragraph = tokens[close + 1 : close + 4]
    types = [token.type for token in paragraph]
    if types != ["paragraph_open", "inline", "paragraph_close"] or not AUTHOR.match(paragraph[1].content):
        return
    for token in paragraph:
        token.level += 1
    tokens[close : close + 4] = [*paragraph, tokens[close]]


def _name(tokens: list[Token], close: int) -> None:
    end = next(index for index in range(close, len(tokens)) if tokens[index].type == "blockquote_close")
    if tokens[end - 1].type != "paragraph_close":
        return
    opening, inline = tokens[end - 3], tokens[end - 2]
    found = AUTHOR.search(inline.content)
    if not found:
        return
    said, author = inline.content[: found.start()].rstrip(), BREAKS.sub("", found[1] or "")
    if not said and not author:
        del tokens[end - 3 : end]
        return
    if not said:
        opening.attrSet("class", "author")
        inline.content = author
        return
    inline.content = said
    tokens[end:end] = _paragraph(author, inline) if author else []


def _paragraph(text: str, beside: Token) -> list[Token]:
    level = beside.level - 1
    opening = Token("paragraph_open", "p", 1, attrs={"class": "author"}, block=True, level=level, map=beside.map)
    inline = Token("inline", "", 0, content=text, block=True, level=level + 1, map=beside.map, children=[])
    return [opening, inline, Token("paragraph_close", "p", -1, block=True, level=level)]
