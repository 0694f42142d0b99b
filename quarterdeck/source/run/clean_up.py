"""What happens after every run, however it ended. Waits, so never call it in the server's own thread."""

from __future__ import annotations

import logging
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import SourceError
from quarterdeck.source.run.holder import engine_run
from quarterdeck.source.sandbox import open_sandbox

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.settings import Settings
    from quarterdeck.source.run.run_record import RunRecord
    from quarterdeck.source.sandbox import Sandbox

PATIENCE = 60.0  # seconds for each cleanup command

log = logging.getLogger(__name__)


def clean_up(record: RunRecord, folder: Path, settings: Settings) -> list[str]:
    """End a run's processes, take away what it made on its engines, run its cleanup commands.

    Its folder goes, too, unless an engine is away that must be tried again: then it stays, so that the next sweep
    finds it. Gives one sentence for each thing that could not be done; raises nothing.
    """
    shells = [shell.pid for shell in record.shells if not shell.taken()]
    run = engine_run(record, folder, settings)
    engines = [ENGINES[name] for name in record.needs if name in ENGINES]
    sandbox = open_sandbox(run, record.demo)
    problems = sandbox.end(shells)
    owed = [sentence for engine in engines for sentence in engine.free(run)]
    for command in record.cleanup:
        problems += _run(command, sandbox)
    problems += sandbox.end(())
    for name in (name for engine in engines for name in engine.clean(run)):
        log.info("run %s of %s left %s behind: removed", record.run, record.demo, name)
    problems += owed + (_keep(record, folder) if owed else _remove(folder))
    for problem in problems:
        log.warning("%s: %s", record.demo, problem)
    return problems


def _run(command: str, sandbox: Sandbox) -> list[str]:
    try:
        status = sandbox.command(command, PATIENCE).status
    except SourceError as error:
        return [f"cleanup “{command}” does not run: {error}"]
    if status is None:
        return [f"cleanup “{command}” did not end within {PATIENCE:g} s"]
    return [f"cleanup “{command}” ended with status {status}"] if status else []


def _keep(record: RunRecord, folder: Path) -> list[str]:
    """Leave of a run's folder what it takes to find the engine again."""
    problems = _remove(folder / record.demo)
    try:
        replace(record, cleanup=(), shells=(), ended=True).write(folder)
    except OSError as error:
        problems.append(f"{folder} cannot be written: {error.strerror}; see to the disk")
    return problems


def _remove(folder: Path) -> list[str]:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        return [f"{error.filename or folder} cannot be removed: {error.strerror}; remove it by hand"]
    return []
