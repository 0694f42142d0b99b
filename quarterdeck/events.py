"""What a demo's terminals and engines do, as frozen values: no I/O, no clock, no HTML.

A live shell, a tape and a script all produce these, and whoever reads them cannot tell which it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quarterdeck.pictures.model import Picture


@dataclass(frozen=True, slots=True)
class Output:
    """Text written to a terminal, escape sequences included, already decoded and harmless."""

    terminal: str
    text: str


@dataclass(frozen=True, slots=True)
class Resized:
    """A terminal took this size, in character cells."""

    terminal: str
    cols: int
    rows: int


@dataclass(frozen=True, slots=True)
class Started:
    """A step, counted from 1, has begun in its terminal."""

    terminal: str
    step: int


@dataclass(frozen=True, slots=True)
class Held:
    """A step stands typed in its terminal; it starts anew with the press that runs it."""

    terminal: str
    step: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A step has been judged.

    `status` is the command's exit status, or None where the command goes on (its `until` has come) or was
    cut off. `problem` is None when the step did what its author promised, else one sentence.
    `seconds` is how long it took.
    """

    terminal: str
    step: int
    status: int | None
    seconds: float
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the demo's commands have done so far, as a whole picture; it replaces the one of its kind before it."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class Closed:
    """The source has nothing more to say; `problem` is None when it was closed on purpose."""

    problem: str | None = None


Event = Output | Resized | Started | Held | Ended | Drawn | Closed


@dataclass(frozen=True, slots=True)
class Timed:
    """An event and the seconds since the one before it, as tapes keep it."""

    after: float
    event: Event


@dataclass(frozen=True, slots=True)
class Recorded:
    """When and on what a tape was recorded: what the badge says.

    `date` is ISO 8601 (``2026-11-23``); `engines` maps an engine's name to its version.
    """

    date: str
    engines: dict[str, str]
