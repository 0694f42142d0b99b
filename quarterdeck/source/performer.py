"""Performs a demo's steps in its terminals, press by press: which go at one press, and when each of them begins."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import gevent
from gevent.queue import Queue

from quarterdeck.demo.captured import filled
from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Ended, Held, Output, Started
from quarterdeck.source.in_thread import in_thread
from quarterdeck.source.run.workspace import edit_file
from quarterdeck.source.terminal.comment import before_edit
from quarterdeck.source.terminal.perform import FIRST_PROMPT, Performance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from quarterdeck.demo.model import Demo, Edit, Step
    from quarterdeck.events import Event
    from quarterdeck.source.terminal.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Venue:
    """Where steps are performed, and who is told.

    `terminals` are as they are now, by name; edits are made in `workspace`; a character is typed every `pace` seconds.
    `tell` takes each event, `explain` adds to a step that went wrong what engines know of it, and `renew` puts a new
    shell in the place of one that has ended.
    """

    terminals: Mapping[str, Terminal]
    workspace: Path
    pace: float
    tell: Callable[[Event], object]
    explain: Callable[[Ended], Ended]
    renew: Callable[[Terminal], object]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A step's command has been given, and may go on for long."""

    step: int


class Performer:
    """Performs the steps of one run; values that steps capture are kept for later ones."""

    def __init__(self, demo: Demo, venue: Venue) -> None:
        """Perform nothing yet."""
        self.last = demo.terminals[0]  # the terminal of the step that began last
        self._demo = demo
        self._venue = venue
        self.opened = time.strftime("%H:%M:%S")
        self._values: dict[str, str] = {}
        self._quick = False
        self._press: gevent.Greenlet | None = None
        self._held: Performance | None = None
        self._under_way: dict[int, Performance] = {}
        self._notices: Queue[UnderWay | Ended] = Queue()

    @property
    def busy(self) -> gevent.Greenlet | None:
        """What performs the steps of the present press, None between two."""
        return self._press or None

    def step(self, number: int, *, quick: bool = False) -> None:
        """Begin a step and those that go with it, or have one go on that is typed; refused while others run."""
        if self._held and self._held.step.number == number:
            held, self._held = self._held, None
            self._venue.tell(Started(held.terminal.name, number))
            held.release()
            return
        if self.busy:
            raise RefusedError(f"{self._demo.name} is busy; wait for its step to end")
        self._quick = quick
        self._press = gevent.spawn(self._perform, self._demo.press(number))

    def interrupt(self) -> bool:
        """Press Ctrl-C in the terminal of each step under way; False where none is."""
        for performance in self._under_way.values():
            performance.interrupt()
        return bool(self._under_way)

    def filled(self, step: Step) -> Step:
        """Give a step with the values in place that earlier ones have captured; raises RefusedError without them."""
        try:
            return filled(step, self._values)
        except KeyError as unknown:
            capturing = next(each.number for each in self._demo.steps if unknown.args[0] in dict(each.capture))
            sentence = f"step {step.number} of {self._demo.name}: {unknown.args[0]} is not known yet"
            raise RefusedError(sentence, remedy=f"run step {capturing} first") from None

    def kill(self) -> None:
        """Perform nothing more."""
        gevent.killall([self._press] if self._press else [])

    def _perform(self, steps: tuple[Step, ...]) -> None:
        """Perform the steps of one press: the next has always begun before it is told that the last has ended."""
        waiting, going = deque(steps[1:]), {steps[0].number: self._begin(steps[0])}
        try:
            while going:
                notice = self._notices.get()
                if isinstance(notice, Ended) and notice.problem:
                    waiting.clear()
                if waiting and _is_due(waiting[0], notice, len(going)):
                    step = waiting.popleft()
                    going[step.number] = self._begin(step)
                if isinstance(notice, Ended):
                    del going[notice.step]
                    self._venue.tell(notice)
        finally:
            gevent.killall(list(going.values()))

    def _begin(self, step: Step) -> gevent.Greenlet:
        self.last = step.terminal
        self._venue.tell(Started(step.terminal, step.number))
        return gevent.spawn(self._do, step)

    def _do(self, step: Step) -> None:
        try:
            step = self.filled(step)
            ended = self._edit(step, step.edit) if step.edit else self._type(step)
        except (RefusedError, SourceError) as error:
            ended = Ended(step.terminal, step.number, None, 0.0, str(error))
        self._notices.put(ended)

    def _type(self, step: Step) -> Ended:
        terminal = self._venue.terminals[step.terminal]
        elsewhere = self._venue.terminals.get(step.expect_in)
        pace = 0.0 if self._quick else self._venue.pace
        step = replace(step, hold=step.hold and not self._quick)
        performance = Performance(step, self._demo.name, terminal, pace, elsewhere)
        performance.typed = lambda: self._hold(performance)
        performance.under_way = lambda: self._notices.put(UnderWay(step.number))
        self._under_way[step.number] = performance
        try:
            ended = performance.perform()
        finally:
            del self._under_way[step.number]
            self._held = None if self._held is performance else self._held
        self._values |= performance.captured
        if terminal.dead:
            self._venue.renew(terminal)
        return ended if performance.interrupted or not ended.problem else self._venue.explain(ended)

    def _hold(self, performance: Performance) -> None:
        self._held = performance
        self._venue.tell(Held(performance.terminal.name, performance.step.number))

    def _edit(self, step: Step, edit: Edit) -> Ended:
        began, terminal = time.monotonic(), self._venue.terminals[step.terminal]
        terminal.wait_for_start(FIRST_PROMPT)
        try:
            shown = in_thread(edit_file, self._venue.workspace, edit.at(self.opened))
        except SourceError as error:
            raise SourceError(f"step {step.number} of {self._demo.name}: {error}") from error
        if not step.hidden:
            shown = before_edit(step, terminal) + shown + (terminal.prompt if terminal.at_prompt else "")
            self._venue.tell(Output(step.terminal, shown))
        return Ended(step.terminal, step.number, 0, round(time.monotonic() - began, 3))


def _is_due(step: Step, notice: UnderWay | Ended, going: int) -> bool:
    """Say whether a step of a press begins now: with the one before it, or once all before it have ended."""
    if step.joins:
        return notice.step == step.number - 1
    return isinstance(notice, Ended) and going == 1
