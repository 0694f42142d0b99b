"""How often somebody may act, so that one who floods is refused and nobody else notices."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 10_000  # names remembered before those who have rested long enough are forgotten


class Pace:
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
