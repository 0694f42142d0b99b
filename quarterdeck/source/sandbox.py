"""Where a run's shells and commands run, and with which environment: today on this machine, as its owner."""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from signal import SIGKILL
from typing import TYPE_CHECKING, Protocol

from ptyprocess import PtyProcess

from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import SourceError
from quarterdeck.source.run.environment import environment_of
from quarterdeck.source.run.reap import RUN, reap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quarterdeck.engines.engine import Run

RC = Path(__file__).with_name("terminal") / "shell.rc"
RUN_RC = {"bash": "shell.rc", "zsh": "shell.zsh"}  # in a run's folder: the like of RC, and what its engines add
PLAIN = """__quarterdeck_status=$?
case ${PS1-} in *133*) ;; *) PS1='$ ' PS2='> ' ;; esac
"""  # what a shell begins with, before its owner's own file: a prompt, but where it has one of ours
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
        """Start an interactive bash in a terminal, whose marks carry the nonce; raises OSError or SourceError.

        It stands in `folder` where that is there, else among the demo's files.
        """

    def again(self, shell: str, nonce: str) -> str:
        """Give the line that has a running shell, by its program's name, begin as ours do; nothing where none can."""

    def command(self, command: str, patience: float) -> Done:
        """Run a command to its end, `patience` seconds at most, and end whatever of it is left; raises SourceError.

        Waits, so never call it in the server's own thread.
        """

    def end(self, shells: Iterable[int]) -> list[str]:
        """End every process of the run, its shells by their numbers last; a sentence for each that would not go.

        Waits, too.
        """


def open_sandbox(run: Run, demo: str, own: Path | None = None) -> Sandbox:
    """Give the place where a run of a demo takes place, in its copy of the demo's files where that is there.

    `own` is a file of the owner's that every shell reads first.
    """
    workspace = run.folder / demo
    return Here(workspace if workspace.is_dir() else run.folder, environment_of(run), run.folder, own)


class Here:
    """A place on this machine, as whoever serves the talk; obeys `Sandbox`."""

    def __init__(self, folder: Path, environment: Mapping[str, str], kept: Path, own: Path | None = None) -> None:
        """Run things in a folder with an environment; what shells begin with is `kept` elsewhere, out of sight."""
        self._folder = folder
        self._environment = environment
        self._kept = kept
        self._own = own

    def shell(self, size: Size, nonce: str, folder: str = "") -> PtyProcess:
        """Start bash in a PTY."""
        if not (self._kept / RUN_RC["bash"]).exists():
            self._write_beginnings()
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # of a fork beside threads, from 3.12 on: ours only execs
            return PtyProcess.spawn(
                ["bash", "--noprofile", "--rcfile", str(self._kept / RUN_RC["bash"]), "-i"],
                cwd=folder if folder and Path(folder).is_dir() else str(self._folder),
                env={**self._environment, "QUARTERDECK_NONCE": nonce},
                dimensions=(size.rows, size.cols),
            )

    def again(self, shell: str, nonce: str) -> str:
        """Have it read the file that it would have begun with; the space keeps that out of zsh's history."""
        if shell not in RUN_RC:
            return ""
        return f" QUARTERDECK_NONCE={nonce} . {quote(str(self._kept / RUN_RC[shell]))}"

    def _write_beginnings(self) -> None:
        """Write what shells begin with, for each kind; raises SourceError where the owner's own file is none."""
        if self._own and not self._own.is_file():
            raise SourceError(f"QUARTERDECK_SHELL_RC names {self._own}, and there is no such file")
        own = [f". {quote(str(self._own))}"] if self._own else []
        engines = [engine.shell for engine in ENGINES.values()]
        for name in RUN_RC.values():
            marks = RC.with_name(name) if name != RUN_RC["bash"] else RC
            (self._kept / name).write_text("\n".join([PLAIN, *own, marks.read_text(), *engines]))

    def command(self, command: str, patience: float) -> Done:
        """Run a command in a session of its own, which is ended as a whole."""
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
