"""Where shows get their sources from on this machine, and which engines are known to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent

from quarterdeck.engines.registry import find_engines
from quarterdeck.show.leftovers import Leftovers
from quarterdeck.show.rehearsed import times_of
from quarterdeck.source.choose import Opening, choose, live_source, tape_source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Status
    from quarterdeck.settings import Settings
    from quarterdeck.source import Source
    from quarterdeck.store.rehearsal_table import RehearsalTable

EVERY = 10.0


class SourceFactory:
    """The engines of this machine, looked at now and then, and the sources they allow."""

    def __init__(self, settings: Settings, rehearsals: RehearsalTable) -> None:
        """Know of no engine until `look` has been called."""
        self.engines: Mapping[str, Status] = {}
        self.leftovers = Leftovers(settings)
        self.waits: Callable[[str], object] = lambda _sentence: None  # told when a demo waits for what is left
        self.hid: Callable[[str], object] = lambda _sentence: None  # told what was hidden from everybody, and where
        self._settings = settings
        self._rehearsals = rehearsals

    def look(self) -> None:
        """Look for the engines without holding up the server."""
        self.engines = gevent.get_hub().threadpool.apply(find_engines, (self._settings.environment,))

    def watch(self, changed: Callable[[], None]) -> None:
        """Look again every ten seconds, for ever, and call back when an engine came or went."""
        told: Mapping[str, Status] = {}
        while True:
            self.look()
            if self.engines != told:  # also where a demo that was opened meanwhile has looked first
                told = self.engines
                changed()
            gevent.sleep(EVERY)

    def open(self, demo: Demo, run: str, say: Callable[[str], object]) -> Source:
        """Open a live source where the demo's engines answer, else its tape; waits for what stands in its way."""
        if not self.engines:
            self.look()
        if left := self.leftovers.before(demo):
            names = " and ".join(sorted(set(left)))
            self.waits(f"{demo.name} opens once {names} is cleaned up, which was left running when the server ended")
            self.leftovers.wait(demo)
        return choose(demo, self.engines, self._settings, Opening(run, say, self.hid))

    def open_live(self, demo: Demo, run: str, say: Callable[[str], object]) -> Source:
        """Open a live source where the demo's engines answer now; raises SourceError where they do not."""
        self.look()
        self.leftovers.wait(demo)
        return live_source(demo, self.engines, self._settings, Opening(run, say, self.hid))

    def tape(self, demo: Demo, step: int) -> Source | None:
        """Open the demo's tape at a step, None when it has none."""
        return tape_source(demo, step, self._settings.tempo)

    def times(self, demo: Demo) -> Sequence[float]:
        """Give the seconds each step took in rehearsal, else on its tape, without holding up the server."""
        times: Sequence[float] = gevent.get_hub().threadpool.apply(times_of, (demo, self._rehearsals))
        return times
