"""What the terminals showed, with each step's beginning and end: the tape of a recording. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.events import Ended, Started, Timed
from quarterdeck.tape.tempo import cap_pauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.recorder.drafting import Part

LONGEST_PAUSE = 2.0  # seconds that a tape stands still at most


def taped(events: Sequence[Timed], parts: Sequence[Part]) -> list[Timed]:
    """Give events with the steps in their places, no pause longer than a room likes to wait."""
    return list(cap_pauses(_with_steps(events, parts), LONGEST_PAUSE))


def _with_steps(events: Sequence[Timed], parts: Sequence[Part]) -> Iterator[Timed]:
    for at in range(len(events) + 1):
        ending = [(number, part) for number, part in enumerate(parts, 1) if part.began < part.ended == at]
        starting = [(number, part) for number, part in enumerate(parts, 1) if part.began == at]
        for number, part in ending:
            yield Timed(0.0, _ended(number, part, events))
        for number, part in starting:
            yield Timed(0.0, Started(part.terminal, number))
            if part.ended <= part.began:
                yield Timed(0.0, _ended(number, part, events))
        if at < len(events):
            yield events[at]


def _ended(number: int, part: Part, events: Sequence[Timed]) -> Ended:
    seconds = sum(timed.after for timed in events[part.began : part.ended])
    return Ended(part.terminal, number, part.status, round(seconds, 3))
