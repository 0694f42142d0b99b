"""Small changes to the time a tape takes: events in, the same events out. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quarterdeck.events import Closed, Drawn, Ended, Held, Output, Resized, Started, Timed
from quarterdeck.pictures.model import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def cap_pauses(events: Iterable[Timed], seconds: float) -> Iterator[Timed]:
    """Wait at most this long between two events, so that nobody watches a download twice."""
    for timed in events:
        yield replace(timed, after=min(timed.after, seconds))


def at_speed(events: Iterable[Timed], speed: float) -> Iterator[Timed]:
    """Play this many times as fast as it was recorded; `speed` is above 0."""
    for timed in events:
        yield replace(timed, after=timed.after / speed)


def from_step(events: Iterable[Timed], step: int) -> Iterator[Timed]:
    """Begin at a step, with the screen as it was: all before it comes at once, without its steps."""
    begun = False
    before: list[Timed] = []
    for timed in events:
        if not begun and isinstance(timed.event, Started) and timed.event.step >= step:
            begun = True
            yield from at_once(before)
        if begun:
            yield timed
        elif not isinstance(timed.event, Started | Held | Ended | Closed):
            before.append(timed)
    if not begun:
        yield from at_once(before)


def at_once(events: Iterable[Timed]) -> Iterator[Timed]:
    """Wait for nothing, join what a terminal prints between two events of another kind, and leave out old pictures."""
    held: dict[str, str] = {}
    newest: dict[str, Timed] = {}
    for timed in events:
        event = timed.event
        if isinstance(event, Output):
            held[event.terminal] = held.get(event.terminal, "") + event.text
            continue
        if isinstance(event, Drawn):
            newest[kind_of(event.picture)] = Timed(0.0, event)
            continue
        if not isinstance(event, Resized) or event.terminal in held:
            yield from _released(held)
        yield Timed(0.0, event)
    yield from _released(held)
    yield from newest.values()


def _released(held: dict[str, str]) -> Iterator[Timed]:
    for terminal, text in held.items():
        yield Timed(0.0, Output(terminal, text))
    held.clear()
