"""Runs a step's check beside the terminals. Waits, so never call it in the server's own thread."""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import time
from dataclasses import dataclass
from signal import SIGKILL
from typing import TYPE_CHECKING

from quarterdeck.source.judge import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATIENCE = 20.0  # seconds a check may take
LINES = 6  # last lines of what it printed that are told
KEPT = 16 * 1024  # bytes of what it printed that are kept
LOOK = 0.1  # seconds between two looks whether it has ended


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check has found: whether it succeeded, and the last lines it printed."""

    passed: bool
    lines: tuple[str, ...] = ()


def run_check(command: str, workspace: Path, environment: Mapping[str, str], patience: float = PATIENCE) -> Verdict:
    """Run a check in a session of its own, and end whatever of it is left; `patience` is in seconds."""
    try:
        process = subprocess.Popen(
            ["bash", "-c", command],
            cwd=workspace,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        return Verdict(passed=False, lines=(f"the check could not be started: {error.strerror}",))
    with process:
        said, status = _follow(process, patience)
    lines = [line.rstrip() for line in plain(said.decode(errors="replace")).split("\n") if line.strip()]
    if status is None:
        lines.append(f"the check did not end within {patience:g} s")
    return Verdict(passed=status == 0, lines=tuple(lines[-LINES:]))


def _follow(process: subprocess.Popen[bytes], patience: float) -> tuple[bytes, int | None]:
    """Hear a process to its end, and give the last it said with its status, None for one that took too long."""
    until = time.monotonic() + patience
    said = b""
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout or 0, selectors.EVENT_READ)
        while (status := process.poll()) is None and time.monotonic() < until:
            if selector.get_map() and selector.select(LOOK):
                said = _hear(selector, said)
            elif not selector.get_map():
                time.sleep(LOOK)
        with contextlib.suppress(OSError):
            os.killpg(process.pid, SIGKILL)  # also of one that has ended: it may have left others
        while selector.get_map() and selector.select(0) and time.monotonic() < until + LOOK:
            said = _hear(selector, said)
    return said, status


def _hear(selector: selectors.BaseSelector, said: bytes) -> bytes:
    """Take in what there is to read; at the end of it, listen no longer."""
    key = next(iter(selector.get_map().values()))
    piece = os.read(key.fd, KEPT)
    if not piece:
        selector.unregister(key.fileobj)
    return (said + piece)[-KEPT:]
