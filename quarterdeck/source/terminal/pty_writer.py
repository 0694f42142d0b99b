"""What is typed into a terminal, written without ever waiting for a program that does not read."""

from __future__ import annotations

import os

import gevent
from gevent.socket import wait_write

MOST_TYPED = 64 * 1024  # bytes of keystrokes kept for a program that does not read


class PtyWriter:
    """Writes to the descriptor of a PTY."""

    def __init__(self, descriptor: int) -> None:
        """Write to a descriptor that does not block."""
        self._descriptor = descriptor
        self._typed = bytearray()
        self._flushing: gevent.Greenlet | None = None

    def write(self, text: str) -> None:
        """Type a text; returns at once, and forgets what a program that never reads is sent."""
        room = MOST_TYPED - len(self._typed)
        self._typed += text.encode()[:room]
        if not self._flushing:
            self._flushing = gevent.spawn(self._flush)

    def close(self) -> None:
        """Write no more."""
        gevent.killall([self._flushing] if self._flushing else [])

    def _flush(self) -> None:
        try:
            while self._typed:
                wait_write(self._descriptor)
                del self._typed[: os.write(self._descriptor, self._typed)]
        except OSError:
            self._typed.clear()
        self._flushing = None
