"""One go at a show: a source that is opened, and all that is known of what it has done."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Protocol

import gevent

from quarterdeck.errors import QuarterdeckError
from quarterdeck.show.log import Log
from quarterdeck.show.progress import Steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Recorded
    from quarterdeck.show.log import Numbered
    from quarterdeck.source import Source


class Listener(Protocol):
    """Whoever a take is played for; nothing is heard of one that is over."""

    def heard(self, event: Numbered) -> None:
        """Hear of an event that is in the log, and in the steps' progress."""

    def broke(self, problem: str) -> None:
        """Hear that the source could not be opened."""


class Take:
    """A run of a demo, live or recorded; a show that falls back to its tape, or is opened anew, has another."""

    def __init__(self, demo: Demo, *, passed: int = 0, on: bool = True) -> None:
        """Have nothing but an id, and the first `passed` steps behind it; one that is not `on` never was."""
        self.id = secrets.token_hex(6)
        self.on = on
        self.log = Log()
        self.steps = Steps(demo, passed=passed)
        self.source: Source | None = None
        self.recorded: Recorded | None = None
        self._pump: gevent.Greenlet | None = None

    @property
    def run(self) -> str | None:
        """The run's id, None where nothing is on."""
        return self.id if self.on else None

    def play(self, opening: Callable[[str], Source], listener: Listener) -> None:
        """Open the source and follow it, beside all else."""
        self._pump = gevent.spawn(self._play, opening, listener)

    def end(self) -> list[gevent.Greenlet]:
        """Be over at once, and give what cleans up."""
        source, self.source, self.on = self.source, None, False
        endings = [gevent.spawn(source.close)] if source else []
        if self._pump is not None and self._pump is not gevent.getcurrent():
            endings.append(self._pump)
        return endings

    def _play(self, opening: Callable[[str], Source], listener: Listener) -> None:
        try:
            source = opening(self.id)
            if not self.on:
                source.close()
                return
            self.source, self.recorded = source, source.recorded
            for event in source.events():
                if not self.on:
                    return
                self.steps.note(event)
                listener.heard(self.log.add(event))
        except QuarterdeckError as error:
            if self.on:
                listener.broke(str(error))
