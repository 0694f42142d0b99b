"""What goes out to one viewer: kept for its next poll, or written to its websocket once there is one.

What a websocket has not taken yet waits in a `WriteBuffer`: bounded, and in whole frames (RFC 6455).
Nothing is ever deflated: compression would be each viewer's own (RFC 7692), and cost ten times what a frame costs.
"""

from __future__ import annotations

import struct
from collections import deque
from typing import TYPE_CHECKING, Any

import gevent
from engineio.packet import MESSAGE

from quarterdeck.transport.poll_queue import LAST_LIMIT, LIMIT, PollQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quarterdeck.transport.stream import Stream
    from quarterdeck.transport.websocket import WebSocket

NEWS = "2["  # a Socket.IO event without an acknowledgement: left out, it is made good by what holds later
WRITABLE = 2  # libev's EV_WRITE
FINAL_TEXT, FINAL_BYTES, CLOSING = 0x81, 0x82, b"\x88\x02\x03\xe8"  # RFC 6455, 5.2; a close with 1000
SHORT, MEDIUM = 126, 0x10000  # from this many bytes on, the length takes two bytes, then eight


class SendQueue:
    """One viewer's packets, in order; has what engineio uses of a queue. `pinged` is for whoever pings."""

    __slots__ = ("_poll", "_tell", "_whole", "buffer", "pinged", "viewer", "websocket")

    def __init__(self, caught_up: Callable[[str], object]) -> None:
        """Start as a poll's queue; `viewer` is engineio's, and set once there is one."""
        self.viewer: Any = None
        self.websocket: WebSocket | None = None
        self.buffer: WriteBuffer | None = None  # the websocket's
        self._tell = caught_up
        self._poll: PollQueue | None = PollQueue(self.caught_up, self._let_go)
        self._whole = self.pinged = False

    @property
    def size(self) -> int:
        """The number of bytes that wait to be sent."""
        return self.buffer.size if self.buffer else self._poll.size if self._poll else 0

    def put(self, packet: Any) -> None:
        """Send a packet; None ends the connection."""
        droppable = packet is not None and is_news(packet) and not self._whole
        if self._poll is not None:
            self._poll.put(packet, droppable=droppable)
        elif self.websocket is not None and packet is None:
            self.websocket.close()
        elif self.buffer is not None:
            self.buffer.write(framed(packet), droppable=droppable)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # noqa: FBT001, FBT002  # engineio's call
        """Give the next packet for a poll; where there is a websocket, no poll is answered."""
        queue = self._poll or PollQueue(self.caught_up, self._let_go)
        return queue.get(timeout, block=block)

    def task_done(self) -> None:
        """Do nothing: nobody waits for a viewer to have taken everything."""

    def join(self) -> None:
        """Do nothing: nobody waits for a viewer to have taken everything."""

    def attach(self, websocket: WebSocket) -> None:
        """Write everything to a websocket from now on, first what is waiting."""
        poll, self._poll, self.websocket, self.buffer = self._poll, None, websocket, websocket.buffer
        while poll and poll.waiting:
            self.put(poll.waiting.popleft())
        if poll and poll.behind:
            self.caught_up()

    def caught_up(self) -> None:
        """Have the viewer told what holds now; runs apart, as the hub itself must not block."""
        gevent.spawn(self._bring_right)

    def _bring_right(self) -> None:
        if self.viewer is None or self.viewer.closed:
            return
        self._whole = True  # else a viewer of much would miss the end of it each time, and never be right
        try:
            self._tell(self.viewer.sid)
        finally:
            self._whole = False

    def _let_go(self) -> None:
        gevent.spawn(self.viewer.close, wait=False, abort=True)


class WriteBuffer:
    """Writes frames to a stream at once, or as soon as it takes them.

    A frame that may be left out is left out whole when too much is waiting, and from then on every such
    frame until all the rest is sent: then `caught_up` is called, for the viewer to be told what holds now.
    """

    __slots__ = ("_caught_up", "_lost", "_size", "_stream", "_waiting", "_watcher", "behind", "closed", "send")

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


def tell_all(queues: Iterable[SendQueue], packet: Any) -> None:
    """Send a room's news to everybody there; no call of ours for each viewer whose stream takes it at once."""
    frame, packet.news = framed(packet), True
    size = len(frame)
    for queue in queues:
        buffer = queue.buffer
        if buffer is None or buffer.send is None:
            queue.put(packet)
            continue
        try:
            sent = buffer.send(frame)
        except OSError as error:
            buffer.failed(frame, error)
        else:
            if sent < size:
                buffer.await_rest(frame, sent)


def frame(content: str | bytes) -> bytes:
    """Frame one whole message as a server sends it: unmasked, in one piece."""
    first = FINAL_TEXT if isinstance(content, str) else FINAL_BYTES
    body = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(body) < SHORT:
        return bytes((first, len(body))) + body
    if len(body) < MEDIUM:
        return struct.pack("!BBH", first, SHORT, len(body)) + body
    return struct.pack("!BBQ", first, SHORT + 1, len(body)) + body


def framed(packet: Any) -> bytes:
    """Frame a packet once, however many viewers it goes to."""
    known: bytes | None = getattr(packet, "frame", None)
    if known is None:
        known = packet.frame = frame(packet.encode())
    return known


def is_news(packet: Any) -> bool:
    """Say whether a packet may be left out; known once for all viewers it goes to."""
    known: bool | None = getattr(packet, "news", None)
    if known is None:
        text = packet.data
        known = packet.news = packet.packet_type == MESSAGE and isinstance(text, str) and text.startswith(NEWS)
    return known
