"""How long each step of a demo took when it was rehearsed on this machine, or else on its tape.

Every function here reads or writes files: on the server, call it from a thread.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quarterdeck.errors import MachineError, TapeError
from quarterdeck.events import Ended
from quarterdeck.tape.digest import digest
from quarterdeck.tape.read import read_tape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.demo.model import Demo

FILE = "rehearsed.json"


def times_of(demo: Demo, state: Path) -> tuple[float, ...]:
    """Give the seconds each step took, in order: in the last rehearsal, else on the tape; empty if neither tells.

    A rehearsal of a demo whose files have changed since tells nothing. The times are those of a step's work,
    without the typing, as in `Ended`.
    """
    return rehearsed_times(demo, state) or _times_on_tape(demo)


def rehearsed_times(demo: Demo, state: Path) -> tuple[float, ...]:
    """Give the seconds each step took in the last rehearsal of the demo as it is now; empty where there was none."""
    kept = _kept(state).get(_key(demo))
    if not isinstance(kept, dict) or kept.get("digest") != _digest(demo):
        return ()
    return _checked(kept, len(demo.steps))


def keep_times(demo: Demo, seconds: Sequence[float], state: Path) -> None:
    """Remember how long the steps of a demo took, at once or not at all; raises MachineError where that cannot be."""
    known = {folder: times for folder, times in _kept(state).items() if Path(folder).is_dir()}
    known[_key(demo)] = {"digest": _digest(demo), "seconds": [round(each, 3) for each in seconds]}
    draft = state / f"{FILE}.{os.getpid()}.part"
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_text(json.dumps(known, indent=1), encoding="utf-8")
        draft.replace(state / FILE)
    except OSError as fault:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise MachineError(f"the times are not kept in {state} ({fault.strerror}); make room there") from fault


def _kept(state: Path) -> dict[str, Any]:
    try:
        kept = json.loads((state / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _key(demo: Demo) -> str:
    """Name a demo by its folder, as two talks may each have one of the same name."""
    return str(demo.folder.resolve())


def _digest(demo: Demo) -> str:
    try:
        return digest(demo)
    except OSError:
        return ""


def _checked(kept: dict[str, Any], steps: int) -> tuple[float, ...]:
    seconds = kept.get("seconds")
    if not isinstance(seconds, list) or len(seconds) != steps:
        return ()
    return tuple(map(float, seconds)) if all(isinstance(each, int | float) for each in seconds) else ()


def _times_on_tape(demo: Demo) -> tuple[float, ...]:
    try:
        tape = read_tape(demo.tape)
    except TapeError:
        return ()
    events: Iterable[object] = (timed.event for timed in tape.events)
    took = {event.step: event.seconds for event in events if isinstance(event, Ended)}
    numbers = [step.number for step in demo.steps]
    return tuple(took[number] for number in numbers) if sorted(took) == numbers else ()
