"""What one viewer's connection has not taken yet: bounded, in whole frames, and never waited for."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import gevent

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.transport.stream import Stream

LIMIT = 256 * 1024  # bytes; beyond it, news is left out until the viewer has caught up
LAST_LIMIT = 16 * LIMIT  # bytes; beyond it, even for what must arrive, the viewer is let go
WRITABLE = 2  # libev's EV_WRITE


class Backlog:
    """Writes frames to a stream at once, or as soon as it takes them.

    A frame that may be left out is left out whole when too much is waiting, and from then on every such
    frame until all the rest is sent: then `caught_up` is called, for the viewer to be told what holds now.
    """

    __slots__ = ("_caught_up", "_lost", "_size", "_stream", "_waiting", "_watcher", "behind", "closed")

    def __init__(self, stream: Stream, caught_up: Callable[[], object], lost: Callable[[], object]) -> None:
        """Write to a stream; `lost` is called when it is broken or hopelessly behind."""
        self._stream = stream
        self._caught_up = caught_up
        self._lost = lost
        self._waiting: deque[memoryview] | None = None  # most viewers never need one
        self._watcher: Any = None
        self._size = 0
        self.behind = False
        self.closed = False

    @property
    def size(self) -> int:
        """The number of bytes that wait."""
        return self._size

    def write(self, frame: bytes, *, droppable: bool = False) -> None:
        """Send a frame, or keep what the stream does not take; never blocks."""
        if self._waiting is None and not self.closed:
            try:
                sent = self._stream.write(frame)
            except BlockingIOError:
                sent = 0
            except OSError:
                self._give_up()
                return
            if sent < len(frame):
                self._await(memoryview(frame)[sent:])
        elif not (self.closed or (self.behind and droppable)):
            self._keep(frame, droppable=droppable)

    def close(self) -> None:
        """Forget what is waiting; to be called before the stream is closed."""
        self.closed = True
        self._rest()

    def _keep(self, frame: bytes, *, droppable: bool) -> None:
        size = self._size + len(frame)
        if droppable and size > LIMIT:
            self.behind = True
        elif size > LAST_LIMIT:
            self._give_up()
        else:
            self._await(memoryview(frame))

    def _await(self, frame: memoryview) -> None:
        if self._waiting is None:
            self._waiting = deque()
            self._watcher = gevent.get_hub().loop.io(self._stream.descriptor, WRITABLE)
            self._watcher.start(self._drain)
        self._waiting.append(frame)
        self._size += len(frame)

    def _drain(self) -> None:
        """Send what the stream takes now; the hub calls this, so it must not block."""
        try:
            while self._waiting:
                sent = self._stream.write(self._waiting[0])
                self._size -= sent
                if sent < len(self._waiting[0]):
                    self._waiting[0] = self._waiting[0][sent:]
                    return
                self._waiting.popleft()
        except BlockingIOError:
            return
        except OSError:
            self._give_up()
            return
        self._rest()
        if self.behind:
            self.behind = False
            self._caught_up()

    def _rest(self) -> None:
        self._waiting = None
        self._size = 0
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher.close()
            self._watcher = None

    def _give_up(self) -> None:
        self.close()
        self._lost()
