"""Headings: `# Title`, also `#Title` without a blank, and `# [fit] Title` as wide as the slide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.syntax import line_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

HEADING = re.compile(r"(#{1,6})(?!#)([ \t]*)(.*)$")
FIT = re.compile(r"\[fit\][ \t]*", re.IGNORECASE)


def heading_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's headings; those to be fitted carry the class `fit`. Underlined ones are none."""
    md.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote", "footnote"]})
    md.disable("lheading")


def _heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    found = HEADING.match(line_of(state, start))
    if not found or (silent and not (found[2] or FIT.match(found[3]))):  # `#1` within a paragraph is text
        return False
    if not silent:
        state.line = start + 1
        _push(state, start, f"h{len(found[1])}", _without_tail(found[3].rstrip()))
    return True


def _without_tail(text: str) -> str:
    """Drop the hashes that may close a heading."""
    bare = text.rstrip("#")
    return bare.rstrip() if bare != bare.rstrip() or not bare else text


def _push(state: StateBlock, line: int, tag: str, text: str) -> None:
    fit = FIT.match(text)
    opening = state.push("heading_open", tag, 1)
    opening.map = [line, line + 1]
    if fit:
        opening.attrSet("class", "fit")
    inline = state.push("inline", "", 0)
    inline.content = text[fit.end() :] if fit else text
    inline.map = [line, line + 1]
    inline.children = []
    state.push("heading_close", tag, -1)
