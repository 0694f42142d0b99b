"""The three servers that are measured, each in a process of its own on one core, and the load on the other."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]
SLIDES = 400
PATIENCE = 30
OURS, NODE, BOUND = "Quarterdeck", "Node's socket.io", "C, one send() each"


class BenchError(Exception):
    """Something needed did not work; the text says what."""


class Workshop:
    """A folder with everything built for one run, removed afterwards."""

    def __init__(self, folder: Path, programs: Sequence[str], home: Path = HOME) -> None:
        """Measure the checkout in `home`; `programs` are the commands of its talk's steps."""
        self.folder = folder
        self.home = home
        self.programs = [f"{folder / 'frames'} {program}" for program in programs]
        self.cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]

    def build(self) -> None:
        """Make everything ready, Node's server too; raises BenchError."""
        self.build_ours()
        for name in ("package.json", "package-lock.json", "node.mjs"):
            shutil.copy(HERE / name, self.folder)
        _do("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=self.folder)

    def build_ours(self) -> None:
        """Build the load and write the talk; raises BenchError."""
        for program, sources in {"load": ("load.c", "viewer.c"), "bound": ("bound.c",)}.items():
            _do("cc", "-O2", "-o", str(self.folder / program), *(str(HERE / source) for source in sources), "-lz")
        frames = self.folder / "frames"
        frames.write_text(f"#!{sys.executable}\n{(HERE / 'frames.py').read_text()}")
        frames.chmod(0o755)
        _write_talk(self.folder / "talk", self.programs)

    def on_core(self, which: int) -> list[str]:
        """Begin a command that stays on the first or the last core, where there is more than one."""
        return ["taskset", "-c", str(self.cores[which])] if len(self.cores) > 1 else []

    def command(self, name: str) -> list[str]:
        """Give the command that starts a server on any free port."""
        commands = {
            OURS: [sys.executable, str(self.home / "app.py"), str(self.folder / "talk" / "deck.md"), "--port", "0"],
            NODE: ["node", str(self.folder / "node.mjs"), "0", *self.programs],
            BOUND: [str(self.folder / "bound"), "0", *self.programs],
        }
        return [*self.on_core(0), *commands[name]]

    @contextmanager
    def serving(self, name: str) -> Iterator[tuple[int, int, str]]:
        """Run a server; gives its process, port and the owner's token."""
        state, log = self.folder / "state", self.folder / "server.log"
        with log.open("w") as out:
            process = subprocess.Popen(
                self.command(name),
                stdout=out,
                stderr=out,
                env={**os.environ, "QUARTERDECK_STATE": str(state)},
                cwd=self.home,
            )
        try:
            yield (process.pid, *_find(log, process))
        finally:
            _end(process)
            shutil.rmtree(state, ignore_errors=True)


class Load:
    """The load on a server: `do` gives a command and waits for what was measured."""

    def __init__(self, workshop: Workshop, server: tuple[int, int, str], *, deflate: bool = False) -> None:
        """Start with nobody connected."""
        pid, port, token = server
        command = [*workshop.on_core(-1), str(workshop.folder / "load"), str(port), str(pid), token, str(int(deflate))]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def do(self, command: str) -> dict[str, Any]:
        """Obey one command of load.c."""
        assert self._process.stdin  # noqa: S101  # it is a pipe
        assert self._process.stdout  # noqa: S101
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise BenchError(f"the load ended at: {command}")
        return dict(json.loads(answer))

    def __enter__(self) -> Self:
        """Take it for a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        _end(self._process)


def _do(*command: str, cwd: Path | None = None) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    except FileNotFoundError as error:
        raise BenchError(f"this needs {command[0]}, which is not installed") from error
    if done.returncode:
        raise BenchError(f"{' '.join(command)} has failed:\n{done.stdout}{done.stderr}")


def _write_talk(folder: Path, programs: Sequence[str]) -> None:
    demo = folder / "demos" / "frames"
    demo.mkdir(parents=True)
    slides = "\n---\n\n".join(f"# Slide {number}\n" for number in range(1, SLIDES + 1))
    (folder / "deck.md").write_text(f"{slides}\n[.demo: frames]\n")
    steps = "".join(f"  - run: {program}\n    timeout: 120\n" for program in programs)
    (demo / "demo.yaml").write_text(f"title: Frames\nabout: Lines at a steady rate.\nneeds: []\nsteps:\n{steps}")


def _find(log: Path, process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Read in a server's log its port and the owner's token."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        text = log.read_text()
        if found := re.search(r"the presenter +\S+:(\d+)/\S*token=(\S+)", text):
            return int(found[1]), found[2]
        if found := re.match(r"(\d+)\n", text):
            return int(found[1]), "-"
        time.sleep(0.05)
    raise BenchError(f"a server did not start:\n{log.read_text()}")


def _end(process: subprocess.Popen[Any]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
