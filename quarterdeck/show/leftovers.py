"""What a server that was killed has left running, swept beside what this one serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent
from gevent.event import Event

from quarterdeck.source.run.sweep import left_behind, sweep_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Demo
    from quarterdeck.settings import Settings
    from quarterdeck.source.run.run_record import RunRecord


class Leftovers:
    """The runs that nobody has cleaned up after; a demo waits for those alone that may stand in its way.

    Those are the runs of the same demo, and of demos on the same engine: they may hold its namespace or its ports.
    """

    def __init__(self, settings: Settings) -> None:
        """Know of none until they are swept."""
        self._settings = settings
        self._left: list[tuple[RunRecord, Event]] = []

    def sweep(self, say: Callable[[str], object]) -> None:
        """Find them, clean up after one after the other, and say of each how it went."""
        self._left = [(record, Event()) for record in left_behind(self._settings)]
        pool = gevent.get_hub().threadpool
        for record, swept in list(self._left):
            try:
                say(pool.apply(sweep_run, (record, self._settings)))
            finally:
                self._left.remove((record, swept))
                swept.set()

    def before(self, demo: Demo) -> list[str]:
        """Name the demos that are still being cleaned up after, and that this one would wait for."""
        return [record.demo for record, _ in self._in_the_way(demo)]

    def wait(self, demo: Demo) -> None:
        """Wait until nothing is left that may stand in a demo's way."""
        for _, swept in self._in_the_way(demo):
            swept.wait()

    def _in_the_way(self, demo: Demo) -> list[tuple[RunRecord, Event]]:
        return [
            (record, swept)
            for record, swept in self._left
            if record.demo == demo.name or set(record.needs) & set(demo.needs)
        ]
