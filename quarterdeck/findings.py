"""What somebody should know of the talk or of this machine, as a frozen value: where, how bad, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the talk's files something stands; `line` counts from 1, 0 means the whole file."""

    path: Path
    line: int = 0

    def __str__(self) -> str:
        """Write the place as editors read it, ``path:line``."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)


class Severity(StrEnum):
    """How it stands: an ERROR is to be mended before the talk, and only it makes a command fail."""

    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def mark(self) -> str:
        """The sign that a report shows it by."""
        return {Severity.GOOD: "✓", Severity.ERROR: "✗"}.get(self, "–")  # noqa: RUF001  # a dash is what it is


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: a sentence without full stop, its place where it has one, and what to do, if anything.

    `str()` is the line a person reads, ``path:line: sentence; remedy``.
    """

    place: Place | None
    severity: Severity
    sentence: str
    remedy: str = ""

    def __str__(self) -> str:
        """Write all of it but the severity."""
        return f"{self.place}: {self.words}" if self.place else self.words

    @property
    def words(self) -> str:
        """The sentence and the remedy, without the place."""
        return f"{self.sentence}; {self.remedy}" if self.remedy else self.sentence

    def without_secrets(self, hide: Callable[[str], str]) -> Finding:
        """Give it as anybody may read it; `hide` takes secrets out of a text, which may be another program's."""
        place = self.place and Place(Path(hide(str(self.place.path))), self.place.line)
        return replace(self, place=place, sentence=hide(self.sentence), remedy=hide(self.remedy))


def good(sentence: str) -> Finding:
    """Say that all is as it should be."""
    return Finding(None, Severity.GOOD, sentence)


def note(sentence: str, remedy: str = "") -> Finding:
    """Say what is good to know, or that there is nothing to look at."""
    return Finding(None, Severity.NOTE, sentence, remedy)


def missing(sentence: str, remedy: str) -> Finding:
    """Say that a demo, or the talk itself, lacks something."""
    return Finding(None, Severity.ERROR, sentence, remedy)
