"""One go at a show: a source that is opened, and all that is known of what it has done."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Protocol

import gevent

from quarterdeck.catalogue import refusal
from quarterdeck.errors import QuarterdeckError
from quarterdeck.show.log import Log
from quarterdeck.show.progress import Steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Recorded
    from quarterdeck.show.log import Numbered
    from quarterdeck.source import Source
    from quarterdeck.source.verdict import Verdict


class Listener(Protocol):
    """Whoever a take is played for; nothing is heard of one that is over."""

    def heard(self, event: Numbered) -> None:
        """Hear of an event that is in the log, and in the steps' progress."""

    def broke(self, problem: str) -> None:
        """Hear that the source could not be opened."""


class Take:
    """A run of a demo, live or recorded; a show that falls back to its tape, or is opened anew, has another.

    `listener` may be another from some event on.
    """

    def __init__(self, demo: Demo, *, passed: int = 0, on: bool = True) -> None:
        """Have nothing but an id, and the first `passed` steps behind it; one that is not `on` never was."""
        self.id = secrets.token_hex(6)
        self.on = on
        self.log = Log()
        self.steps = Steps(demo, passed=passed)
        self.source: Source | None = None
        self.recorded: Recorded | None = None
        self.listener: Listener | None = None
        self.cut_off: frozenset[int] = frozenset()  # steps the presenter has interrupted: no reason to call the tape
        self._demo = demo
        self._pump: gevent.Greenlet | None = None

    @property
    def run(self) -> str | None:
        """The run's id, None where nothing is on."""
        return self.id if self.on else None

    @property
    def is_there(self) -> bool:
        """Whether every terminal is."""
        return len(self.log.terminals()) >= len(self._demo.terminals)

    def play(self, opening: Callable[[str], Source], listener: Listener) -> None:
        """Open the source and follow it, beside all else."""
        self.listener = listener
        self._pump = gevent.spawn(self._play, opening)

    def begin(self, number: int) -> None:
        """Begin a step."""
        self.cut_off = frozenset()
        self.steps.begin(number)
        if self.source:
            self.source.step(number)

    def type(self, terminal: str, text: str) -> None:
        """Type into a live terminal; refused when nothing live is on."""
        if self.source is None or self.recorded or terminal not in self._demo.terminals:
            raise refusal("nothing-live")
        self.source.type(terminal, text)

    def interrupt(self) -> None:
        """Press Ctrl-C; refused when the show is not on."""
        if self.source is None:
            raise refusal("demo-off")
        self.cut_off = self.steps.begun
        self.source.interrupt()

    def check(self, number: int) -> Verdict:
        """Run a step's check and wait for its verdict; refused where nothing live is on, or a step is under way."""
        return self._idle(number).check(number)

    def put_back(self, number: int) -> None:
        """Write the file of a step's edit as it is before that step; refused as a check is."""
        self._idle(number).put_back(number)

    def _idle(self, number: int) -> Source:
        demo = self._demo
        if not 1 <= number <= len(demo.steps):
            raise refusal("no-such-step", step=number, steps=len(demo.steps))
        if self.source is None:
            raise refusal("not-started")
        if self.steps.running:
            raise refusal("check-running", label=demo.step(self.steps.running).label)
        return self.source

    def end(self) -> list[gevent.Greenlet]:
        """Be over at once, and give what cleans up."""
        source, self.source, self.on = self.source, None, False
        endings = [gevent.spawn(source.close)] if source else []
        if self._pump is not None and self._pump is not gevent.getcurrent():
            endings.append(self._pump)
        return endings

    def _play(self, opening: Callable[[str], Source]) -> None:
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
                numbered = self.log.add(event)
                if self.listener:
                    self.listener.heard(numbered)
        except QuarterdeckError as error:
            if self.on and self.listener:
                self.listener.broke(str(error))
