"""A demo being performed: its source, its steps, and what the room has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent

from quarterdeck.errors import QuarterdeckError, RefusedError
from quarterdeck.events import Closed, Ended, Resized
from quarterdeck.protocol.states import ShowState
from quarterdeck.settings import PROGRAM
from quarterdeck.show.picture import draw
from quarterdeck.show.take import Take
from quarterdeck.show.wait import Wait
from quarterdeck.talk.shows import Happening, after
from quarterdeck.talk.state import ShowStanding

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Recorded
    from quarterdeck.show.log import Numbered
    from quarterdeck.show.picture import Audience, Picture, Sources
    from quarterdeck.show.progress import Steps
    from quarterdeck.source import Source
    from quarterdeck.source.verdict import Verdict


class Show:
    """One demo's performance, from opening to clean-up; on the way it may go from live to its tape."""

    def __init__(self, demo: Demo, sources: Sources, audience: Audience) -> None:
        """Prepare a show that is still closed."""
        self.demo = demo
        self.state = ShowState.CLOSED
        self.problem: str | None = None
        self.alone = False  # somebody learns alone: a step that fails is theirs to mend, and no tape takes over
        self._sources = sources
        self._wait = Wait(demo, sources, self._redraw)
        self._audience = audience
        self._take = Take(demo, on=False)
        self._wanted = 0  # the step to begin as soon as the source is ready
        self._cut_off = 0  # the step the presenter has interrupted: no reason to call the tape
        self._kept: Take | None = None  # whose picture stays when the show is closed
        self._endings: list[gevent.Greenlet] = []

    @property
    def run(self) -> str | None:
        """The id of the run that is seen, None where none is."""
        return self._take.run

    @property
    def recorded(self) -> Recorded | None:
        """What the tape that plays says of itself, None for what happens live."""
        return self._take.recorded

    @property
    def steps(self) -> Steps:
        """How far each step has come."""
        return self._take.steps

    def picture(self) -> Picture:
        """Draw the whole picture for a viewer who has seen nothing."""
        return draw(self, self._take.log, self._wait)

    def standing(self) -> ShowStanding:
        """Say how it stands, as far as the talk has to know."""
        steps = tuple(step.state for step in self.steps.snapshot())
        run = None if self.state is ShowState.CLOSED else self.run
        return ShowStanding(self.state, run, steps, self.problem)

    def missed(self, run: str | None, after: int) -> list[Numbered] | None:
        """Give what a viewer of `run` missed past number `after`, or None when only the picture helps."""
        gone = self.state is ShowState.CLOSED  # which only the picture says
        return self._take.log.after(after) if run and run == self.run and not gone else None

    def open(self, step: int = 0, after: Callable[[], object] | None = None) -> None:
        """Open the show once `after` has returned, then begin `step` (0: none) as soon as all is ready."""
        self.problem = None
        self._perform(Happening.OPENED, self._wait.opening(after), step)

    def step(self, number: int) -> None:
        """Begin the step with this number, as soon as the show is ready; the talk asks only where that may be."""
        if self.state is ShowState.OPENING:
            self._wanted = number
        else:
            self._begin(number)

    def type(self, terminal: str, text: str) -> None:
        """Type into a live terminal; refused when nothing live is on."""
        if self._take.source is None or self.recorded or terminal not in self.demo.terminals:
            raise RefusedError(f"nothing live is on in {self.demo.name}, so there is nowhere to type")
        self._take.source.type(terminal, text)

    def interrupt(self) -> None:
        """Press Ctrl-C; refused when the show is not on."""
        if self._take.source is None:
            raise RefusedError(f"{self.demo.name} is not on")
        self._cut_off = self.steps.running
        self._take.source.interrupt()

    def check(self, number: int) -> Verdict:
        """Run a step's check and wait for its verdict; refused where nothing live is on, or a step is under way."""
        if not 1 <= number <= len(self.demo.steps):
            raise RefusedError(f"{self.demo.name} has no step {number}; it has {len(self.demo.steps)}")
        if self._take.source is None:
            raise RefusedError(f"{self.demo.name} is not on; run it live first, as a check looks at what that has made")
        if self.steps.running:
            raise RefusedError(f"“{self.demo.step(self.steps.running).label}” is still running; check when it ends")
        return self._take.source.check(number)

    def play_tape(self) -> None:
        """Go on from the tape at the very step where the show is; refused without a tape."""
        if self.state is ShowState.CLOSING:
            raise RefusedError(f"{self.demo.name} is being cleaned up; try again in a moment")
        self._switch(self.steps.current, begin=bool(self.steps.running))

    def close(self, *, keeps: bool = False) -> None:
        """End the show, wait until everything it made is gone, and tell the room; one may keep its last picture."""
        if self.state is not ShowState.CLOSING:
            self._kept = self._take if keeps and self._take.on else None
        if began := self.state is not ShowState.CLOSED:
            self._turn(Happening.STOPPED)
            self._redraw()
            self._retire()
        gevent.joinall(list(self._endings))
        if self.state not in {ShowState.CLOSED, ShowState.CLOSING}:  # somebody has reset it meanwhile
            self.close(keeps=keeps)
            return
        if began and self.state is ShowState.CLOSED:  # somebody else has waited for the same end
            return
        self._endings, self.problem, self.state = [], None, after(self.state, Happening.GONE)
        self._take = self._kept or Take(self.demo, on=False)
        self._take.on = self._kept is not None
        self._redraw()

    def heard(self, event: Numbered) -> None:
        """Tell the room what has just happened, and do what follows from it."""
        self._audience.saw(self.demo.name, self._take.id, event)
        match event.event:
            case Resized() if self.state is ShowState.OPENING:
                self._get_ready()
            case Ended() as ended:
                self._judge(ended)
            case Closed(problem=problem):
                self._fall_back(problem or f"{self.demo.name} has ended")
            case _:
                pass  # it is seen, and that is all

    def broke(self, problem: str) -> None:
        """Go on from the tape where no live source could be opened."""
        self._fall_back(problem)

    def _turn(self, happening: Happening) -> None:
        self.state = after(self.state, happening)

    def _redraw(self) -> None:
        """Tell everybody how it stands now, and whoever watches the whole picture."""
        self._audience.stood(self.demo.name, self.standing())
        self._audience.redrew(self.picture())

    def _perform(self, how: Happening, opening: Callable[[str], Source], step: int, passed: int = 0) -> None:
        self._wanted = step
        self._turn(how)
        self._take = Take(self.demo, passed=passed)
        self._redraw()
        self._take.play(opening, self)

    def _get_ready(self) -> None:
        if len(self._take.log.terminals()) < len(self.demo.terminals):
            return
        self._turn(Happening.PREPARED)
        self._redraw()
        if self._wanted:
            self._begin(self._wanted)

    def _begin(self, number: int) -> None:
        self._turn(Happening.BEGUN)
        self._wanted = self._cut_off = 0
        self.problem = None if self.alone else self.problem
        self.steps.begin(number)
        self._wait.begin()
        if self._take.source:
            self._take.source.step(number)
        self._audience.stood(self.demo.name, self.standing())

    def _judge(self, event: Ended) -> None:
        if event.problem and not self.recorded and event.step != self._cut_off:
            self._fail(event.problem)
            return
        if self.state is ShowState.RUNNING and not self.steps.running:
            self._turn(Happening.STEP_ENDED if self.steps.next else Happening.LAST_ENDED)
        if self.state is ShowState.DONE:
            self._redraw()
        else:
            self._audience.stood(self.demo.name, self.standing())

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
        if self._take.source is None:
            self._turn(Happening.GONE)
            self._take = Take(self.demo, on=False)
            self._redraw()
            return
        if self.state is ShowState.RUNNING and not self.steps.running:
            self._turn(Happening.STEP_ENDED)
        self._redraw()

    def _switch(self, number: int, *, begin: bool) -> None:
        tape = None if self.recorded else self._sources.tape(self.demo, number)
        if tape is None:
            command = f"{PROGRAM} rehearse {self.demo.name} --record"
            raise RefusedError(f"{self.demo.name} has no tape to go on from; record one with: {command}")
        self._retire()
        self._wait.begin()
        self._perform(Happening.REPLACED, lambda _run: tape, number if begin else 0, passed=number - 1)

    def _retire(self) -> None:
        """Let go of the present take and have it cleaned up beside what goes on."""
        self._endings += self._take.end()
