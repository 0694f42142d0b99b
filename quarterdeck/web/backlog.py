"""What one viewer's socket has not taken yet: bounded, in whole frames, and never waited for."""

from __future__ import annotations

import os
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

import gevent

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 256 * 1024  # bytes; beyond it, news is left out until the viewer has caught up
LAST_LIMIT = 16 * LIMIT  # bytes; beyond it, even for what must arrive, the viewer is let go
WRITABLE = 2  # libev's EV_WRITE


class Backlog:
    """Writes frames to a socket at once, or as soon as it takes them.

    A frame that may be left out is left out whole when too much is waiting, and from then on every such
    frame until all the rest is sent: then `caught_up` is called, for the viewer to be told what holds now.
    """

    __slots__ = ("_caught_up", "_lost", "_size", "_take", "_waiting", "_watcher", "behind", "closed")

    def __init__(
        self,
        descriptor: int,
        caught_up: Callable[[], object],
        lost: Callable[[], object],
        take: Callable[[memoryview], int] | None = None,
    ) -> None:
        """Write to a non-blocking descriptor; `lost` is called when it is broken or hopelessly behind.

        `take` writes what the descriptor takes now, and says how many bytes that was; by itself it is `os.write`.
        """
        self._take = take or partial(os.write, descriptor)
        self._caught_up = caught_up
        self._lost = lost
        self._waiting: deque[memoryview] = deque()
        self._size = 0
        self._watcher = gevent.get_hub().loop.io(descriptor, WRITABLE)
        self.behind = False
        self.closed = False

    def write(self, frame: bytes, *, droppable: bool = False) -> None:
        """Send a frame, or keep what the socket does not take; never blocks."""
        if self.closed or (self.behind and droppable):
            return
        if self._waiting:
            self._keep(memoryview(frame), droppable=droppable)
            return
        rest = self._send(memoryview(frame))
        if rest:
            self._await(rest)

    def close(self) -> None:
        """Forget what is waiting; to be called before the descriptor is closed."""
        self.closed = True
        self._waiting.clear()
        self._watcher.close()

    def _keep(self, frame: memoryview, *, droppable: bool) -> None:
        size = self._size + len(frame)
        if droppable and size > LIMIT:
            self.behind = True
        elif size > LAST_LIMIT:
            self._give_up()
        else:
            self._await(frame)

    def _await(self, frame: memoryview) -> None:
        if not self._waiting:
            self._watcher.start(self._drain)
        self._waiting.append(frame)
        self._size += len(frame)

    def _drain(self) -> None:
        """Send what the socket takes now; the hub calls this, so it must not block."""
        while self._waiting:
            first = self._waiting.popleft()
            rest = self._send(first)
            if self.closed:
                return
            self._size -= len(first) - len(rest)
            if rest:
                self._waiting.appendleft(rest)
                return
        self._watcher.stop()
        if self.behind:
            self.behind = False
            self._caught_up()

    def _send(self, frame: memoryview) -> memoryview:
        """Give what the socket did not take."""
        try:
            return frame[self._take(frame) :]
        except BlockingIOError:
            return frame
        except OSError:
            self._give_up()
            return frame[:0]

    def _give_up(self) -> None:
        self.close()
        self._lost()
