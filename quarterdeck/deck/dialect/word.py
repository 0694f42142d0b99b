"""What a word of the dialect is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quarterdeck.deck.dialect.draft import Draft


ON, OFF = frozenset({"", "true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


@dataclass(frozen=True, slots=True)
class Takes:
    """Which values a word takes: `words` say which they are, `fits` judges one."""

    words: str
    fits: Callable[[str], bool]


def _is_level(value: str) -> bool:
    return all(set(mark) == {"#"} for mark in value.replace(",", " ").split())


SWITCH = Takes("true or false", lambda value: value.strip().lower() in ON | OFF)
LEVELS = Takes("levels of headings, such as #, ##", _is_level)
SOMETHING = Takes("a value", lambda value: value.strip() not in {"", "true"})


@dataclass(frozen=True, slots=True)
class Word:
    """A header key, a slide command, or both under one name in lower case.

    `key` is what the documents say of the header key, empty where the word is none; `commands` has each way to write
    the command, such as ``[.poll: one]``, with what is said of it. `act` is called for every slide for which the word
    is said, with the value that holds there; None for a word that is heeded while the deck is read, or that acts on
    what stands below it. `takes` says which values there are where not every one means something, `example` is one.
    """

    name: str
    key: str = ""
    commands: Mapping[str, str] = field(default_factory=dict)
    act: Callable[[Draft, str], None] | None = None
    takes: Takes | None = None
    example: str = "true"


def is_on(value: str | None) -> bool:
    """Say whether a key's or command's value switches it on; a command without a value does."""
    return value is not None and value.strip().lower() not in OFF
