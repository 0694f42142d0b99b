"""The hall: the same three hundred people, who come, follow, vote, ask, put their phones away, and go."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import gevent
from gevent.event import Event
from person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

STAY, AWAY = (4.0, 40.0), (0.5, 4.0)  # seconds
NAP = 8.0  # seconds that a phone lies in a pocket
ASKING, NAPPING, ABRUPT = 0.02, 0.1, 0.3  # the share of visits with a question, with a nap, and that end without a word
OPTIONS = 2  # of the poll that everybody answers


class Hall:
    """So many people, each with a browser of their own that they come back with."""

    def __init__(self, port: int, size: int) -> None:
        """Begin with everybody outside; `demo` is the one that who comes in looks at."""
        self.demo = ""
        self.poll: int | None = None
        self.visits = 0
        self.inside = 0
        self.lost: list[str] = []
        self._port, self._size = port, size
        self._over = Event()
        self._chance = random.Random(1)  # noqa: S311  # the same in each run
        self._people: list[gevent.Greenlet] = []

    def enter(self) -> None:
        """Let everybody begin to come and go."""
        self._over.clear()
        self._people = [gevent.spawn(self._come_and_go, number) for number in range(self._size)]

    def leave(self) -> None:
        """Let everybody go, and wait for that; raises a ConnectionError if somebody was lost meanwhile."""
        self._over.set()
        gevent.joinall(self._people, raise_error=True)
        if self.lost:
            raise ConnectionError(f"{len(self.lost)} visits ended against their will; the first: {self.lost[0]}")

    def _come_and_go(self, number: int) -> None:
        self._wait(self._chance.uniform(0, STAY[0]))
        while not self._over.is_set():
            try:
                self._visit(number)
            except (OSError, ValueError) as gone:
                self.lost.append(f"person {number}: {gone}")
            self._wait(self._chance.uniform(*AWAY))

    def _visit(self, number: int) -> None:
        person = Person(self._port, {"browser": f"soak-person-{number:04}"})
        self.visits += 1
        self.inside += 1
        try:
            for _ in self._moments():
                self._take_part(person)
            if self._chance.random() < ASKING:
                person.ask("ask", text=f"What about {self._chance.randrange(10)}?")
            if self._chance.random() < NAPPING and not self._over.is_set():
                person.doze()
                self._wait(NAP)
                person.wake()
        finally:
            self.inside -= 1
            person.leave(abruptly=self._chance.random() < ABRUPT)

    def _moments(self) -> Iterator[None]:
        """Come back every few seconds, until the visit is over."""
        left = self._chance.uniform(*STAY)
        while left > 0 and not self._over.is_set():
            yield
            self._wait(min(left, STAY[0]))
            left -= STAY[0]

    def _take_part(self, person: Person) -> None:
        """Look at what is shown, and vote; a vote that comes too late is refused, which is right."""
        if self.demo:
            person.ask("watch", demo=self.demo)
        if self.poll:
            person.ask("vote", slide=self.poll, options=[self._chance.randint(1, OPTIONS)])

    def _wait(self, seconds: float) -> None:
        self._over.wait(seconds)
