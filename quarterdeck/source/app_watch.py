"""Watches the program that a demo runs, as a browser would show it: after each step, and when it comes or goes.

Only what the run itself has made is asked: a port to which one of its processes listens, or that leads into one of its
containers. Otherwise a demo.yaml could have the server fetch, for everybody, from whatever else listens here.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

import psutil

from quarterdeck.engines.watch import Watch
from quarterdeck.pictures.apps import AppPicture
from quarterdeck.source.app_page import fetch_page, port_of
from quarterdeck.source.run.reap import processes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from quarterdeck.engines.engine import Engine, Run
    from quarterdeck.pictures.model import Draw

EVERY = 1.0  # seconds between two looks whether something listens; nobody is asked for them, as it would be logged
NOBODY = "nothing of this demo answers here yet"


class AppWatch(Watch):
    """The watch of one address; `look` has it fetched anew."""

    def __init__(self, url: str, ports: Callable[[], Collection[int]], draw: Draw) -> None:
        """Begin at once; `ports` gives those that lead to what the run has made."""
        self._url = url
        self._ports = ports
        self._draw = draw
        self._due = threading.Event()
        super().__init__(f"app at {url}", self._look_on, (OSError,))

    def look(self) -> None:
        """Fetch the page again, soon."""
        self._due.set()

    def _look_on(self, watch: Watch) -> None:
        """Fetch when it was asked for, when the port opens or closes, and until a program that listens has answered."""
        watch.hold(self._due.set)
        was_open, answered = None, True
        while not watch.over:
            asked = self._due.wait(EVERY)
            self._due.clear()
            is_open = port_of(self._url) in self._ports()
            if asked or is_open is not was_open or (is_open and not answered):
                picture = fetch_page(self._url) if is_open else AppPicture(self._url, problem=NOBODY)
                answered = picture.status > 0
                self._draw(picture)
            was_open = is_open


def ports_of(run: Run, engines: Iterable[Engine]) -> set[int]:
    """Find the ports of this machine that lead to what a run has made: its processes, and what its engines run."""
    found = set(_listened(run.id))
    for engine in engines:
        found.update(engine.open_ports(run))
    return found


def _listened(run: str) -> Iterator[int]:
    for process in processes_of(run, ()):
        with contextlib.suppress(psutil.Error, OSError):
            listening = (each for each in process.net_connections("tcp") if each.status == psutil.CONN_LISTEN)
            yield from (each.laddr.port for each in listening)
