"""Measure the room against Node's socket.io and against the least that C can do: `make bench`, or this with --quick.

It needs a C compiler with zlib, Node with npm, and two cores: one for the server, one for its viewers.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import tempfile
from pathlib import Path

from report import write_report
from rounds import QUICK, Bench, Plan
from servers import BenchError, Workshop

FILES = 10_000  # connections, on either side


def main() -> int:
    """Measure and write it down."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="few viewers, one round; prints, and writes nothing")
    parser.add_argument("--rounds", type=int, default=3, help="of which the medians are taken")
    given = parser.parse_args()
    plan = QUICK if given.quick else Plan(rounds=given.rounds)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that everything is ended then too
    _make_room()
    try:
        with tempfile.TemporaryDirectory(prefix="quarterdeck-bench-") as folder:
            workshop = Workshop(Path(folder), plan.programs)
            print("building the load, installing Node's server", flush=True)
            workshop.build()
            figures = Bench(workshop, plan, lambda line: print(line, flush=True)).run()
    except (BenchError, KeyboardInterrupt) as error:
        print(str(error) or "interrupted; everything is ended and removed", file=sys.stderr)
        return 1
    write_report(figures, plan, keep=not given.quick)
    return 0


def _make_room() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, most), most))


if __name__ == "__main__":
    sys.exit(main())
