"""Measure first visits: what one costs, and a thousand within ten seconds while a terminal streams to 500 who are in.

`python bench/room/first_visits.py [--beside FOLDER]`; the folder is another checkout, measured in the same run. It
needs a C compiler and two cores, and of this checkout what `make bundle` makes.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from gevent.threadpool import ThreadPool
from servers import HERE, HOME, OURS, BenchError, Load, Workshop

FILES = 20_000
RATE, SIZE = 25, 1024
WATCHING = 500
WITHIN = 10  # seconds
STREAM = 20  # seconds that the terminal prints: from before the first visitor until after the last


class FirstVisits:
    """The servers of some checkouts, each visited by a few, then by a hall."""

    def __init__(self, workshop: Workshop, visitors: int) -> None:
        """Begin."""
        self._workshop = workshop
        self._visitors = visitors

    def alone(self) -> dict[str, Any]:
        """Let thirty come one after the other, to a server that does nothing else."""
        with self._workshop.serving(OURS) as place:
            self._visit(place, 3, 1)  # what is drawn and compressed once, is by now
            return self._visit(place, 30, 6)

    def storm(self, visitors: int) -> dict[str, Any]:
        """Let a hall come while others watch a terminal; adds how late its frames were to those."""
        with self._workshop.serving(OURS) as place, Load(self._workshop, place) as load:
            self._visit(place, 3, 1)  # as those who are in have done
            load.do(f"connect {WATCHING}")
            told = ThreadPool(1).spawn(load.do, f"frames 1 {RATE * STREAM} {STREAM}")
            found = self._visit(place, visitors, WITHIN)
            return {**found, "frames": told.get()}

    def _visit(self, place: tuple[int, int, str], visitors: int, seconds: int) -> dict[str, Any]:
        pid, port, _ = place
        given = map(str, (port, pid, visitors, seconds))
        command = [*self._workshop.on_core(-1), sys.executable, str(HERE / "visits.py"), *given]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BenchError(done.stderr)
        sys.stderr.write(done.stderr[:2000])
        return dict(json.loads(done.stdout))


def main() -> int:
    """Measure and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--beside", type=Path, help="another checkout")
    parser.add_argument("--visitors", type=int, default=1000, help="in the storm; of the other checkout a tenth")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    for home, visitors in ((given.beside, given.visitors // 10), (HOME, given.visitors)):
        if home is None:
            continue
        with tempfile.TemporaryDirectory(prefix="quarterdeck-bench-") as folder:
            workshop = Workshop(Path(folder), [f"{RATE} {SIZE} {STREAM}"], home.resolve())
            workshop.build_ours()
            visits = FirstVisits(workshop, visitors)
            print(home, "alone", json.dumps(visits.alone()), flush=True)
            print(home, "storm", json.dumps(visits.storm(visitors)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
