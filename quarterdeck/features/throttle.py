"""Two brakes: on how often somebody may act, and on how often everybody is told of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import gevent

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 10_000  # names remembered before those who have rested long enough are forgotten


class Throttle:
    """Calls `act` soon after it was asked to, however often it is asked, and at most once every `every` seconds."""

    def __init__(self, every: float, act: Callable[[], object]) -> None:
        """Rest until asked."""
        self._every = every
        self._act = act
        self._last = float("-inf")
        self._due = False

    def ask(self) -> None:
        """See to it that `act` is called after what has just happened."""
        if not self._due:
            self._due = True
            gevent.spawn_later(max(0.0, self._last + self._every - time.monotonic()), self._beat)

    def _beat(self) -> None:
        self._due = False  # whatever happens from here on asks for another
        self._last = time.monotonic()
        self._act()


class RateLimit:
    """Lets each name act `burst` times at once, and then once every `every` seconds; `refused` counts the others."""

    def __init__(self, burst: int, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with everybody rested."""
        self.refused = 0
        self._slack = (burst - 1) * every
        self._every = every
        self._clock = clock
        self._rested: dict[str, float] = {}  # when each name will be as fresh as at the beginning

    def take(self, name: str) -> bool:
        """Say whether this name may act now, and count it as done if so."""
        now = self._clock()
        rested = max(self._rested.get(name, now), now)
        if rested - now > self._slack:
            self.refused += 1
            return False
        self._rested[name] = rested + self._every
        if len(self._rested) > MANY:
            self._rested = {name: when for name, when in self._rested.items() if when > now}
        return True
