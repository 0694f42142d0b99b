"""What a server holds at a moment: memory, threads, files, processes, and what lies about of it on the machine."""

from __future__ import annotations

import contextlib
import shutil
import time
from typing import TYPE_CHECKING, Any

import psutil
from gevent import subprocess

if TYPE_CHECKING:
    from pathlib import Path

MIB = 1 << 20
WITHIN = 0.05  # of what it was after the first round
POOLED = 20  # threads: the pools get theirs as they need them, 15 in all, and keep them
LISTS = {
    "containers": ("ps", "--all", "--quiet"),
    "volumes": ("volume", "ls", "--quiet"),
    "networks": ("network", "ls", "--quiet"),
    "images": ("image", "ls", "--quiet"),
}
Reading = dict[str, float]


class Gauge:
    """Looks at a server by its number, from outside; its temporary files are all in `place`, and so is its state."""

    def __init__(self, server: int, place: Path) -> None:
        """Begin the clock; without Docker nothing is counted there."""
        self._server, self._place = psutil.Process(server), place
        self._began = time.monotonic()
        self._docker = shutil.which("docker")

    def glance(self) -> Reading:
        """Read what costs nothing to read, at any time."""
        with self._server.oneshot():
            return {
                "minute": (time.monotonic() - self._began) / 60,
                "memory": self._server.memory_info().rss / MIB,
                "threads": self._server.num_threads(),
                "files": self._server.num_fds(),
                "processes": len(self._server.children(recursive=True)),
            }

    def rest(self) -> Reading:
        """Read everything, of a server that has nothing to do."""
        return self.glance() | {
            "processes": self._processes(),
            "temporary": sum(1 for _ in self._place.rglob("*")),
            **(self._engine() if self._docker else {}),
        }

    def _processes(self) -> int:
        """Count all that the server has begun, also what does not belong to it any more: it knows the same folder."""
        return sum(self._knows(process) for process in psutil.process_iter())

    def _knows(self, process: psutil.Process) -> bool:
        with contextlib.suppress(psutil.Error):
            return process.environ().get("TMPDIR") == str(self._place)
        return False

    def _engine(self) -> dict[str, float]:
        return {name: len(_docker(*words)) for name, words in LISTS.items()}


def _docker(*words: str) -> list[bytes]:
    done = subprocess.run(["docker", *words], capture_output=True, check=False)
    return list(done.stdout.split())


def grown(first: Reading, last: Reading) -> list[str]:
    """Say of each thing that has grown by more than a twentieth how much it was, and is."""
    return [
        f"{name}: {before:.4g} after the first round, {last[name]:.4g} now"
        for name, before in first.items()
        if name != "minute" and last[name] > max(before * (1 + WITHIN), POOLED if name == "threads" else 0)
    ]


def table(readings: list[Reading]) -> list[str]:
    """Give the lines of a table in Markdown, a row for each round."""
    names = list(readings[0])
    rows: list[list[Any]] = [
        [number, *(f"{each[name]:.4g}" for name in names)] for number, each in enumerate(readings, 1)
    ]
    head = ["round", "minute", "memory, MiB", *names[2:]]
    return [_row(head), _row(["---:"] * len(head)), *map(_row, rows)]


def _row(cells: list[Any]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
