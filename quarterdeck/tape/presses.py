"""A tape cut where somebody pressed: one press may have several steps, and a step that holds has two. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.events import Closed, Ended, Held, Started

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.events import Timed


@dataclass(frozen=True, slots=True)
class Press:
    """What a tape holds from one press to the next; `steps` are the numbers of those that begin in it."""

    steps: list[int] = field(default_factory=list)
    events: list[Timed] = field(default_factory=list)


def presses_of(events: Iterable[Timed]) -> list[Press]:
    """Cut a tape where a step begins while no other is under way; what comes before is a press without steps."""
    presses = [Press()]
    under_way: set[int] = set()
    for timed in events:
        event = timed.event
        if isinstance(event, Started):
            if not under_way:
                presses.append(Press())
            presses[-1].steps.append(event.step)
            under_way.add(event.step)
        elif isinstance(event, Ended | Held):
            under_way.discard(event.step)
        if not isinstance(event, Closed):
            presses[-1].events.append(timed)
    return presses


def split(press: Press, step: int) -> tuple[Press, Press]:
    """Cut a press where a step begins in it that is not its first."""
    starts = {timed.event.step: at for at, timed in enumerate(press.events) if isinstance(timed.event, Started)}
    at = starts[step]
    before = press.steps.index(step)
    return Press(press.steps[:before], press.events[:at]), Press(press.steps[before:], press.events[at:])


def find_press(presses: Sequence[Press], step: int, after: int) -> int:
    """Give the index of the press at which a step begins, from `after` on, else of any; -1 where there is none."""
    found = [index for index, press in enumerate(presses) if step in press.steps]
    return next((index for index in found if index >= after), found[0] if found else -1)
