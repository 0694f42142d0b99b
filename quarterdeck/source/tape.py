"""A demo as it was recorded: the same events as live, at a pace one can watch."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import gevent
from gevent.queue import Queue

from quarterdeck.errors import RefusedError
from quarterdeck.events import Closed, Ended, Event, Recorded, Resized, Started, Timed
from quarterdeck.settings import PROGRAM
from quarterdeck.tape.presses import find_press, presses_of, split
from quarterdeck.tape.tempo import at_once, at_speed, cap_pauses, from_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quarterdeck.source.verdict import Verdict
    from quarterdeck.tape.model import Tape

NEVER = 1_000_000  # no step's number
PAUSE = 1.5  # seconds nothing may happen


class TapeSource:
    """Plays a tape step by step; obeys `Source`. What is typed goes nowhere, Ctrl-C skips to a step's end."""

    def __init__(self, tape: Tape, *, step: int = 1, pause_cap: float = PAUSE, speed: float = 1.0) -> None:
        """Show the screen as it was before `step`, and wait there.

        No pause is longer than `pause_cap` seconds; all goes `speed` times as fast as it did.
        """
        self.recorded: Recorded | None = tape.recorded
        self._tape = tape
        self._presses = presses_of(at_speed(cap_pauses(tape.events, pause_cap), speed))
        self._at = 0  # the press that comes next
        self._rest: deque[Timed] = deque()
        self._player: gevent.Greenlet | None = None
        self._queue: Queue[Event] = Queue()
        self._closed = False
        for terminal in tape.terminals:
            self._queue.put(Resized(terminal, tape.cols, tape.rows))
        self._come_to(step)

    def events(self) -> Iterator[Event]:
        """Give each event when it is its time, until closed."""
        while True:
            event: Event = self._queue.get()
            yield event
            if isinstance(event, Closed):
                return

    def step(self, number: int, *, quick: bool = False) -> None:
        """Play a step, a `quick` one to its end; whatever lies between it and the step before comes at once."""
        if self._closed:
            return
        self.interrupt()
        self._come_to(number)
        press = self._presses[self._at] if self._at < len(self._presses) else None
        there = press is not None and number in press.steps
        self._rest.extend(press.events if press and there else self._missing(number))
        self._at += there
        self._player = gevent.spawn(self._play)
        if quick:
            self.interrupt()

    def type(self, terminal: str, text: str) -> None:
        """Ignore it: a tape takes no keys."""

    def interrupt(self) -> None:
        """Go to the end of the step being played at once."""
        self._stop()
        rest = list(self._rest)
        self._rest.clear()
        self._put(at_once(rest))

    def check(self, _number: int) -> Verdict:
        """Refuse it: a tape has made nothing that could be looked at."""
        raise RefusedError("a recording plays here, so there is nothing to check")

    def put_back(self, _number: int) -> None:
        """Refuse it: a tape has no files."""
        raise RefusedError("a recording plays here, so there is nothing to put back")

    def close(self) -> None:
        """Stop playing."""
        if not self._closed:
            self._closed = True
            self._stop()
            self._queue.put(Closed())

    def _play(self) -> None:
        while self._rest:
            gevent.sleep(self._rest[0].after)
            self._queue.put(self._rest.popleft().event)

    def _stop(self) -> None:
        if self._player:
            self._player.kill()

    def _come_to(self, step: int) -> None:
        """Show at once what all before a step has left on the screens, also within the press that it goes with."""
        at = find_press(self._presses, step, self._at)
        if at < 0:
            at = sum(max(press.steps, default=0) < step for press in self._presses)
        elif self._presses[at].steps[0] != step:
            self._presses[at : at + 1] = split(self._presses[at], step)
            at += 1
        passed = [timed for press in self._presses[self._at : at] for timed in press.events]
        self._put(from_step(passed, NEVER))
        self._at = at

    def _put(self, timeds: Iterable[Timed]) -> None:
        for timed in timeds:
            self._queue.put(timed.event)

    def _missing(self, number: int) -> list[Timed]:
        terminal = self._tape.terminals[0]
        problem = f"the tape has no step {number}; record it anew: {PROGRAM} rehearse {self._tape.demo} --record"
        return [Timed(0.0, Started(terminal, number)), Timed(0.0, Ended(terminal, number, None, 0.0, problem))]
