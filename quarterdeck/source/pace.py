"""What the terminals of a run print, sent on no faster than a room can follow."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import gevent

from quarterdeck.source.terminal.flood import EVERY, Flood

if TYPE_CHECKING:
    from collections.abc import Callable


class Pace:
    """Gives `send` what goes out of each terminal, at once unless it is a flood."""

    def __init__(self, cols: int, rows: int, send: Callable[[str, str], object]) -> None:
        """Begin with nothing printed, in terminals of this size."""
        self._size = cols, rows
        self._send = send
        self._floods: dict[str, Flood] = {}
        self._beating: dict[str, gevent.Greenlet] = {}

    def say(self, terminal: str, text: str) -> None:
        """Send a piece on, or keep it for the next screen."""
        if not text:
            return
        if terminal not in self._floods:
            self._floods[terminal] = Flood(*self._size, time.monotonic())
        flood = self._floods[terminal]
        self._give(terminal, flood.feed(text, time.monotonic()))
        if flood.holds and terminal not in self._beating:
            self._beating[terminal] = gevent.spawn(self._beat, terminal)

    def owed(self, terminal: str) -> float:
        """Say for how many seconds the terminal's program should wait, as it draws more than can be followed."""
        return self._floods[terminal].owed if terminal in self._floods else 0.0

    def end(self, terminal: str) -> None:
        """Send what is kept, as something else follows it."""
        if terminal in self._floods:
            self._give(terminal, self._floods[terminal].end())

    def close(self) -> None:
        """Send all that is kept; nothing comes after it."""
        gevent.killall(list(self._beating.values()), block=False)
        for terminal in self._floods:
            self.end(terminal)

    def _give(self, terminal: str, text: str) -> None:
        if text:
            self._send(terminal, text)

    def _beat(self, terminal: str) -> None:
        flood = self._floods[terminal]
        while flood.holds:
            gevent.sleep(EVERY)
            self._give(terminal, flood.beat(time.monotonic()))
        del self._beating[terminal]
