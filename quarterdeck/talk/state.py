"""Where the talk stands, as frozen values: all that a restart, a late viewer or another machine needs to go on from."""

from __future__ import annotations

from collections.abc import Mapping  # msgspec reads these at run time

from msgspec import Struct, field
from msgspec.structs import replace

from quarterdeck.protocol.states import PollState, ShowState, StepState


class Position(Struct, frozen=True):
    """A slide counted from 1, and a build counted from 0."""

    slide: int = 1
    build: int = 0


class Timer(Struct, frozen=True):
    """How long the talk has been going on: `before` seconds, and since the clock's time `since` where it runs."""

    since: float | None = None
    before: float = 0.0

    @property
    def fresh(self) -> bool:
        """Whether it has never run since it was last put to zero."""
        return self.since is None and self.before == 0

    def elapsed(self, now: float) -> float:
        """Give the seconds that have passed while it ran; `now` is in seconds of the clock."""
        return self.before + (0.0 if self.since is None else max(0.0, now - self.since))

    def started(self, now: float) -> Timer:
        """Let it run."""
        return replace(self, since=now) if self.since is None else self

    def paused(self, now: float) -> Timer:
        """Let it rest."""
        return Timer(None, self.elapsed(now))


class PollStanding(Struct, frozen=True):
    """What a press needs to know of a slide's poll; `answered` once anybody has."""

    state: PollState = PollState.WAITING
    revealed: bool = False
    answered: bool = False


class Shown(Struct, frozen=True):
    """The question on everybody's slide."""

    number: int
    text: str


class Stroke(Struct, frozen=True):
    """A line, or a part of one: `points` are x, y, x, y …, counted from the canvas' upper left corner."""

    slide: int
    name: str
    colour: str
    points: tuple[int, ...]


class ShowStanding(Struct, frozen=True):
    """How a demo's show stands; `run` is None where none is on, and `problem` is one sentence.

    `awaited` is the step that goes on by itself in a moment, from the tape or live again; 0 where none does.
    """

    state: ShowState
    run: str | None
    steps: tuple[StepState, ...]
    problem: str | None = None
    awaited: int = 0


Polls = Mapping[int, PollStanding]  # by slide
Ink = Mapping[int, tuple[Stroke, ...]]  # by slide, the oldest stroke first
Shows = Mapping[str, ShowStanding]  # by the demo's name


class State(Struct, frozen=True):
    """The whole talk: `live` once somebody has presented, `black` while it is dark.

    `turn` grows with every move, also over a restart; `given` are the demos that have run to their end, which `next`
    passes by; `shows` holds those that have been opened.
    """

    position: Position = field(default_factory=Position)
    live: bool = False
    black: bool = False
    timer: Timer = field(default_factory=Timer)
    turn: int = 0
    given: frozenset[str] = frozenset()
    question: Shown | None = None
    polls: Polls = field(default_factory=dict)
    ink: Ink = field(default_factory=dict)
    shows: Shows = field(default_factory=dict)
