"""Measure the talk while its doors are rattled: `python bench/room/rattled.py`, after `make bundle`.

A hundred people watch a terminal that prints 25 frames a second: with nobody else, while 2,000 half-open and 2,000 slow
connections are kept up from 25 addresses, and while they all come from the hall's own address. Meanwhile ten others
open the page. It needs a C compiler, Linux, and two cores: one for the server, one for everybody else.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import psutil
from gevent.threadpool import ThreadPool
from servers import HERE, OURS, BenchError, Load, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = 20_000
RATE, SIZE, SECONDS = 25, 1024, 10
WATCHING, VISITORS = 100, 10
WITHIN = 5  # seconds in which the visitors come
MANY = [f"127.0.0.{number}" for number in range(2, 27)]
WAYS = {"nobody": [], "25 addresses": MANY, "the hall's own address": ["127.0.0.1"]}


class Rattled:
    """A server with people in it, and what they notice of those who rattle at its doors."""

    def __init__(self, workshop: Workshop, half: int, slow: int) -> None:
        """Begin; so many half-open connections, and so many slow ones."""
        self._workshop, self._half, self._slow = workshop, half, slow

    def look(self, addresses: list[str]) -> dict[str, float]:
        """Measure once, with doors rattled from these addresses, or not at all."""
        with self._workshop.serving(OURS) as place, Load(self._workshop, place) as load:
            self._visit(place)
            load.do(f"connect {WATCHING + 1}")
            load.do(f"frames 1 {RATE} 1")  # the demo's shell stands, and a page was opened
            files = psutil.Process(place[0]).num_fds()
            with self._rattling(place[1], addresses) as rattle:
                frames = ThreadPool(1).spawn(load.do, f"frames 2 {RATE * SECONDS} {SECONDS}")
                visits = self._visit(place)
                found = frames.get()
            left = self._left(place[0], files)
        whole = {"alive": visits["alive"], "visit": visits["max"] * 1000, "files": left, **rattle}
        lost = found["expected"] - found["arrived"]
        return {**{name: found[name] for name in ("p50", "p99", "max", "busy")}, **whole, "lost": lost}

    @contextmanager
    def _rattling(self, port: int, addresses: list[str]) -> Iterator[dict[str, float]]:
        """Have doors rattled once all stand before them; at its end the counts are in what is given."""
        told: dict[str, float] = {"opened": 0, "closed": 0}
        if not addresses:
            yield told
            return
        given = map(str, (port, self._half, self._slow, *addresses))
        command = [*self._workshop.on_core(-1), sys.executable, str(HERE / "rattle.py"), *given]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            if not process.stdout or not process.stdout.readline():
                raise BenchError("the doors could not be rattled")
            yield told
            said, _ = process.communicate()
        told.update({name: json.loads(said.splitlines()[-1])[name] for name in told})

    def _visit(self, place: tuple[int, int, str]) -> dict[str, Any]:
        pid, port, _ = place
        given = map(str, (port, pid, VISITORS, WITHIN))
        command = [*self._workshop.on_core(-1), sys.executable, str(HERE / "visits.py"), *given]
        return dict(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))

    @staticmethod
    def _left(server: int, before: int) -> int:
        """Give how many descriptors the server has more than before, once it has seen everybody go."""
        until, left = time.monotonic() + 5, 1
        while left > 0 and time.monotonic() < until:
            time.sleep(0.1)
            left = psutil.Process(server).num_fds() - before
        return max(0, left)


def main() -> int:
    """Measure each way in turn, round after round, and print the medians as a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--half", type=int, default=2000, help="half-open connections")
    parser.add_argument("--slow", type=int, default=2000, help="slow ones")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that everything is ended then too
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    seen: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory(prefix="quarterdeck-bench-") as folder:
        workshop = Workshop(Path(folder), [f"{RATE} {SIZE} 1", f"{RATE} {SIZE} {SECONDS}"])
        workshop.build_ours()
        rattled = Rattled(workshop, given.half, given.slow)
        for _ in range(given.rounds):
            for way, addresses in WAYS.items():
                seen[way].append(rattled.look(addresses))
                print(way, json.dumps(seen[way][-1]), flush=True)
    print(*table(seen), sep="\n")
    return 0


def table(seen: dict[str, list[dict[str, float]]]) -> list[str]:
    """Give the lines of a table in Markdown, a row for each way, of the medians."""
    names = list(next(iter(seen.values()))[0])
    rows = [[way, *(f"{median(each[name] for each in rounds):.4g}" for name in names)] for way, rounds in seen.items()]
    return [f"| {' | '.join(cells)} |" for cells in (["rattled from", *names], ["---"] * (len(names) + 1), *rows)]


if __name__ == "__main__":
    sys.exit(main())
