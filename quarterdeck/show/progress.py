"""How far the steps of a show have come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quarterdeck.events import Ended, Held, Started
from quarterdeck.protocol.states import StepState

if TYPE_CHECKING:
    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Event

WAITING, HELD, RUNNING = StepState.WAITING, StepState.HELD, StepState.RUNNING
PASSED, FAILED, GOING = StepState.PASSED, StepState.FAILED, StepState.GOING


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one step has come; `seconds` is None until it has ended."""

    state: StepState = WAITING
    seconds: float | None = None
    problem: str | None = None


class Steps:
    """The progress of each step of a demo, kept up from its events."""

    def __init__(self, demo: Demo, *, passed: int = 0) -> None:
        """Begin with every step waiting, but for the first `passed` ones."""
        self._demo = demo
        self._all = [Progress(PASSED if n <= passed else WAITING) for n in range(1, len(demo.steps) + 1)]

    def snapshot(self) -> tuple[Progress, ...]:
        """Give all of them, in order."""
        return tuple(self._all)

    @property
    def next(self) -> int:
        """The number of the step that comes next, 0 when all have begun."""
        return self._first(WAITING)

    @property
    def running(self) -> int:
        """The number of the step under way, 0 when none is."""
        return self._first(RUNNING)

    @property
    def held(self) -> int:
        """The number of the step that stands typed, 0 when none does."""
        return self._first(HELD)

    @property
    def begun(self) -> frozenset[int]:
        """The numbers of the steps under way, and of one that stands typed."""
        return frozenset(n for n, step in enumerate(self._all, 1) if step.state in {RUNNING, HELD})

    @property
    def current(self) -> int:
        """The step under way, else the one that stands typed, else the next one, else the last."""
        return self.running or self.held or self.next or len(self._all)

    def begin(self, number: int) -> None:
        """Say that a step is under way."""
        self._all[number - 1] = Progress(RUNNING)

    def note(self, event: Event) -> None:
        """Follow what an event says of a step."""
        if isinstance(event, Started):
            self.begin(event.step)
        elif isinstance(event, Held):
            self._all[event.step - 1] = Progress(HELD)
        elif isinstance(event, Ended):
            self._all[event.step - 1] = Progress(_outcome(event), event.seconds, event.problem)
            self._settle(event)

    def _first(self, state: StepState) -> int:
        return next((n for n, step in enumerate(self._all, 1) if step.state == state), 0)

    def _settle(self, event: Ended) -> None:
        """Count as passed what still went on in this terminal: a later step has ended there."""
        for number, step in enumerate(self._all, 1):
            here = self._demo.step(number).terminal == event.terminal
            if here and step.state == GOING and number != event.step:
                self._all[number - 1] = replace(step, state=PASSED)


def _outcome(event: Ended) -> StepState:
    if event.problem:
        return FAILED
    return GOING if event.status is None else PASSED
