"""What a show that opens, or runs a step, keeps its room waiting for, and since when."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import gevent

from quarterdeck.catalogue import said
from quarterdeck.protocol.states import ShowState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quarterdeck.demo.model import Demo
    from quarterdeck.show.picture import Sources
    from quarterdeck.source import Source

CLEARING, PREPARING = said("demo.clearing"), said("demo.starting")
CATCHING_UP = said("demo.catching-up")
RETRYING = said("demo.going-live")


@dataclass(frozen=True, slots=True)
class Waited:
    """What is waited for (empty: for a step), for how many seconds so far, and what each step took in rehearsal."""

    what: str = ""
    elapsed: float | None = None
    usual: tuple[float, ...] = ()


class Wait:
    """One show's waiting; `changed` is called when it goes on to wait for something else."""

    def __init__(self, demo: Demo, sources: Sources, changed: Callable[[], object]) -> None:
        """Wait for nothing."""
        self._demo, self._sources, self._changed = demo, sources, changed
        self._what = ""
        self._since = 0.0
        self._usual: tuple[float, ...] = ()

    def begin(self, what: str = "") -> None:
        """Begin to wait."""
        self._what, self._since = what, time.monotonic()

    def say(self, what: str) -> None:
        """Go on to wait for something else."""
        self._what = what
        self._changed()

    def now(self, state: ShowState) -> Waited:
        """Say what is waited for while a show is in this state."""
        opens = state in {ShowState.OPENING, ShowState.RETRYING}
        waits = opens or state is ShowState.RUNNING
        what = self._what if opens else ""
        return Waited(what, time.monotonic() - self._since if waits else None, self._usual)

    def opening(self, after: Callable[[], object] | None, then: str = PREPARING) -> Callable[[str], Source]:
        """Give what opens a run's source once `after` has returned, saying meanwhile, and `then`, what it waits for."""
        self.begin(CLEARING if after else then)

        def open_source(run: str) -> Source:
            gevent.spawn(self._recall)
            if after:
                after()
                self.say(then)
            return self._sources.open(self._demo, run, self.say)

        return open_source

    def retrying(self, endings: Iterable[gevent.Greenlet]) -> Callable[[str], Source]:
        """Give what opens a live source once all that the run before has left is gone."""
        self.begin(RETRYING)
        before = list(endings)

        def open_source(run: str) -> Source:
            gevent.joinall(before)
            return self._sources.open_live(self._demo, run, self.say)

        return open_source

    def _recall(self) -> None:
        """Read beside the opening, which nobody shall wait longer for, how long each step usually takes."""
        self._usual = tuple(self._sources.times(self._demo))
        if self._usual:
            self._changed()
