"""A take that is brought to a step out of sight: to go on live where the tape is, or on a later slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.events import Closed, Ended, Resized
from quarterdeck.protocol.states import StepState
from quarterdeck.talk.shows import first_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quarterdeck.show.log import Numbered
    from quarterdeck.show.progress import Progress
    from quarterdeck.show.take import Take


def step_to_retry(steps: Sequence[Progress], failed: int) -> int:
    """Say at which step a show that plays its tape would go on live, 0 where none is left.

    That is the step under way; else the one that has `failed` live, until a later one has begun; else the next one.
    """
    states = [step.state for step in steps]
    if begun := first_in(StepState.RUNNING, states) or first_in(StepState.HELD, states):
        return begun
    if failed and set(states[failed:]) <= {StepState.WAITING}:
        return failed
    return first_in(StepState.WAITING, states)


class CatchUp:
    """Has a take do every step before `step` at once and unseen, and calls `ready`, or `failed` with one sentence."""

    def __init__(self, take: Take, step: int, ready: Callable[[], object], failed: Callable[[str], object]) -> None:
        """Listen to a take that nobody sees yet."""
        self.take = take
        self.step = step
        self._ready = ready
        self._failed = failed

    def heard(self, event: Numbered) -> None:
        """Do the next step, or end here."""
        match event.event:
            case Resized() if self.take.is_there:
                self._go_on()
            case Ended(problem=None):
                self._go_on()
            case Ended(problem=str(problem)) | Closed(problem=str(problem)):
                self._failed(problem)
            case _:
                pass  # it is in the log, and seen once the take is

    def broke(self, problem: str) -> None:
        """End here."""
        self._failed(problem)

    def _go_on(self) -> None:
        following = self.take.steps.next
        if self.take.steps.running:
            return  # more goes at the same press
        if not 0 < following < self.step:
            self._ready()
        elif self.take.source:
            self.take.source.step(following, quick=True)
