"""The words of a VHS tape, in the order in which it does them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TAKES = {"Output": 1, "Require": 1, "Set": 2, "Sleep": 1, "Screenshot": 1, "Copy": 1, "Source": 1, "Env": 2}
KEYS = frozenset(
    {
        "Backspace", "Delete", "Insert", "Down", "Up", "Left", "Right", "Enter", "Escape", "Home", "End",
        "PageUp", "PageDown", "Space", "Tab", "ScrollUp", "ScrollDown",
    }
)  # fmt: skip
ALONE = frozenset({"Hide", "Show", "Paste"})
MODIFIERS = ("Ctrl+", "Alt+", "Shift+")
MOST = 50  # presses of one key in a row

_TOKEN = re.compile(r"""\s*(?:(#.*)|"([^"]*)"?|'([^']*)'?|`([^`]*)`?|(\{.*\})|(/(?:\\.|[^/\\])*/)|([^\s"'`]+))""")
_NUMBER = re.compile(r"\d+")
_SLEEP = re.compile(r"(\d*\.?\d+)(ms|s|m)?")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a tape does: its word without speed, what stands behind it, and its line, counted from 1."""

    word: str
    rest: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """What stands behind the word, as one text."""
        return " ".join(self.rest)

    @property
    def times(self) -> int:
        """How often a key is pressed."""
        return min(int(self.rest[0]), MOST) if self.rest and _NUMBER.fullmatch(self.rest[0]) else 1

    @property
    def seconds(self) -> float:
        """How long it sleeps."""
        found = _SLEEP.fullmatch(self.text)
        if not found:
            return 0.0
        return float(found[1]) * {"ms": 0.001, "m": 60.0}.get(found[2] or "", 1.0)


def acts_of(text: str) -> Iterator[Act]:
    """Give everything a tape does; a word it could not have is an act of its own."""
    for number, line in enumerate(text.split("\n"), 1):
        tokens = list(_tokens(line))
        while tokens:
            word = tokens.pop(0)[0].partition("@")[0]
            count = _count(word, tokens)
            yield Act(word, tuple(token for token, _ in tokens[:count]), number)
            del tokens[:count]


def _count(word: str, tokens: list[tuple[str, bool]]) -> int:
    """Say how many of the tokens behind a word are its own."""
    if word in TAKES:
        return TAKES[word]
    if word == "Type":
        return next((n for n, (_, quoted) in enumerate(tokens) if not quoted and n), len(tokens))
    if word in KEYS or word.startswith(MODIFIERS):
        return int(bool(tokens) and bool(_NUMBER.fullmatch(tokens[0][0])))
    if word.partition("+")[0] == "Wait":
        return int(bool(tokens) and tokens[0][0].startswith("/"))
    return 0 if word in ALONE else len(tokens)


def _tokens(line: str) -> Iterator[tuple[str, bool]]:
    """Give a line's tokens, and of each whether it stood in quotes."""
    for found in _TOKEN.finditer(line):
        comment, *quoted, block, pattern, bare = found.groups()
        if comment is not None:
            return
        text = next((each for each in quoted if each is not None), None)
        yield (text, True) if text is not None else (block or pattern or bare or "", False)
