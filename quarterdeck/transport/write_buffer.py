"""What a viewer's websocket has not taken yet: bounded, and in whole frames (RFC 6455)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import gevent

from quarterdeck.transport.poll_queue import LAST_LIMIT, LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.transport.stream import Stream

WRITABLE = 2  # libev's EV_WRITE


class WriteBuffer:
    """Writes frames to a stream at once, or as soon as it takes them.

    A frame that may be left out is left out whole when too much is waiting, and from then on every such
    frame until all the rest is sent: then `caught_up` is called, for the viewer to be told what holds now.
    """

    __slots__ = (
        "_caught_up",
        "_lost",
        "_size",
        "_stream",
        "_waiting",
        "_watcher",
        "behind",
        "closed",
        "deflates",
        "send",
    )

    def __init__(self, stream: Stream, caught_up: Callable[[], object], lost: Callable[[], object]) -> None:
        """Write to a stream; `lost` is called when it is broken or hopelessly behind."""
        self._stream = stream
        self._caught_up = caught_up
        self._lost = lost
        self._waiting: deque[tuple[memoryview, bool]] | None = None  # and if it is droppable; most never need one
        self._watcher: Any = None
        self._size = 0
        self.behind = False
        self.closed = False
        self.deflates = False  # the viewer reads what is compressed
        self.send: Callable[[bytes], int] | None = stream.write  # while nothing waits and it is open

    @property
    def size(self) -> int:
        """The number of bytes that wait."""
        return self._size

    def write(self, frame: bytes, *, droppable: bool = False) -> None:
        """Send a frame, or keep what the stream does not take; never blocks."""
        if self.send is None:
            if not (self.closed or (self.behind and droppable)):
                self._keep(frame, droppable=droppable)
            return
        try:
            sent = self.send(frame)
        except OSError as error:
            self.failed(frame, error)
        else:
            if sent < len(frame):
                self.await_rest(frame, sent)

    def hold(self) -> None:
        """Keep what is written from now on, to send it in one go, or behind what waits already."""
        if self.send is not None:
            self._waiting, self.send = deque(), None

    def release(self) -> None:
        """Send what was written since `hold`."""
        if self._waiting is None or self._watcher is not None:
            return
        together = b"".join(frame for frame, _ in self._waiting)
        self._rest()
        if together:
            self.write(together)
        if self.behind and self.send is not None:
            self._catch_up()

    def await_rest(self, frame: bytes, sent: int) -> None:
        """Send the rest of a frame when the stream takes it."""
        self._await(memoryview(frame)[sent:])

    def failed(self, frame: bytes, error: OSError) -> None:
        """Send a frame later that could not be sent now, or let go of who is no longer there."""
        if isinstance(error, BlockingIOError):
            self._await(memoryview(frame))
        else:
            self._give_up()

    def close(self) -> None:
        """Forget what is waiting; to be called before the stream is closed."""
        self._rest()
        self.closed, self.send = True, None

    def _keep(self, frame: bytes, *, droppable: bool) -> None:
        size = self._size + len(frame)
        if droppable and size > LIMIT:
            self.behind = True
            self._forget_news()
        elif size > LAST_LIMIT:
            self._give_up()
        else:
            self._await(memoryview(frame), droppable=droppable)

    def _forget_news(self) -> None:
        """Leave out what waits and may be left out: it is stale, and would only delay what holds now.

        The first stays, of which a part may have been sent, or which OpenSSL has seen.
        """
        if self._waiting:
            first, *rest = self._waiting
            self._waiting = deque([first, *(each for each in rest if not each[1])])
            self._size = sum(len(frame) for frame, _ in self._waiting)

    def _await(self, frame: memoryview, *, droppable: bool = False) -> None:
        if self._waiting is None:
            self._waiting, self.send = deque(), None
            self._watcher = gevent.get_hub().loop.io(self._stream.descriptor, WRITABLE)
            self._watcher.start(self._drain)
        self._waiting.append((frame, droppable))
        self._size += len(frame)

    def _drain(self) -> None:
        """Send what the stream takes now; the hub calls this, so it must not block."""
        try:
            while self._waiting:
                frame, droppable = self._waiting[0]
                sent = self._stream.write(frame)
                self._size -= sent
                if sent < len(frame):
                    self._waiting[0] = frame[sent:], droppable
                    return
                self._waiting.popleft()
        except BlockingIOError:
            return
        except OSError:
            self._give_up()
            return
        self._rest()
        if self.behind:
            self._catch_up()

    def _catch_up(self) -> None:
        self.behind = False
        self._caught_up()

    def _rest(self) -> None:
        self._waiting, self.send = None, self._stream.write
        self._size = 0
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher.close()
            self._watcher = None

    def _give_up(self) -> None:
        self.close()
        self._lost()
