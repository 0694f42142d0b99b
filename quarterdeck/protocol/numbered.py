"""The events of a terminal as news carries them, each with its number within one run."""

from msgspec import Struct

from quarterdeck import events
from quarterdeck.pictures.model import Picture


class TerminalEvent(Struct, frozen=True, tag_field="type"):
    """What every numbered event has: `n`, by which a viewer knows what it has seen."""

    n: int


class Output(TerminalEvent, frozen=True, tag="output"):
    """Text written to a terminal, escape sequences included."""

    terminal: str
    text: str


class Resized(TerminalEvent, frozen=True, tag="resized"):
    """A terminal took this size, in character cells."""

    terminal: str
    cols: int
    rows: int


class Started(TerminalEvent, frozen=True, tag="started"):
    """A step has begun in its terminal."""

    terminal: str
    step: int


class Held(TerminalEvent, frozen=True, tag="held"):
    """A step stands typed, and starts anew with the press that runs it."""

    terminal: str
    step: int


class Ended(TerminalEvent, frozen=True, tag="ended"):
    """A step has been judged, and has `failed` or not; `status` is null where its command goes on or was cut off."""

    terminal: str
    step: int
    status: int | None
    seconds: float
    failed: bool


class Drawn(TerminalEvent, frozen=True, tag="drawn"):
    """The newest picture of its kind, whole."""

    picture: Picture


class Closed(TerminalEvent, frozen=True, tag="closed"):
    """Nothing more comes."""


Numbered = Output | Resized | Started | Held | Ended | Drawn | Closed


def number(event: events.Event, n: int) -> Numbered:  # noqa: PLR0911  # one for each
    """Give an event its number, as news carries it."""
    match event:
        case events.Output():
            return Output(n, event.terminal, event.text)
        case events.Resized():
            return Resized(n, event.terminal, event.cols, event.rows)
        case events.Started():
            return Started(n, event.terminal, event.step)
        case events.Held():
            return Held(n, event.terminal, event.step)
        case events.Ended():
            return Ended(n, event.terminal, event.step, event.status, event.seconds, event.problem is not None)
        case events.Drawn():
            return Drawn(n, event.picture)
        case events.Closed():
            return Closed(n)
