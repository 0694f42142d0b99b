"""A demo being performed, from opening to clean-up, and what the room has seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent

from quarterdeck.errors import QuarterdeckError
from quarterdeck.events import Closed, Ended, Held, Resized
from quarterdeck.protocol.states import ShowState
from quarterdeck.show.catch_up import CatchUp
from quarterdeck.show.forerunners import words_for_learner
from quarterdeck.show.picture import draw
from quarterdeck.show.rescue import Rescue
from quarterdeck.show.take import Take
from quarterdeck.show.wait import CATCHING_UP, PREPARING, Wait
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


class Show:
    """One demo's performance; on the way it may go from live to its tape, and back (`rescue`)."""

    def __init__(self, demo: Demo, sources: Sources, audience: Audience) -> None:
        """Prepare a show that is still closed."""
        self.demo = demo
        self.state = ShowState.CLOSED
        self.problem: str | None = None  # the cause of what went wrong, for who presents
        self.alone = False  # somebody learns alone: a step that fails is theirs to mend, and no tape takes over
        self.take = Take(demo, on=False)
        self.endings: list[gevent.Greenlet] = []  # what is still being cleaned up
        self._wait = Wait(demo, sources, self.redraw)
        self.rescue = Rescue(self, sources, self._wait)
        self._audience = audience
        self._first = 1  # the step before which all are done unseen
        self._wanted = 0  # the step to begin as soon as the source is ready
        self._kept: Take | None = None  # whose picture stays when the show is closed

    @property
    def run(self) -> str | None:
        """The id of the run that is seen, None where none is."""
        return self.take.run

    @property
    def recorded(self) -> Recorded | None:
        """What the tape that plays says of itself, None for what happens live."""
        return self.take.recorded

    @property
    def steps(self) -> Steps:
        """How far each step has come."""
        return self.take.steps

    def picture(self) -> Picture:
        """Draw the whole picture for a viewer who has seen nothing."""
        return draw(self, self.take.log, self._wait)

    def standing(self) -> ShowStanding:
        """Say how it stands, as far as the talk has to know."""
        steps = tuple(step.state for step in self.steps.snapshot())
        run = None if self.state is ShowState.CLOSED else self.run
        return ShowStanding(self.state, run, steps, self.problem, self.rescue.awaited)

    def missed(self, run: str | None, after: int) -> list[Numbered] | None:
        """Give what a viewer of `run` missed past number `after`, or None when only the picture helps."""
        gone = self.state is ShowState.CLOSED  # which only the picture says
        return self.take.log.after(after) if run and run == self.run and not gone else None

    def open(self, step: int = 0, after: Callable[[], object] | None = None, first: int = 1) -> None:
        """Open the show once `after` has returned, then begin `step` (0: none) as soon as all is ready.

        What comes before the step `first` is done unseen.
        """
        self.problem, self._first = None, first
        self.rescue.forget()
        opening = self._wait.opening(after, PREPARING if first == 1 else CATCHING_UP)
        self._perform(Happening.OPENED, opening, step)

    def step(self, number: int) -> None:
        """Begin the step with this number, as soon as the show is ready; the talk asks only where that may be."""
        if self.state is ShowState.OPENING:
            self._wanted = number
        else:
            self._begin(number)

    def interrupt(self) -> None:
        """Press Ctrl-C, or end what is tried in its place; refused when the show is not on."""
        if self.state is ShowState.RETRYING:
            self.rescue.play_tape()
        else:
            self.take.interrupt()

    def close(self, *, keeps: bool = False) -> None:
        """End the show, wait until everything it made is gone, and tell the room; one may keep its last picture."""
        if self.state is not ShowState.CLOSING:
            self._kept = self.take if keeps and self.take.on else None
        if began := self.state is not ShowState.CLOSED:
            self.turn(Happening.STOPPED)
            self.redraw()
            self._retire()
        gevent.joinall(list(self.endings))
        if self.state not in {ShowState.CLOSED, ShowState.CLOSING}:  # somebody has reset it meanwhile
            self.close(keeps=keeps)
            return
        if began and self.state is ShowState.CLOSED:  # somebody else has waited for the same end
            return
        self.endings, self.problem, self.state = [], None, after(self.state, Happening.GONE)
        self.take = self._kept or Take(self.demo, on=False)
        self.take.on = self._kept is not None
        self.redraw()

    def heard(self, event: Numbered) -> None:
        """Tell the room what has just happened, and do what follows from it."""
        self._audience.saw(self.demo.name, self.take.id, event)
        match event.event:
            case Resized() if self.state is ShowState.OPENING:
                self._get_ready()
            case Held(step=step):
                self._hold(step)
            case Ended() as ended:
                self._judge(ended)
            case Closed(problem=problem) if self.state is not ShowState.FAILED:
                self._fall_back(problem or f"{self.demo.name} has ended")
            case _:
                pass  # it is seen, and that is all

    def broke(self, problem: str) -> None:
        """Go on from the tape where no live source could be opened."""
        self._fall_back(problem)

    def replace(self, tape: Source, number: int, *, begins: bool) -> None:
        """Have a tape go on at a step in the place of the present take; it `begins` it as soon as it is ready."""
        self._retire()
        self._wait.begin()
        self._perform(Happening.REPLACED, lambda _run: tape, number if begins else 0, passed=number - 1)

    def enter(self, take: Take, number: int) -> None:
        """Have a take that is ready go on in the place of the present one, and begin a step."""
        self._retire()
        self.take, take.listener = take, self
        self.problem, self._wanted = None, number
        self._get_ready()

    def turn(self, happening: Happening) -> None:
        """Come to the state that follows."""
        self.state = after(self.state, happening)

    def redraw(self) -> None:
        """Tell everybody how it stands now, and whoever watches the whole picture."""
        self._audience.stood(self.demo.name, self.standing())
        self._audience.redrew(self.picture())

    def _perform(self, how: Happening, opening: Callable[[str], Source], step: int, passed: int = 0) -> None:
        self._wanted = step
        self.turn(how)
        self.take = Take(self.demo, passed=passed)
        self.redraw()
        catches_up = how is Happening.OPENED and self._first > 1
        catch_up = CatchUp(self.take, self._first, self._come_in, self._fall_back)
        self.take.play(opening, catch_up if catches_up else self)

    def _come_in(self) -> None:
        """Be seen, once what comes before has been done."""
        self.take.listener = self
        self._get_ready()

    def _get_ready(self) -> None:
        if not self.take.is_there:
            return
        self.turn(Happening.PREPARED)
        self.redraw()
        if self._wanted:
            self._begin(self._wanted)

    def _begin(self, number: int) -> None:
        self.turn(Happening.BEGUN)
        self._wanted = 0
        self.problem = None if self.alone else self.problem
        self._wait.begin()
        self.take.begin(number)
        self._audience.stood(self.demo.name, self.standing())

    def _hold(self, step: int) -> None:
        """Wait for the press that runs what stands typed; who learns alone is not kept waiting."""
        if self.alone and self.take.source:
            self.take.source.step(step)
            return
        self.turn(Happening.STEP_HELD)
        self._audience.stood(self.demo.name, self.standing())

    def _judge(self, event: Ended) -> None:
        if event.problem and not self.recorded and event.step not in self.take.cut_off:
            self._fail(event.problem, event.step)
            return
        if self.state is ShowState.RUNNING and not self.steps.running:
            self.turn(Happening.STEP_ENDED if self.steps.next else Happening.LAST_ENDED)
        if self.state is ShowState.DONE:
            self.redraw()
        else:
            self._audience.stood(self.demo.name, self.standing())

    def _fail(self, problem: str, step: int) -> None:
        if self.alone:
            self.problem = words_for_learner(self.demo, self.steps, step, problem)
            self._stay()
        elif self.state is not ShowState.FAILED:
            self._fall_back(problem, step)

    def _fall_back(self, problem: str, failed: int = 0) -> None:
        """Let the tape take over where the live run failed; where it cannot, stay and say what happened."""
        self.problem = problem
        opens = self.state is ShowState.OPENING
        begun = failed or self._wanted or (0 if opens else self.steps.running)
        number = begun or (max(self.steps.next, self._first) if opens else self.steps.next)
        try:
            if number:
                self.rescue.fall_back(number, begins=bool(begun))
                return
        except QuarterdeckError:
            pass  # the run's own problem says more
        self._stay()

    def _stay(self) -> None:
        if self.state is ShowState.OPENING:
            self._retire()
            self.turn(Happening.GONE)
            self.take = Take(self.demo, on=False)
        elif self.state is ShowState.RUNNING and not self.steps.running:
            self.turn(Happening.STEP_ENDED)
        self.redraw()

    def _retire(self) -> None:
        """Let go of the present take, and of what would come after it; they are cleaned up beside what goes on."""
        self.endings += [*self.rescue.drop(), *self.take.end()]
