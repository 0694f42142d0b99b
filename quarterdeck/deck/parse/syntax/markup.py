"""HTML in a deck: tags for blocks stand alone, every other tag is part of its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import html_block

from quarterdeck.deck.parse.syntax import interrupts, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|"
    r"hr|iframe|li|main|nav|object|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
CLOSED = re.compile(r"<(a|div|span|p|sup|sub|em|strong|b|i)\b([^<>]*)/>", re.IGNORECASE)


def markup_plugin(md: MarkdownIt) -> None:
    """Keep `<br>` or `<a name="x"/>` on a line of its own from swallowing the Markdown below it."""
    md.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.add_render_rule("html_block", _render)
    md.add_render_rule("html_inline", _render)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if not BLOCK.match(line_of(state, start)):
        return False
    stop = next((line for line in range(start + 1, end) if interrupts(state, line, end)), end)
    return html_block(state, start, stop, silent)


def _render(_self: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    return CLOSED.sub(r"<\1\2></\1>", tokens[index].content)
