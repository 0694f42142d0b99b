"""How a deck is divided: its title and its time, what begins a slide, what begins a part, whom the notes are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.word import LEVELS, SWITCH, Word, is_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from quarterdeck.deck.dialect.draft import Draft

_UNSEEN = frozenset({"command", "inline", "note"})


def stands_alone(content: Sequence[Token]) -> bool:
    """Say whether there is one block, a heading written to be as wide as the slide: it begins a part."""
    blocks = [token for token in content if token.level == 0 and token.nesting >= 0 and token.type not in _UNSEEN]
    return len(blocks) == 1 and "fit" in str(blocks[0].attrGet("class") or "").split()


def _begin_part(draft: Draft, said: str) -> None:
    title = draft.title if said.lower() in {"", "true"} else said
    draft.part = title if is_on(said) else ""


def _teach(draft: Draft, value: str) -> None:
    draft.taught = is_on(value)


WORDS = (
    # What the header alone says is heeded while the deck is read: see `parse.header`, `parse.versions`, `parse.split`.
    Word("title", key="names the talk; else its first heading does", example="Containers, from the beginning"),
    Word(
        "language",
        key="the language it is in, such as `de`; else that is `en`; see [below](#many-languages)",
        example="de",
    ),
    Word(
        "time-budget",
        key="how many minutes the talk is to take: 45; the desk and `rehearse` measure by it",
        example="45",
    ),
    Word(
        "versions",
        key="names with what they stand for, parted by commas: `node 26, debian 13`; see below",
        example="node 26, debian 13",
    ),
    Word("slide-dividers", key="`#, ##`: headings of these levels begin a slide", takes=LEVELS, example="#, ##"),
    Word("paragraphs-as-presenter-notes", key="`true`: every paragraph is a note", takes=SWITCH),
    Word("learner-notes", key="`true`: the notes are for learners too, and so for everybody", act=_teach, takes=SWITCH),
    Word(
        "learner",
        commands={
            "[.learner]": "gives the slide's notes to learners, and so to everybody; "
            "`[.learner: false]` keeps them private"
        },
        act=_teach,
        takes=SWITCH,
    ),
    Word(
        "part",
        commands={
            "[.part: NAME]": "begins a part of the talk; `[.part]` under the slide's title, `[.part: false]` none"
        },
        act=_begin_part,
        example="Networks",
    ),
)
