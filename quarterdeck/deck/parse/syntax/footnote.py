"""Footnotes: `[^id]` in the text, `[^id]: what it says` anywhere in the deck."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from quarterdeck.deck.parse.syntax import ANYWHERE, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEFINITION = re.compile(r"\[\^([^\]]+)\]:[ \t]*(.*)$")
REFERENCE = re.compile(r"\[\^([^\]\n]+)\](?!:)")


def footnote_plugin(md: MarkdownIt) -> None:
    """Make references small and raised, and take definitions out of the page as `footnote` tokens."""
    md.block.ruler.before("reference", "footnote", _definition, {"alt": ANYWHERE})
    md.inline.ruler.before("link", "footnote", _reference)
    md.add_render_rule("footnote", lambda *_: "")
    md.add_render_rule("footnote_reference", _render)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    found = DEFINITION.match(line_of(state, start))
    if not found or silent:
        return found is not None
    rules = state.md.block.ruler.getRules("footnote")
    lines, line = [found[2]], start + 1
    while line < end and line_of(state, line):
        if any(rule(state, line, end, True) for rule in rules):  # noqa: FBT003 - markdown-it's own signature
            break
        lines.append(line_of(state, line))
        line += 1
    token = state.push("footnote", "", 0)
    token.map, token.content, token.meta = [start, line], "\n".join(lines), {"id": found[1].strip()}
    state.line = line
    return True


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = REFERENCE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("footnote_reference", "sup", 0).meta = {"id": found[1].strip()}
    state.pos = found.end()
    return True


def _render(_self: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    return f'<sup class="footnote-reference">{escapeHtml(tokens[index].meta["id"])}</sup>'
