"""What a show looks like from outside, and who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Status
    from quarterdeck.events import Output, Recorded, Resized
    from quarterdeck.pictures import model as pictures
    from quarterdeck.protocol.states import ShowState
    from quarterdeck.show.log import Log, Numbered
    from quarterdeck.show.progress import Progress
    from quarterdeck.show.show import Show
    from quarterdeck.show.wait import Wait, Waited
    from quarterdeck.source import Source
    from quarterdeck.talk.state import ShowStanding


@dataclass(frozen=True, slots=True)
class Picture:
    """All a late viewer needs to see what everybody sees; `run` is None where none has been on.

    `rescued` is the step from which the tape goes on as the live run has failed there, 0 where it has not.
    """

    demo: Demo
    run: str | None
    state: ShowState
    recorded: Recorded | None
    rescued: int
    number: int
    terminals: tuple[Resized, ...]
    steps: tuple[Progress, ...]
    output: tuple[Output, ...]
    pictures: tuple[pictures.Picture, ...]
    wait: Waited


def draw(show: Show, log: Log, wait: Wait) -> Picture:
    """Draw a show, what its log has kept, and what it waits for."""
    return Picture(
        demo=show.demo,
        run=show.run,
        state=show.state,
        recorded=show.recorded,
        rescued=show.rescue.step if show.recorded else 0,
        number=log.number,
        terminals=log.terminals(),
        steps=show.steps.snapshot(),
        output=tuple(log.outputs()),
        pictures=log.pictures(),
        wait=wait.now(show.state),
    )


class Audience(Protocol):
    """Whoever is told what happens in a show: names and values only, never sockets."""

    def saw(self, demo: str, run: str, event: Numbered) -> None:
        """Hear of a new event in one run of a demo."""

    def stood(self, demo: str, standing: ShowStanding) -> None:
        """Hear that a show stands otherwise, or that a step of it does."""

    def redrew(self, picture: Picture) -> None:
        """Hear that the whole picture of a show has changed."""


class Sources(Protocol):
    """Where a show gets its sources from, and which `engines` are known to answer."""

    engines: Mapping[str, Status]

    def open(self, demo: Demo, run: str, say: Callable[[str], object]) -> Source:
        """Open the best source there is, and `say` what it waits for; raises a QuarterdeckError when there is none."""

    def open_live(self, demo: Demo, run: str, say: Callable[[str], object]) -> Source:
        """Open a live source, and no tape; raises a QuarterdeckError where that cannot be."""

    def tape(self, demo: Demo, step: int) -> Source | None:
        """Open the demo's tape at a step, None when it has no tape."""

    def times(self, demo: Demo) -> Sequence[float]:
        """Give the seconds each step took in rehearsal, empty where nobody knows."""
