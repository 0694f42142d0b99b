"""One construct of the dialect per file, each a markdown-it plugin: its rule, its token, its HTML.

A plugin's rule puts what it found into a token's `meta`; its HTML is made later, by a render rule that
finds what it needs to know of the page in `env` (see `quarterdeck.deck.render.slide`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

# What a block must be able to interrupt to stand right below text, a list or a quote.
ANYWHERE = ["paragraph", "reference", "blockquote", "list", "footnote"]


def line_of(state: StateBlock, line: int) -> str:
    """Give the text of a line without its indentation; empty where it is indented as code."""
    if state.is_code_block(line):
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def interrupts(state: StateBlock, line: int, end: int) -> bool:
    """Say whether one of our own blocks begins on this line."""
    names = ("note", "command")
    rules = [rule.fn for rule in state.md.block.ruler.__rules__ if rule.name in names]
    return any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003 - markdown-it's own signature
