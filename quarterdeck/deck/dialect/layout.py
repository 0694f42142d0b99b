"""What stands where on a slide: columns, the footer, the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.word import SWITCH, Word, is_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from quarterdeck.deck.dialect.draft import Draft


def columns(tokens: Sequence[Token]) -> list[list[Token]]:
    """Part a slide's tokens at each `[.column]`; the first part stands above the columns."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "command" and token.meta["name"] == "column" and token.level == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _footer(draft: Draft, text: str) -> None:
    draft.footer = text.strip()


def _hide_footer(draft: Draft, value: str) -> None:
    if is_on(value):
        draft.footer = ""


def _join(draft: Draft, value: str) -> None:
    """Give the right half of the slide to the room's link."""
    if is_on(value):
        draft.joins = True
        draft.classes.append("split-right")


def _slide_numbers(draft: Draft, value: str) -> None:
    if is_on(value):
        draft.counter = str(draft.number)


def _slide_count(draft: Draft, value: str) -> None:
    if is_on(value) and draft.counter:
        draft.counter += f" / {draft.context.total}"


WORDS = (
    Word("column", commands={"[.column]": "begins a column; what stands above the first goes over all"}),
    Word(
        "footer",
        key="stands below each slide, as Markdown; `<<<` and `>>>` enclose several lines",
        commands={"[.footer: TEXT]": "a footer of its own; `[.footer: ]` for none"},
        act=_footer,
        example="All of it, *from the beginning*",
    ),
    Word(
        "join",
        commands={"[.join]": "shows the room's link and its QR code, in the right half"},
        act=_join,
        takes=SWITCH,
    ),
    Word("hide-footer", commands={"[.hide-footer]": "no footer"}, act=_hide_footer, takes=SWITCH),
    Word(
        "slidenumbers",
        key="`true`: each slide shows its number",
        commands={"[.slidenumbers: false]": "as in the header"},
        act=_slide_numbers,
        takes=SWITCH,
    ),
    Word(
        "slidecount",
        key="`true`: and how many there are",
        commands={"[.slidecount: false]": "as in the header"},
        act=_slide_count,
        takes=SWITCH,
    ),
)
