"""A brake between what happens and who is told: a hall that votes at once is told of it a few times a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import gevent

if TYPE_CHECKING:
    from collections.abc import Callable


class Pulse:
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
