"""How long each step of a demo took when it was rehearsed on this machine, or else on its tape.

Every function here reads files: on the server, call it from a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.errors import TapeError
from quarterdeck.events import Ended
from quarterdeck.tape.digest import digest
from quarterdeck.tape.read import read_tape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.demo.model import Demo
    from quarterdeck.store.rehearsal_table import RehearsalTable


def times_of(demo: Demo, table: RehearsalTable) -> tuple[float, ...]:
    """Give the seconds each step took, in order: in the last rehearsal, else on the tape; empty if neither tells.

    A rehearsal of a demo whose files have changed since tells nothing. The times are those of a step's work,
    without the typing, as in `Ended`.
    """
    return rehearsed_times(demo, table) or _times_on_tape(demo)


def rehearsed_times(demo: Demo, table: RehearsalTable) -> tuple[float, ...]:
    """Give the seconds each step took in the last rehearsal of the demo as it is now; empty where there was none."""
    last = table.last(demo.folder)
    if last is None or last.digest != _digest(demo) or len(last.seconds) != len(demo.steps):
        return ()
    return last.seconds


def keep_times(demo: Demo, seconds: Sequence[float], table: RehearsalTable) -> None:
    """Remember how long the steps of a demo took; raises MachineError where that cannot be."""
    table.keep(demo.folder, _digest(demo), seconds)


def _digest(demo: Demo) -> str:
    try:
        return digest(demo)
    except OSError:
        return ""


def _times_on_tape(demo: Demo) -> tuple[float, ...]:
    try:
        tape = read_tape(demo.tape)
    except TapeError:
        return ()
    events: Iterable[object] = (timed.event for timed in tape.events)
    took = {event.step: event.seconds for event in events if isinstance(event, Ended)}
    numbers = [step.number for step in demo.steps]
    return tuple(took[number] for number in numbers) if sorted(took) == numbers else ()
