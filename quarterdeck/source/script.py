"""A source that plays a list of events: for tests, and for writing a talk without any engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gevent.queue import Queue

from quarterdeck.demo.model import COLS, ROWS
from quarterdeck.events import Closed, Ended, Event, Output, Recorded, Resized, Started
from quarterdeck.source.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class ScriptedSource:
    """Gives, for each step, the events it was told to give; obeys `Source`.

    `steps` maps a step's number to its events, which are given as they stand. What a presenter does is
    kept for a test to look at: `typed` as pairs of terminal and text, `interrupts` as a count, `stepped`,
    `hurried` (the quick ones), `checked` and `restored` as the numbers asked for, `closed` as a fact.
    Every check passes.
    """

    def __init__(
        self,
        steps: Mapping[int, Sequence[Event]],
        *,
        recorded: Recorded | None = None,
        terminals: Sequence[str] = ("main",),
    ) -> None:
        """Be ready at once, with each terminal's size waiting to be read."""
        self.recorded = recorded
        self.typed: list[tuple[str, str]] = []
        self.stepped: list[int] = []
        self.hurried: list[int] = []
        self.checked: list[int] = []
        self.restored: list[int] = []
        self.interrupts = 0
        self.closed = False
        self._steps = steps
        self._queue: Queue[Event] = Queue()
        for terminal in terminals:
            self._queue.put(Resized(terminal, COLS, ROWS))

    def events(self) -> Iterator[Event]:
        """Give what has been scripted so far, then wait for more, until closed."""
        for event in iter(self._queue.get, None):
            yield event
            if isinstance(event, Closed):
                return

    def say(self, event: Event) -> None:
        """Give one event now, as if it had happened by itself."""
        self._queue.put(event)

    def step(self, number: int, *, quick: bool = False) -> None:
        """Give the events scripted for this step; none are given for a step without any."""
        self.stepped.append(number)
        self.hurried += [number] if quick else []
        for event in self._steps.get(number, ()):
            self._queue.put(event)

    def type(self, terminal: str, text: str) -> None:
        """Keep what was typed, for a test to look at."""
        self.typed.append((terminal, text))

    def interrupt(self) -> None:
        """Count one press of Ctrl-C."""
        self.interrupts += 1

    def check(self, number: int) -> Verdict:
        """Let the check pass, and keep its number for a test to look at."""
        self.checked.append(number)
        return Verdict(passed=True)

    def put_back(self, number: int) -> None:
        """Keep the step's number for a test to look at."""
        self.restored.append(number)

    def close(self) -> None:
        """Give `Closed` once."""
        if not self.closed:
            self.closed = True
            self._queue.put(Closed())


def passed(step: int, text: str = "", *, terminal: str = "main", seconds: float = 0.1) -> tuple[Event, ...]:
    """Write down a step that prints `text` and succeeds."""
    return (Started(terminal, step), Output(terminal, text), Ended(terminal, step, 0, seconds))


def failed(step: int, problem: str, *, terminal: str = "main", seconds: float = 0.1) -> tuple[Event, ...]:
    """Write down a step that ends with status 1 and this problem."""
    return (Started(terminal, step), Ended(terminal, step, 1, seconds, problem))
