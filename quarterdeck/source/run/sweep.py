"""Ends what a server that was killed left behind; a server that starts does so beside what it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import SourceError
from quarterdeck.source.run.clean_up import clean_up
from quarterdeck.source.run.run_record import Identity, RunRecord, read_record

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.settings import Settings

DONE = "cleaned up"
_NOBODY = Identity(0, 0.0)


def sweep(settings: Settings) -> list[str]:
    """Clean up after every run that has ended or whose server is no longer alive, and say so, one sentence a run.

    Waits for what it ends, so call it in a thread of its own.
    """
    return [sweep_run(record, settings) for record in left_behind(settings)]


def left_behind(settings: Settings) -> list[RunRecord]:
    """Find every run that has ended or whose server is no longer alive, and touch none; takes no time."""
    if not settings.runs.is_dir():
        return []
    records = [_record(folder) for folder in sorted(settings.runs.iterdir()) if folder.is_dir()]
    return [record for record in records if record.ended or not record.server.alive()]


def sweep_run(record: RunRecord, settings: Settings) -> str:
    """Clean up after one such run, and say so in a sentence; waits, so call it in a thread."""
    return _swept(settings.runs / record.run, settings)


def sweep_owed(settings: Settings) -> list[str]:
    """Try again to clean up after runs that ended while their cluster was away, and say so where it is done.

    Touches no open run, so call it now and then while serving, in a thread.
    """
    folders = sorted(settings.runs.iterdir()) if settings.runs.is_dir() else []
    owed = [folder for folder in folders if _record(folder).ended]
    return [said for folder in owed if (said := _swept(folder, settings)).endswith(DONE)]


def _swept(folder: Path, settings: Settings) -> str:
    record = _record(folder)
    problems = clean_up(record, folder, settings)
    why = "its cluster was away" if record.ended else "the server ended"
    left = f"{record.demo} was left {'behind' if record.ended else 'running'} when {why} (run {record.run})"
    return f"{left}; not everything could be cleaned up: {'; '.join(problems)}" if problems else f"{left}; {DONE}"


def _record(folder: Path) -> RunRecord:
    """Read what is known of a run; a record cut off in the writing still leaves us the run's id."""
    try:
        return read_record(folder)
    except SourceError:
        return RunRecord(folder.name, "a demo", tuple(ENGINES), (), _NOBODY)
