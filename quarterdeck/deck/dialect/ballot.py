"""`[.poll]`: a slide whose list items are the answers to its heading."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.word import Word, is_on
from quarterdeck.deck.model import Ballot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from quarterdeck.deck.dialect.draft import Draft

SINGLE, SEVERAL = frozenset({"one", "single"}), frozenset({"", "true", "several"})
OUTERMOST = 1  # the level of an item that lies in no other


def _take_poll(draft: Draft, said: str) -> None:
    """Make a slide a poll, and mark its answers in the tokens."""
    value = said.strip().lower()
    if value and not is_on(value):
        return
    if value not in SINGLE | SEVERAL:
        draft.complain("poll", f"a poll is [.poll], or [.poll: one]; “{said}” is taken for [.poll]")
    options = tuple(_number(draft.content))
    if not options:
        draft.complain("poll", "this poll has no list to choose from", "put its answers in a list")
        return
    draft.poll = Ballot(options, single=value in SINGLE)
    draft.classes.append("has-poll")


def _number(tokens: Sequence[Token]) -> Iterator[str]:
    """Write into each outermost list item which answer it is, counted from 1, and give its words."""
    count = 0
    for index, token in enumerate(tokens):
        if token.type == "list_item_open" and token.level == OUTERMOST:
            count += 1
            token.attrSet("data-option", str(count))
            yield _words(tokens[index:]) or f"Answer {count}"


def _words(item: Sequence[Token]) -> str:
    """Give the first words of an item; those of a list within it are no part of the answer."""
    for before, token in pairwise(item):
        if token.type in {"bullet_list_open", "ordered_list_open", "list_item_close"}:
            break
        if before.type == "paragraph_open" and token.type == "inline":
            return " ".join("".join(map(_text, token.children or ())).split())
    return ""


def _text(inline: Token) -> str:
    if inline.type in {"text", "code_inline"}:
        return inline.content
    return " " if inline.type in {"softbreak", "hardbreak", "html_inline"} else ""


WORDS = (
    Word(
        "poll",
        commands={
            "[.poll]": "makes the slide's list items answers, of which several may be chosen",
            "[.poll: one]": "the same, of which one may be chosen",
        },
        act=_take_poll,
    ),
)
