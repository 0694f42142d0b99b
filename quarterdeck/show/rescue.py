"""What rescues a show: its tape, where the live run has failed and the room has seen it, and the way back to live."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent

from quarterdeck.catalogue import refusal
from quarterdeck.protocol.states import ShowState
from quarterdeck.settings import PROGRAM
from quarterdeck.show.catch_up import CatchUp, step_to_retry
from quarterdeck.show.take import Take
from quarterdeck.talk.shows import Happening

if TYPE_CHECKING:
    from quarterdeck.show.picture import Sources
    from quarterdeck.show.show import Show
    from quarterdeck.show.wait import Wait
    from quarterdeck.source import Source

HELD = 2.0  # seconds a failure is seen before the tape goes on


class Rescue:
    """What goes on in the place of what is seen.

    `step` is the one from which the tape goes on, or will in a moment, as the live run has failed there; else 0.
    """

    def __init__(self, show: Show, sources: Sources, wait: Wait) -> None:
        """Have nothing to rescue."""
        self.step = 0
        self.held = HELD
        self._show, self._sources, self._wait = show, sources, wait
        self._tape: tuple[Source, bool] | None = None  # what goes on in a moment, and whether it begins its step
        self._hold: gevent.Greenlet | None = None
        self._retry: CatchUp | None = None

    @property
    def awaited(self) -> int:
        """The step that goes on by itself in a moment, 0 where none does."""
        if self._retry:
            return self._retry.step
        return self.step if self._tape else 0

    def fall_back(self, number: int, *, begins: bool) -> None:
        """Let the tape go on from a step once its failure has been seen; raises a QuarterdeckError without a tape."""
        self._tape, self.step = (self._tape_at(number), begins), number
        if self._show.state is ShowState.OPENING:  # there is nothing to see yet
            self._go_on()
            return
        self._show.turn(Happening.BROKEN)
        self._hold = gevent.spawn_later(self.held, self._go_on)
        self._show.redraw()

    def play_tape(self) -> None:
        """Go on from the tape at the very step where the show is, or as it was; refused without a tape."""
        if self._show.state is ShowState.CLOSING:
            raise refusal("show-closing", demo=self._show.demo.name)
        if self._retry:
            self._give_up(None)
        elif self._tape:
            self._go_on()
        else:
            steps = self._show.steps
            self._show.replace(self._tape_at(steps.current), steps.current, begins=bool(steps.running))

    def retry(self) -> None:
        """Try to go on live where the tape is; refused where nothing recorded is on, or no step is left."""
        show = self._show
        step = step_to_retry(show.steps.snapshot(), self.step) if show.recorded else 0
        if not step or show.state not in {ShowState.READY, ShowState.RUNNING, ShowState.DONE}:
            raise refusal("nothing-to-retry", demo=show.demo.name)
        leader = show.demo.leader(step)
        self._retry = CatchUp(Take(show.demo), leader, self._enter, self._give_up)
        show.turn(Happening.RETRIED)
        self._retry.take.play(self._wait.retrying(show.endings), self._retry)
        show.redraw()

    def forget(self) -> None:
        """Have nothing to rescue any more."""
        self.step = 0

    def drop(self) -> list[gevent.Greenlet]:
        """Let nothing go on by itself, and give what cleans up."""
        if self._hold is not None and self._hold is not gevent.getcurrent():
            self._hold.kill()
        endings = self._retry.take.end() if self._retry else []
        self._hold = self._tape = self._retry = None
        return endings

    def _tape_at(self, step: int) -> Source:
        name = self._show.demo.name
        if self._show.recorded:
            raise refusal("plays-tape", demo=name)
        tape = self._sources.tape(self._show.demo, step)
        if tape is None:
            command = f"{PROGRAM} rehearse {name} --record"
            raise refusal("no-tape", demo=name, command=command)
        return tape

    def _go_on(self) -> None:
        if self._tape:
            tape, begins = self._tape
            self._show.replace(tape, self.step, begins=begins)

    def _enter(self) -> None:
        """Have the live run that was made ready go on in the tape's place."""
        if self._retry:
            retry, self._retry, self.step = self._retry, None, 0
            self._show.enter(retry.take, retry.step)

    def _give_up(self, problem: str | None) -> None:
        """Leave the tape as it is, where it cannot go on live, or shall not."""
        show = self._show
        show.endings += self.drop()
        show.problem = f"tried live again: {problem}" if problem else show.problem
        show.turn(Happening.GIVEN_UP)
        if show.steps.running:
            show.turn(Happening.BEGUN)
        show.redraw()
