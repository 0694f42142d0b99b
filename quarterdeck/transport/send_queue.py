"""What goes out to one viewer: kept for its next poll, or written to its websocket once there is one.

What goes to many is compressed once for all who offer that, what goes to one is not: see `deflate`.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import gevent
from engineio.packet import MESSAGE

from quarterdeck.transport.deflate import LEAST, squeeze
from quarterdeck.transport.poll_queue import PollQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quarterdeck.transport.websocket import WebSocket
    from quarterdeck.transport.write_buffer import WriteBuffer


NEWS = "2["  # a Socket.IO event without an acknowledgement: left out, it is made good by what holds later
FINAL_TEXT, FINAL_BYTES, CLOSING = 0x81, 0x82, b"\x88\x02\x03\xe8"  # RFC 6455, 5.2; a close with 1000
SQUEEZED = 0x40  # RFC 7692, 6: the first of a message's bits says that it is compressed
SHORT, MEDIUM = 126, 0x10000  # from this many bytes on, the length takes two bytes, then eight


class SendQueue:
    """One viewer's packets, in order; has what engineio uses of a queue.

    For whoever pings: whether it has begun to (`pinged`), when a ping was sent that has no answer yet (`asked`), and
    how long the last answer took (`round_trip`, seconds, 0 before the first).
    """

    __slots__ = ("_poll", "_tell", "_whole", "asked", "buffer", "pinged", "round_trip", "viewer", "websocket")

    def __init__(self, caught_up: Callable[[str], object]) -> None:
        """Start as a poll's queue; `viewer` is engineio's, and set once there is one."""
        self.viewer: Any = None
        self.websocket: WebSocket | None = None
        self.buffer: WriteBuffer | None = None  # the websocket's
        self._tell = caught_up
        self._poll: PollQueue | None = PollQueue(self.caught_up, self._let_go)
        self._whole = self.pinged = False
        self.asked: float | None = None
        self.round_trip = 0.0

    @property
    def size(self) -> int:
        """The number of bytes that wait to be sent."""
        return self.buffer.size if self.buffer else self._poll.size if self._poll else 0

    @property
    def behind(self) -> bool:
        """Whether something was left out that the viewer has not been told in another way."""
        return self.buffer.behind if self.buffer else self._poll is not None and self._poll.behind

    def put(self, packet: Any) -> None:
        """Send a packet; None ends the connection."""
        droppable = packet is not None and is_news(packet) and not self._whole
        if self._poll is not None:
            self._poll.put(packet, droppable=droppable)
        elif self.websocket is not None and packet is None:
            self.websocket.close()
        elif self.buffer is not None and self.buffer.send is not None:
            tell_all([self], packet)
        elif self.buffer is not None:
            known = getattr(packet, "squeezed", None) if self.buffer.deflates else None
            self.buffer.write(known or framed(packet), droppable=droppable)

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


def tell_all(queues: Iterable[SendQueue], packet: Any, *, squeeze: bool = False) -> None:
    """Send a packet to all of them; no call of ours for each viewer whose stream takes it at once."""
    plain, small = framed(packet), None
    for queue in queues:
        buffer = queue.buffer
        if squeeze and small is None and buffer is not None and buffer.deflates:
            small = squeezed(packet)
        if buffer is None or buffer.send is None:
            queue.put(packet)
            continue
        frame = small if small and buffer.deflates else plain
        try:
            sent = buffer.send(frame)
        except OSError as error:
            buffer.failed(frame, error)
        else:
            if sent < len(frame):
                buffer.await_rest(frame, sent)


def frame(content: str | bytes) -> bytes:
    """Frame one whole message as a server sends it: unmasked, in one piece."""
    first = FINAL_TEXT if isinstance(content, str) else FINAL_BYTES
    return _frame(first, content.encode("utf-8", "replace") if isinstance(content, str) else content)


def framed(packet: Any) -> bytes:
    """Frame a packet once, however many viewers it goes to."""
    known: bytes | None = getattr(packet, "frame", None)
    if known is None:
        known = packet.frame = frame(packet.encode())
    return known


def squeezed(packet: Any) -> bytes:
    """Frame a packet once, compressed where that makes it smaller."""
    known: bytes | None = getattr(packet, "squeezed", None)
    if known is None:
        plain = framed(packet)
        known = packet.squeezed = plain if len(plain) < LEAST else min(_squeezed(packet), plain, key=len)
    return known


def is_news(packet: Any) -> bool:
    """Say whether a packet may be left out; known once for all viewers it goes to."""
    known: bool | None = getattr(packet, "news", None)
    if known is None:
        text = packet.data
        known = packet.news = packet.packet_type == MESSAGE and isinstance(text, str) and text.startswith(NEWS)
    return known


def _squeezed(packet: Any) -> bytes:
    content: str | bytes = packet.encode()
    if isinstance(content, bytes):
        return _frame(FINAL_BYTES | SQUEEZED, squeeze(content))
    return _frame(FINAL_TEXT | SQUEEZED, squeeze(content.encode("utf-8", "replace")))


def _frame(first: int, body: bytes) -> bytes:
    if len(body) < SHORT:
        return bytes((first, len(body))) + body
    if len(body) < MEDIUM:
        return struct.pack("!BBH", first, SHORT, len(body)) + body
    return struct.pack("!BBQ", first, SHORT + 1, len(body)) + body
