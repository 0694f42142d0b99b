"""Live if the engines answer, else the tape."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.errors import SourceError, TapeError
from quarterdeck.settings import PROGRAM
from quarterdeck.source.outgoing import Told, nobody
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.tape import TapeSource
from quarterdeck.tape.read import read_heading, read_tape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Status
    from quarterdeck.settings import Settings
    from quarterdeck.source import Source


@dataclass(frozen=True, slots=True)
class Opening:
    """How a live run is opened: its id, who is told what it waits for, and who which secret was hidden in it."""

    run: str
    say: Told = nobody
    hid: Told = nobody


def choose(demo: Demo, engines: Mapping[str, Status], settings: Settings, opening: Opening) -> Source:
    """Open the best source there is for a demo.

    A demo that was read from a recording made elsewhere plays it, until it has been rehearsed and recorded here.
    Raises SourceError where an engine is missing and there is no tape, or where no shell can start, and
    TapeError for a tape that cannot be played.
    """
    missing = _missing(demo, engines)
    if not missing and not _is_only_recorded(demo):
        return ShellSource(demo, settings, run=opening.run, say=opening.say, hid=opening.hid)
    tape = tape_source(demo, 1, settings.tempo)
    if tape is None:
        remedy = f"or record it where they answer: {PROGRAM} rehearse {demo.name} --record"
        raise SourceError(f"{demo.name} cannot run live and has no tape. {missing} ({remedy})")
    return tape


def live_source(demo: Demo, engines: Mapping[str, Status], settings: Settings, opening: Opening) -> Source:
    """Open a live source, whether or not there is a tape; raises SourceError where an engine is missing."""
    if missing := _missing(demo, engines):
        raise SourceError(f"{demo.name} cannot run live. {missing}")
    return ShellSource(demo, settings, run=opening.run, say=opening.say, hid=opening.hid)


def tape_source(demo: Demo, step: int, tempo: float = 1.0) -> TapeSource | None:
    """Open a demo's tape at a step, None when it has none; raises TapeError when it cannot be played.

    It plays `tempo` times as fast as it was recorded.
    """
    return TapeSource(read_tape(demo.tape), step=step, speed=tempo) if demo.tape.exists() else None


def _missing(demo: Demo, engines: Mapping[str, Status]) -> str:
    return " ".join(_problem(name, engines) for name in demo.needs if not _found(name, engines))


def _is_only_recorded(demo: Demo) -> bool:
    """Say whether a demo's steps were read from its tape, and have not been performed yet."""
    with suppress(TapeError):
        return demo.tape.exists() and read_heading(demo.tape).elsewhere
    return False


def _found(name: str, engines: Mapping[str, Status]) -> bool:
    return name in engines and engines[name].found


def _problem(name: str, engines: Mapping[str, Status]) -> str:
    engine = engines.get(name)
    return (engine.problem if engine else None) or f"{name} is not known on this machine."
