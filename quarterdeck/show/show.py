"""A demo being performed: its source, its steps, and what the room has seen."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import gevent

from quarterdeck.errors import QuarterdeckError, RefusedError
from quarterdeck.events import Closed, Ended, Resized
from quarterdeck.show.picture import CLOSED, CLOSING, DONE, OPENING, READY, RUNNING, Picture
from quarterdeck.show.room import Room
from quarterdeck.show.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Event, Recorded
    from quarterdeck.show.picture import Audience, Sources
    from quarterdeck.show.room import Numbered
    from quarterdeck.source import Source
    from quarterdeck.source.verdict import Verdict


def _at_once() -> None:
    """Wait for nothing."""


class Show:
    """One demo's performance, from opening to clean-up; on the way it may go from live to its tape."""

    def __init__(self, demo: Demo, sources: Sources, audience: Audience) -> None:
        """Prepare a show that is still closed."""
        self.demo = demo
        self.run: str | None = None
        self.state = CLOSED
        self.problem: str | None = None
        self.recorded: Recorded | None = None
        self.alone = False  # somebody learns alone: a step that fails is theirs to mend, and no tape takes over
        self.steps = Steps(demo)
        self._sources = sources
        self._audience = audience
        self._room = Room()
        self._source: Source | None = None
        self._wanted = 0  # the step to begin as soon as the source is ready
        self._cut_off = 0  # the step the presenter has interrupted: no reason to call the tape
        self._pump: gevent.Greenlet | None = None
        self._endings: list[gevent.Greenlet] = []

    def picture(self) -> Picture:
        """Draw the whole picture for a viewer who has seen nothing."""
        state = RUNNING if self.state == READY and self.steps.running else self.state
        room = self._room
        return Picture(
            demo=self.demo,
            run=self.run,
            state=state,
            recorded=self.recorded,
            problem=self.problem,
            number=room.number,
            terminals=room.terminals(),
            steps=self.steps.snapshot(),
            output=tuple(room.outputs()),
        )

    def missed(self, run: str | None, after: int) -> list[Numbered] | None:
        """Give what a viewer of `run` missed past number `after`, or None when only the picture helps."""
        return self._room.after(after) if run and run == self.run else None

    def open(self, step: int = 0, after: Callable[[], object] = _at_once) -> None:
        """Open the show once `after` has returned, then begin `step` (0: none) as soon as all is ready."""
        if self.state != CLOSED:
            raise RefusedError(f"{self.demo.name} is already open")
        self._require(step or 1)
        self.problem = None

        def opening(run: str) -> Source:
            after()
            return self._sources.open(self.demo, run)

        self._perform(opening, step)

    def step(self, number: int) -> None:
        """Begin the step with this number, opening the show if need be; refused while another is under way."""
        self._require(number)
        if self.steps.running:
            label = self.demo.step(self.steps.running).label
            raise RefusedError(f"“{label}” is still running: wait for it, or press Ctrl-C")
        if self.state == CLOSED:
            self.open(number)
        elif self.state == OPENING:
            self._wanted = number
        elif self.state == CLOSING:
            raise RefusedError(f"{self.demo.name} is being cleaned up; try again in a moment")
        else:
            self._begin(number)

    def type(self, terminal: str, text: str) -> None:
        """Type into a live terminal; refused when nothing live is on."""
        if self._source is None or self.recorded or terminal not in self.demo.terminals:
            raise RefusedError(f"nothing live is on in {self.demo.name}, so there is nowhere to type")
        self._source.type(terminal, text)

    def interrupt(self) -> None:
        """Press Ctrl-C; refused when the show is not on."""
        if self._source is None:
            raise RefusedError(f"{self.demo.name} is not on")
        self._cut_off = self.steps.running
        self._source.interrupt()

    def check(self, number: int) -> Verdict:
        """Run a step's check and wait for its verdict; refused where nothing live is on, or a step is under way."""
        self._require(number)
        if self._source is None:
            raise RefusedError(f"{self.demo.name} is not on; run it live first, as a check looks at what that has made")
        if self.steps.running:
            raise RefusedError(
                f"“{self.demo.step(self.steps.running).label}” is still running; check when it has ended"
            )
        return self._source.check(number)

    def play_tape(self) -> None:
        """Go on from the tape at the very step where the show is; refused without a tape."""
        self._switch(self.steps.current, begin=bool(self.steps.running))

    def close(self) -> None:
        """End the show, wait until everything it made is gone, and tell the room."""
        if self.state != CLOSED:
            self.state = CLOSING
            self._audience.redrew(self.picture())
            self._retire()
        gevent.joinall(list(self._endings))
        self._endings.clear()
        self.problem = None
        self._clear(None, CLOSED)

    def _require(self, number: int) -> None:
        if not 1 <= number <= len(self.demo.steps):
            raise RefusedError(f"{self.demo.name} has no step {number}; it has {len(self.demo.steps)}")

    def _clear(self, run: str | None, state: str, passed: int = 0) -> None:
        self.run, self.state, self.recorded = run, state, None
        self._room = Room()
        self.steps = Steps(self.demo, passed=passed)
        self._audience.redrew(self.picture())

    def _perform(self, opening: Callable[[str], Source], step: int, passed: int = 0) -> None:
        run = secrets.token_hex(6)
        self._wanted = step
        self._clear(run, OPENING, passed)
        self._pump = gevent.spawn(self._play, run, opening)

    def _play(self, run: str, opening: Callable[[str], Source]) -> None:
        try:
            source = opening(run)
            if run != self.run:
                source.close()
                return
            self._source, self.recorded = source, source.recorded
            for event in source.events():
                if run != self.run:
                    return
                self._take(run, event)
        except QuarterdeckError as error:
            if run == self.run:
                self._fall_back(str(error))

    def _take(self, run: str, event: Event) -> None:
        numbered = self._room.add(event)
        self.steps.note(event)
        self._audience.saw(self.demo.name, run, [numbered])
        if isinstance(event, Resized) and self.state == OPENING:
            self._get_ready()
        elif isinstance(event, Ended):
            self._judge(event)
        elif isinstance(event, Closed):
            self._fall_back(event.problem or f"{self.demo.name} has ended")

    def _get_ready(self) -> None:
        if len(self._room.terminals()) < len(self.demo.terminals):
            return
        self.state = READY
        self._audience.redrew(self.picture())
        if self._wanted:
            self._begin(self._wanted)

    def _begin(self, number: int) -> None:
        if self._source:
            self._source.step(number)
            self._wanted = self._cut_off = 0
            self.problem = None if self.alone else self.problem
            self.state = READY
            self.steps.begin(number)

    def _judge(self, event: Ended) -> None:
        if event.problem and not self.recorded and event.step != self._cut_off:
            self._fail(event.problem)
        elif self.state == READY and not self.steps.next:
            self.state = DONE
            self._audience.redrew(self.picture())

    def _fail(self, problem: str) -> None:
        if self.alone:
            self.problem = problem
            self._stay()
        else:
            self._fall_back(problem)

    def _fall_back(self, problem: str) -> None:
        """Let the tape take over where the live run failed; without a tape, stay and say what happened."""
        self.problem = problem
        failed = next((n for n, step in enumerate(self.steps.snapshot(), 1) if step.problem), 0)
        number = failed or self.steps.current
        begin = bool(failed or self.steps.running or self._wanted)
        try:
            self._switch(number, begin=begin)
        except QuarterdeckError:
            self._stay()

    def _stay(self) -> None:
        if self._source is None:
            self._clear(None, CLOSED)
        else:
            self._audience.redrew(self.picture())

    def _switch(self, number: int, *, begin: bool) -> None:
        tape = None if self.recorded else self._sources.tape(self.demo, number)
        if tape is None:
            command = f"python -m quarterdeck rehearse {self.demo.name} --record"
            raise RefusedError(f"{self.demo.name} has no tape to go on from; record one with: {command}")
        self._retire()
        self._perform(lambda _run: tape, number if begin else 0, passed=number - 1)

    def _retire(self) -> None:
        """Let go of the present source and have it cleaned up beside what goes on."""
        source, self._source, self.run = self._source, None, None
        if source is not None:
            self._endings.append(gevent.spawn(source.close))
        if self._pump is not None and self._pump is not gevent.getcurrent():
            self._endings.append(self._pump)
