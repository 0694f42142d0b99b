"""Addresses: a bare `https://…` is a link; links out of the talk open beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

ADDRESS = re.compile(r"https?://[^\s<>\"'`*]*[^\s<>\"'`*.,:;!?()\[\]]")


def address_plugin(md: MarkdownIt) -> None:
    """Link bare addresses, and let every link that leaves the talk open in a page of its own."""
    md.core.ruler.after("inline", "address", _addresses)


def _addresses(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_linked(token.children))


def _linked(children: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in children:
        if token.type == "link_open" and ADDRESS.match(str(token.attrGet("href"))):
            token.attrSet("target", "_blank")
        depth += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type == "text" and not depth:
            yield from _parts(token)
        else:
            yield token


def _parts(token: Token) -> Iterator[Token]:
    at = 0
    for found in ADDRESS.finditer(token.content):
        if found.start() > at:
            yield Token("text", "", 0, content=token.content[at : found.start()], level=token.level)
        yield Token("link_open", "a", 1, attrs={"href": found[0], "target": "_blank"}, level=token.level)
        yield Token("text", "", 0, content=found[0], level=token.level + 1)
        yield Token("link_close", "a", -1, level=token.level)
        at = found.end()
    if at < len(token.content):
        yield Token("text", "", 0, content=token.content[at:], level=token.level)
