"""One demo run without an audience, step after step, on the real engines."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import gevent
from gevent.queue import Queue

from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Closed, Ended, Event, Held, Output, Timed
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.terminal.heard import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quarterdeck.demo.model import Demo, Step
    from quarterdeck.settings import Settings

LAST_LINES = 15


class Rehearsal:
    """Performs a demo and keeps what happened; `pause` is in seconds, after each step, for who reads along."""

    def __init__(self, demo: Demo, settings: Settings, *, pause: float = 0.0) -> None:
        """Prepare; nothing runs before `perform`."""
        self.events: list[Timed] = []
        self.doubts: list[int] = []  # steps whose check passed before them already
        self.hidden: list[str] = []  # which secrets nobody will see, and where
        self._demo = demo
        self._settings = settings
        self._pause = pause
        self._turns: Queue[Held | Ended | Closed] = Queue()

    def perform(self) -> Iterator[Ended]:
        """Give each step when it has ended, the last one being the first that fails, and clean up at the end.

        Raises SourceError when the demo cannot start or not everything can be cleaned up.
        """
        source = ShellSource(self._demo, self._settings, run=secrets.token_hex(4), hid=self.hidden.append)
        listener = gevent.spawn(self._listen, source)
        try:
            source.wait_until_ready()
            number = 1
            while number <= len(self._demo.steps):
                press = self._demo.press(number)
                for ended in self._rehearse(source, press):
                    yield ended
                    if ended.problem:
                        return
                gevent.sleep(self._pause)
                number += len(press)
        finally:
            source.close()
            listener.join()
            if source.problems:
                raise SourceError("; ".join(source.problems))

    def _rehearse(self, source: ShellSource, press: Sequence[Step]) -> Iterator[Ended]:
        """Do the steps of one press, each with its check, and give one that has gone wrong last."""
        proves = {step.number: self._fails(source, step) for step in press}
        for ended in self._do(source, press):
            step = self._demo.step(ended.step)
            judged = ended if ended.problem else self._checked(source, step, ended)
            if not (proves[step.number] or judged.problem):
                self.doubts.append(step.number)
            yield judged

    def last_lines(self) -> list[str]:
        """Give the end of what was printed, in whichever terminal."""
        text = "".join(timed.event.text for timed in self.events if isinstance(timed.event, Output))
        return [line.rstrip() for line in plain(text).split("\n") if line.strip()][-LAST_LINES:]

    def _fails(self, source: ShellSource, step: Step) -> bool:
        """Say whether a check fails before its step, as one should that proves something."""
        try:
            return step.check is None or not source.check(step.number).passed
        except RefusedError:  # it looks for something that an earlier step has yet to print
            return True

    def _checked(self, source: ShellSource, step: Step, ended: Ended) -> Ended:
        """Have a step that went well fail where its check does."""
        verdict = source.check(step.number) if step.check else None
        if verdict is None or verdict.passed:
            return ended
        said = f": {' / '.join(verdict.lines)}" if verdict.lines else ""
        return replace(ended, problem=f"step {step.number} of {self._demo.name}: its check fails{said}")

    def _do(self, source: ShellSource, press: Sequence[Step]) -> list[Ended]:
        """Do the steps of one press, and give how they ended, in order up to the first that went wrong."""
        source.step(press[0].number)
        endings: dict[int, Ended] = {}
        while len(endings) < len(press):
            turn = self._turns.get()
            if isinstance(turn, Held):
                gevent.sleep(self._pause)
                source.step(turn.step)
                continue
            ended = turn if isinstance(turn, Ended) else self._closed(press, turn, endings)
            if ended.problem:
                return [ended]
            endings[ended.step] = ended
        return [endings[step.number] for step in press]

    @staticmethod
    def _closed(press: Sequence[Step], closed: Closed, endings: Mapping[int, Ended]) -> Ended:
        """Word the end of the whole run as that of the step that was under way."""
        step = next(step for step in press if step.number not in endings)
        return Ended(step.terminal, step.number, None, 0.0, closed.problem or "the demo was closed")

    def _listen(self, source: ShellSource) -> None:
        before = time.monotonic()
        for event in source.events():
            now = time.monotonic()
            self._note(Timed(now - before, event))
            before = now

    def _note(self, timed: Timed) -> None:
        event: Event = timed.event
        if isinstance(event, Held | Ended | Closed):
            self._turns.put(event)
        if not isinstance(event, Closed):
            self.events.append(timed)
