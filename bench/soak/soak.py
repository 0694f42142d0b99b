"""An evening of eight hours in twenty minutes: at its end the server holds what it held after the first round.

Three hundred people come and go, follow, vote and ask, while every demo of the talk is opened, stepped, interrupted and
closed, round after round. Between rounds everybody goes, and what the server holds at rest is read: memory, threads,
files, processes, and of the machine its temporary files and what Docker has. Whatever has grown by more than a
twentieth since the first round is a leak, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import gevent
from drawing import draw
from evening import Evening, SoakError
from gauge import Gauge, Reading, grown, table
from gevent import subprocess
from hall import Hall
from person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).resolve().parents[2]
GLANCE_EVERY = 2.0  # seconds
FEWEST = 2  # rounds
STARTING, ENDING = 60.0, 60.0  # seconds
LINK = re.compile(r"the presenter +\S+:(\d+)/\S*token=(\S+)")


@contextlib.contextmanager
def serving(deck: Path, place: Path) -> Iterator[tuple[int, int, str]]:
    """Serve a talk, all that it writes in one place; gives process, port and the owner's token."""
    log = place.parent / "server.log"
    around = {**os.environ, "TMPDIR": str(place), "QUARTERDECK_STATE": str(place / "state")}
    command = [sys.executable, str(HOME / "app.py"), str(deck), "--port", "0"]
    with log.open("w") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, env=around, cwd=HOME)
    try:
        yield (server.pid, *_find(log, server))
    except BaseException:
        print(log.read_text()[-4000:], file=sys.stderr)
        raise
    finally:
        server.terminate()
        server.wait(ENDING)


def _find(log: Path, server: subprocess.Popen) -> tuple[int, str]:
    until = time.monotonic() + STARTING
    while time.monotonic() < until and server.poll() is None:
        if found := LINK.search(log.read_text()):
            return int(found[1]), found[2]
        gevent.sleep(0.05)
    raise SoakError("the server did not start")


class Soak:
    """One run: a reading at rest for each round, and many in between."""

    def __init__(self, gauge: Gauge, hall: Hall, calm: float) -> None:
        """Begin with nothing read; `calm` is for how many seconds nobody is there before a reading at rest."""
        self.glances: list[Reading] = []
        self.rests: list[Reading] = []
        self._gauge, self._hall, self._calm = gauge, hall, calm

    def watch(self) -> None:
        """Look every other second, until ended."""
        while True:
            self.glances.append({"people": self._hall.inside, **self._gauge.glance()})
            gevent.sleep(GLANCE_EVERY)

    def rest(self) -> None:
        """Read what the server holds once everybody has gone, and is forgotten."""
        gevent.sleep(self._calm)
        self.rests.append(self._gauge.rest())


def main() -> int:
    """Run it, and say how it ended."""
    given = _parser().parse_args()
    demos = list(dict.fromkeys(re.findall(r"^\[\.demo: ([\w-]+)", given.deck.read_text(), re.MULTILINE)))
    with tempfile.TemporaryDirectory() as folder, serving(given.deck, _place(folder)) as (server, port, token):
        hall = Hall(port, given.people)
        soak = Soak(Gauge(server, Path(folder) / "place"), hall, given.calm)
        watcher = gevent.spawn(soak.watch)
        perform(soak, hall, Person(port, {"token": token}), demos, given)
        watcher.kill()
    if given.draw:
        given.draw.write_text(draw(soak.glances, soak.rests))
    print(*table(soak.rests), sep="\n")
    print(f"{hall.visits} visits of {given.people} people, {len(soak.rests)} rounds of {len(demos)} demos")
    leaks = grown(soak.rests[0], soak.rests[-1])
    print(*leaks, sep="\n")
    return 1 if leaks else 0


def perform(soak: Soak, hall: Hall, presenter: Person, demos: list[str], given: argparse.Namespace) -> None:
    """Give round after round, until the time is up; raises SoakError, or an OSError for who was lost."""
    until = time.monotonic() + given.minutes * 60
    gevent.sleep(1)  # until the presenter has heard where all stands
    evening = Evening(presenter, hall, presenter.heard["poll"]["slide"], given.seconds)
    while time.monotonic() < until or len(soak.rests) < FEWEST:
        began = time.monotonic()
        hall.enter()
        evening.round(demos, len(soak.rests))
        hall.leave()
        soak.rest()
        print(f"round {len(soak.rests)}: {time.monotonic() - began:.0f} s", soak.rests[-1], flush=True)
    presenter.leave()


def _place(folder: str) -> Path:
    place = Path(folder) / "place"
    place.mkdir()
    return place


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--deck", type=Path, default=HOME / "slides" / "deck.md", help="the talk that is given")
    parser.add_argument("--people", type=int, default=300, help="how many come and go")
    parser.add_argument("--minutes", type=float, default=20.0, help="until no other round is begun")
    parser.add_argument("--seconds", type=float, default=10.0, help="for the steps of each demo")
    parser.add_argument("--calm", type=float, default=25.0, help="seconds after a round until what is held is read")
    parser.add_argument("--draw", type=Path, help="the SVG file that is written")
    return parser


if __name__ == "__main__":
    sys.exit(main())
