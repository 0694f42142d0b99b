"""What one check found, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands, by the mark it is printed with: only what is MISSING makes the command fail."""

    GOOD = "✓"
    MISSING = "✗"
    NOTE = "–"  # noqa: RUF001  # a dash is what it is


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: the check's name, how it stands, a sentence without full stop, and what to do."""

    name: str
    state: State
    sentence: str
    remedy: str = ""


def good(name: str, sentence: str) -> Finding:
    """Say that all is as it should be."""
    return Finding(name, State.GOOD, sentence)


def missing(name: str, sentence: str, remedy: str) -> Finding:
    """Say that a demo, or the talk itself, lacks something."""
    return Finding(name, State.MISSING, sentence, remedy)


def note(name: str, sentence: str, remedy: str = "") -> Finding:
    """Say what is good to know, or that a check has nothing to look at."""
    return Finding(name, State.NOTE, sentence, remedy)
