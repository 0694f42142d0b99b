"""Formulas: `$$…$$`, within a line or as a block of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.syntax import line_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

MARK = "$$"
INLINE = re.compile(r"\$\$(?!\s*\$\$)((?:[^$\\]|\\.|\$(?!\$))+)\$\$", re.DOTALL)


def formula_plugin(md: MarkdownIt) -> None:
    """Give `formula` tokens, whose content is TeX; those that stand alone have ``meta["display"]``."""
    md.block.ruler.before("table", "formula", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.before("escape", "formula", _inline)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if not line_of(state, start).startswith(MARK):
        return False
    last = _last(state, start, end)
    if last is None or silent:
        return last is not None
    text = state.getLines(start, last + 1, state.blkIndent, keepLastLF=False).strip()
    token = state.push("formula", "div", 0)
    token.content, token.map, token.meta = text[2:-2].strip(), [start, last + 1], {"display": True}
    state.line = last + 1
    return True


def _last(state: StateBlock, start: int, end: int) -> int | None:
    """Find the line on which a formula ends that begins a line; None where it ends within one, or never."""
    text = line_of(state, start)[len(MARK) :]
    for line in range(start, end):
        if state.isEmpty(line):
            return None
        if MARK in text:
            shown = text.rstrip()
            alone = shown.endswith(MARK) and shown.count(MARK) == 1
            written = line > start or shown != MARK
            return line if alone and written else None
        text = line_of(state, line + 1) if line + 1 < end else ""
    return None


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = INLINE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("formula", "span", 0)
        token.content, token.meta = found[1].strip(), {"display": False}
    state.pos = found.end()
    return True
