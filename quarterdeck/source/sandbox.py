"""Where a run's shells and commands run, and with which environment: today on this machine, as its owner."""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import subprocess
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from signal import SIGKILL
from typing import TYPE_CHECKING, Protocol

from ptyprocess import PtyProcess

from quarterdeck.engines.engine import RUN
from quarterdeck.errors import SourceError
from quarterdeck.source.run.beginning import ENGINES_RC, FILES, Beginning
from quarterdeck.source.run.environment import environment_of
from quarterdeck.source.run.reap import reap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quarterdeck.engines.engine import Run

PLAINLY = Beginning()
KEPT = 16 * 1024  # bytes of what a command printed that are kept, the newest
LOOK = 0.1  # seconds between two looks whether it has ended


@dataclass(frozen=True, slots=True)
class Size:
    """A terminal's, in character cells."""

    cols: int
    rows: int


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended: its status, None for one that took too long, and the last it printed."""

    status: int | None
    said: bytes


class Sandbox(Protocol):
    """A place for a run's programs; whoever gives a learner a place of their own writes another of these."""

    def shell(self, size: Size, nonce: str, folder: str = "") -> PtyProcess:
        """Start an interactive shell in a terminal, whose marks carry the nonce; raises OSError or SourceError.

        It stands in `folder` where that is there, else among the demo's files.
        """

    def again(self, shell: str, nonce: str) -> str:
        """Give the line that has a running shell, by its program's name, begin as ours do; nothing where none can."""

    def command(self, command: str, patience: float, *, makes: bool = False) -> Done:
        """Run a command to its end, `patience` seconds at most, and end whatever of it is left; raises SourceError.

        What it `makes` on engines, if it does, is labelled as what a terminal's shell makes. Waits, so never call it in
        the server's own thread.
        """

    def end(self, shells: Iterable[int]) -> list[str]:
        """End every process of the run, its shells by their numbers last; a sentence for each that would not go.

        Waits, too.
        """


def open_sandbox(run: Run, demo: str, beginning: Beginning = PLAINLY) -> Sandbox:
    """Give the place where a run of a demo takes place, in its copy of the demo's files where that is there.

    `beginning` is how its shells begin.
    """
    workspace = run.folder / demo
    folder = workspace if workspace.is_dir() else run.folder
    return Here(folder, environment_of(run), run.folder, beginning)


class Here:
    """A place on this machine, as whoever serves the talk; obeys `Sandbox`."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], kept: Path, beginning: Beginning = PLAINLY
    ) -> None:
        """Run things in a folder with an environment; what shells begin with is `kept` elsewhere, out of sight."""
        self._folder = folder
        self._environment = environment
        self._kept = kept
        self._beginning = beginning

    def shell(self, size: Size, nonce: str, folder: str = "") -> PtyProcess:
        """Start a shell in a PTY."""
        self._write_beginning()
        command, more = self._beginning.start(self._kept)
        if not shutil.which(command[0], path=self._environment.get("PATH")):
            raise SourceError(f"{command[0]} is not on this machine; install it, or write shell: bash")
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # of a fork beside threads, from 3.12 on: ours only execs
            return PtyProcess.spawn(
                command,
                cwd=folder if folder and Path(folder).is_dir() else str(self._folder),
                env={**self._environment, **more, "QUARTERDECK_NONCE": nonce},
                dimensions=(size.rows, size.cols),
            )

    def again(self, shell: str, nonce: str) -> str:
        """Have it read the file that it would have begun with; the space keeps that out of zsh's history."""
        if shell not in FILES:
            return ""
        return f" QUARTERDECK_NONCE={nonce} . {quote(str(self._kept / FILES[shell]))}"

    def _write_beginning(self) -> None:
        if not (self._kept / ENGINES_RC).exists():
            self._beginning.write(self._kept)

    def command(self, command: str, patience: float, *, makes: bool = False) -> Done:
        """Run a command in a session of its own, which is ended as a whole."""
        if makes:
            self._write_beginning()
            command = f". {quote(str(self._kept / ENGINES_RC))}\n{command}"
        try:
            process = subprocess.Popen(
                ["bash", "-c", command],
                cwd=self._folder,
                env=dict(self._environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise SourceError(f"bash cannot be started: {error.strerror}") from error
        except ValueError as error:  # as with the sign \0
            raise SourceError(f"bash cannot be given this: {error}") from error
        with process:
            return _follow(process, patience)

    def end(self, shells: Iterable[int]) -> list[str]:
        """Find the processes by their sessions, their parents, and the run's id in their environment."""
        return reap(self._environment[RUN], shells)


def _follow(process: subprocess.Popen[bytes], patience: float) -> Done:
    """Hear a process to its end, or to that of our patience, and end what is left of its session."""
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
    return Done(status, said)


def _hear(selector: selectors.BaseSelector, said: bytes) -> bytes:
    """Take in what there is to read; at the end of it, listen no longer."""
    key = next(iter(selector.get_map().values()))
    piece = os.read(key.fd, KEPT)
    if not piece:
        selector.unregister(key.fileobj)
    return (said + piece)[-KEPT:]
