"""What happens after every run, however it ended. Waits, so never call it in the server's own thread."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import subprocess
from dataclasses import replace
from signal import SIGKILL
from typing import TYPE_CHECKING

from quarterdeck.engine import docker
from quarterdeck.engine.namespace import remove_namespaces
from quarterdeck.errors import EngineError
from quarterdeck.source.claim import PIN, pinned
from quarterdeck.source.reap import reap
from quarterdeck.source.surroundings import surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from quarterdeck.source.record import RunRecord

PATIENCE = 60.0  # seconds for each cleanup command

log = logging.getLogger(__name__)


def clean(record: RunRecord, folder: Path, environment: Mapping[str, str]) -> list[str]:
    """End a run's processes, take away what it made on the cluster and on Docker, run its cleanup commands.

    `environment` is the owner's. Its folder goes, too, unless the cluster is away: then it stays, so that the next
    sweep finds it. Gives one sentence for each thing that could not be done; raises nothing.
    """
    shells = [shell.pid for shell in record.shells if not shell.taken()]
    around = surroundings(pinned(environment, folder), record.run)
    problems = reap(record.run, shells)
    owed = _free_cluster(record, folder, environment)
    for command in record.cleanup:
        problems += _run(command, folder / record.demo, around)
    problems += reap(record.run, ())
    if "docker" in record.needs:
        for name in docker.sweep(record.run, environment):
            log.info("run %s of %s left %s behind: removed", record.run, record.demo, name)
    problems += owed + (_keep(record, folder) if owed else _remove(folder))
    for problem in problems:
        log.warning("%s: %s", record.demo, problem)
    return problems


def _free_cluster(record: RunRecord, folder: Path, environment: Mapping[str, str]) -> list[str]:
    """Take away what a run made on the cluster it held on to."""
    if not (record.namespace and (folder / PIN).exists()):
        return []
    try:
        remove_namespaces(pinned(environment, folder), record.run)
    except EngineError as fault:
        what = f"the namespace {record.namespace} may still be on the cluster ({fault})"
        return [f"{what}; it goes when the cluster answers again, or, if that never will, remove {folder}"]
    return []


def _keep(record: RunRecord, folder: Path) -> list[str]:
    """Leave of a run's folder what it takes to find the cluster again."""
    problems = _remove(folder / record.demo)
    try:
        replace(record, cleanup=(), shells=(), ended=True).write(folder)
    except OSError as error:
        problems.append(f"{folder} cannot be written: {error.strerror}; see to the disk")
    return problems


def _run(command: str, workspace: Path, environment: Mapping[str, str]) -> list[str]:
    where = workspace if workspace.is_dir() else workspace.parent
    try:
        process = subprocess.Popen(
            ["bash", "-c", command],
            cwd=where,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return [f"cleanup “{command}” could not be started: {error.strerror}"]
    return _await(process, command)


def _await(process: subprocess.Popen[bytes], command: str) -> list[str]:
    try:
        status = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, SIGKILL)
        process.wait()
        return [f"cleanup “{command}” did not end within {PATIENCE:g} s"]
    return [f"cleanup “{command}” ended with status {status}"] if status else []


def _remove(folder: Path) -> list[str]:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        return [f"{error.filename or folder} cannot be removed: {error.strerror}; remove it by hand"]
    return []
