"""A demo's events on their way to its watchers: each at once to a room, several together to a large hall."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import gevent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quarterdeck.show.log import Numbered

ROOM = 1000  # watchers who are told at once
FRAME = 0.04  # seconds between two messages to somewhat more
FALL = 0.4  # the power of their number by which that grows: 25 messages a second to 1,000, 10 to 10,000


def pause(watchers: int) -> float:
    """Give the seconds between two messages to so many: a terminal reads fine, and the server keeps up."""
    return FRAME * (watchers / ROOM) ** FALL if watchers > ROOM else 0.0


class EventFlow:
    """Tells of events in order, none lost and none twice; `tell` is given a run and what has happened in it."""

    def __init__(self, tell: Callable[[str, Sequence[Numbered]], object]) -> None:
        """Begin with nothing told."""
        self._tell = tell
        self._run = ""
        self._waiting: list[Numbered] = []
        self._last = float("-inf")
        self._due: gevent.Greenlet | None = None

    def add(self, run: str, event: Numbered, watchers: int) -> None:
        """Tell of an event, at once or with those that come soon after it."""
        if run != self._run:
            self.flush()
        self._run = run
        self._waiting.append(event)
        left = self._last + pause(watchers) - time.monotonic()
        if left <= 0:
            self.flush()
        elif self._due is None:
            self._due = gevent.spawn_later(left, self._beat)

    def flush(self) -> None:
        """Tell of all that waits."""
        if self._due:
            self._due.kill(block=False)
            self._due = None
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self._last = time.monotonic()
            self._tell(self._run, waiting)

    def _beat(self) -> None:
        self._due = None
        self.flush()
