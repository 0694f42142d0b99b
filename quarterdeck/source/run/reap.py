"""Ends every process of a run, wherever it has hidden. Waits, so never call it in the server's own thread."""

from __future__ import annotations

import os
import time
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGKILL, SIGTERM, Signals
from typing import TYPE_CHECKING

import psutil

from quarterdeck.engines.engine import RUN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROUNDS: tuple[tuple[Signals, float], ...] = ((SIGINT, 1.5), (SIGTERM, 1.5), (SIGKILL, 3.0))
LOOK = 0.1  # seconds between two looks
LINUX = Path("/proc/self/environ").exists()


def processes_of(run: str, shells: Iterable[int]) -> list[psutil.Process]:
    """Find a run's processes: those in its shells' sessions, with its id in their environment, or born of these."""
    leaders = set(shells)
    found = {p.pid: p for p in psutil.process_iter() if _belongs(p, run, leaders) and _alive(p)}
    for process in list(found.values()):
        found.update({child.pid: child for child in _children(process) if _alive(child)})
    found.pop(os.getpid(), None)
    return list(found.values())


def reap(run: str, shells: Iterable[int]) -> list[str]:
    """End a run's processes by SIGINT, SIGTERM, SIGKILL; gives a sentence for each that would not go.

    `shells` are the run's own shells: interactive, they take no hint, so they are ended last, and at once.
    """
    leaders = set(shells)

    def others() -> list[psutil.Process]:
        return [process for process in processes_of(run, leaders) if process.pid not in leaders]

    for signal, patience in ROUNDS:
        going = others()
        _tell(going, signal)
        if not (going and _wait(others, patience)):
            break
    last = processes_of(run, leaders)
    _tell(last, SIGHUP, SIGKILL)
    left = last and _wait(lambda: processes_of(run, leaders), ROUNDS[-1][1])
    return [f"process {process.pid} of run {run} could not be ended" for process in left]


def _wait(remaining: Callable[[], list[psutil.Process]], patience: float) -> list[psutil.Process]:
    """Wait until none remains, and give those that do when patience has run out."""
    until = time.monotonic() + patience
    while (left := remaining()) and time.monotonic() <= until:
        time.sleep(LOOK)
    return left


def _belongs(process: psutil.Process, run: str, leaders: set[int]) -> bool:
    try:
        return os.getsid(process.pid) in leaders or _carries(process, run)
    except (psutil.Error, OSError):
        return False


def _carries(process: psutil.Process, run: str) -> bool:
    """Look into an environment; asked of every process there is, so where Linux shows it, it is not taken apart."""
    if LINUX:
        return f"{RUN}={run}".encode() in Path(f"/proc/{process.pid}/environ").read_bytes().split(b"\0")
    return process.environ().get(RUN) == run


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def _alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def _tell(processes: Iterable[psutil.Process], *signals: Signals) -> None:
    for process in processes:
        for signal in signals:
            try:
                process.send_signal(signal)
            except (psutil.Error, OSError):
                break
