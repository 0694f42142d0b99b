"""One demo run without an audience, step after step, on the real engines."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import gevent
from gevent.event import Event as Signal

from quarterdeck.errors import SourceError
from quarterdeck.events import Closed, Ended, Event, Output, Timed
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.terminal.judge import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.demo.model import Demo, Step
    from quarterdeck.settings import Settings

LAST_LINES = 15


class Rehearsal:
    """Performs a demo and keeps what happened; `pause` is in seconds, after each step, for who reads along."""

    def __init__(self, demo: Demo, settings: Settings, *, pause: float = 0.0) -> None:
        """Prepare; nothing runs before `perform`."""
        self.events: list[Timed] = []
        self.doubts: list[int] = []  # steps whose check passed before them already
        self._demo = demo
        self._settings = settings
        self._pause = pause
        self._last: Ended | Closed | None = None
        self._heard = Signal()

    def perform(self) -> Iterator[Ended]:
        """Give each step when it has ended, the last one being the first that fails, and clean up at the end.

        Raises SourceError when the demo cannot start or not everything can be cleaned up.
        """
        source = ShellSource(self._demo, self._settings, run=secrets.token_hex(4))
        listener = gevent.spawn(self._listen, source)
        try:
            for step in self._demo.steps:
                proves = self._fails(source, step)
                ended = self._do(source, step.number)
                ended = ended if ended.problem else self._checked(source, step, ended)
                yield ended
                if not (proves or ended.problem):
                    self.doubts.append(step.number)
                if ended.problem:
                    break
                gevent.sleep(self._pause)
        finally:
            source.close()
            listener.join()
        if source.problems:
            raise SourceError("; ".join(source.problems))

    def last_lines(self) -> list[str]:
        """Give the end of what was printed, in whichever terminal."""
        text = "".join(timed.event.text for timed in self.events if isinstance(timed.event, Output))
        return [line.rstrip() for line in plain(text).split("\n") if line.strip()][-LAST_LINES:]

    def _fails(self, source: ShellSource, step: Step) -> bool:
        """Say whether a check fails before its step, as one should that proves something."""
        return step.check is None or not source.check(step.number).passed

    def _checked(self, source: ShellSource, step: Step, ended: Ended) -> Ended:
        """Have a step that went well fail where its check does."""
        verdict = source.check(step.number) if step.check else None
        if verdict is None or verdict.passed:
            return ended
        said = f": {' / '.join(verdict.lines)}" if verdict.lines else ""
        return replace(ended, problem=f"step {step.number} of {self._demo.name}: its check fails{said}")

    def _do(self, source: ShellSource, number: int) -> Ended:
        self._last = None
        self._heard.clear()
        source.step(number)
        self._heard.wait()
        return self._last_ending(self._demo.step(number))

    def _last_ending(self, step: Step) -> Ended:
        match self._last:
            case Ended():
                return self._last
            case Closed(problem) if problem:
                return Ended(step.terminal, step.number, None, 0.0, problem)
        return Ended(step.terminal, step.number, None, 0.0, "the demo was closed")

    def _listen(self, source: ShellSource) -> None:
        before = time.monotonic()
        for event in source.events():
            now = time.monotonic()
            self._note(Timed(now - before, event))
            before = now

    def _note(self, timed: Timed) -> None:
        event: Event = timed.event
        if isinstance(event, Ended | Closed):
            self._last = event
            self._heard.set()
        if not isinstance(event, Closed):
            self.events.append(timed)
