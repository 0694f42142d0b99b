"""Where our wire meets python-engineio: its queue and its websocket are replaced for one server.

engineio makes both for each viewer from a table, `server._async`. Ours frame a packet once for everybody and write
it without a greenlet between; docs/decisions/0003 says what was measured, and a test holds the names relied on.
"""

from __future__ import annotations

import random
import re
import socket
from collections import deque
from typing import TYPE_CHECKING, Any

import gevent
from engineio.packet import MESSAGE, PING
from engineio.payload import Payload
from gevent.event import Event
from gevent.queue import Empty

from quarterdeck.web import tls
from quarterdeck.web.backlog import LAST_LIMIT, LIMIT, Backlog
from quarterdeck.web.frames import CLOSING, Reader, frame, welcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

SEND_BUFFER = 128 * 1024  # bytes in the kernel for each viewer; its default holds megabytes of what is stale by then
A_POLL = 16  # packets in one answer to a poll; Python's client takes no more
A_POST = 256  # packets in one request; a browser sends all it has saved up
NEWS = "2["  # a Socket.IO event without an acknowledgement: left out, it is made good by what holds later
PACKET = re.compile(r"[1235](probe)?|4[0-3].*", re.DOTALL)  # all that a browser sends; nothing binary


def install(engine: Any, caught_up: Callable[[str], object]) -> None:
    """Put our wire under an engineio server; `caught_up` is told the id of a viewer who missed something."""

    def outbox() -> Outbox:
        return Outbox(engine, caught_up)

    engine._async = {**engine._async, "queue": outbox, "queue_empty": Empty, "websocket": WebSocket}  # noqa: SLF001
    Payload.max_decode_packets = A_POST


class Outbox:
    """One viewer's outgoing packets, in order: kept for the next poll, or written to the websocket once there is one.

    Has what engineio uses of a queue.
    """

    def __init__(self, engine: Any, caught_up: Callable[[str], object]) -> None:
        """Start as a poll's queue, of the viewer in `engine` whose queue this will be."""
        self._engine = engine
        self._tell = caught_up
        self._waiting: deque[Any] = deque()
        self._size = 0
        self._taken = 0
        self._behind = self._whole = False
        self._pinged = False
        self._news = Event()
        self._backlog: Backlog | None = None

    def put(self, packet: Any) -> None:
        """Send a packet; None ends the connection."""
        if packet is None:
            self._end()
        elif packet.packet_type == PING and not self._pinged:
            # Who connects together would be pinged together ever after; the next is counted from this one's answer.
            self._pinged = True
            gevent.spawn_later(random.uniform(0, self._engine.ping_timeout / 2), self._send, packet)  # noqa: S311
        else:
            self._send(packet)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # noqa: FBT001, FBT002  # engineio's call
        """Give the next packet for a poll; once there is a websocket, wait for its end."""
        if block:
            self._taken = 0
            if not self._news.wait(None if self._backlog else timeout):
                raise Empty
        if not self._waiting or self._taken >= A_POLL:
            raise Empty
        self._taken += 1
        return self._next()

    def task_done(self) -> None:
        """Do nothing: nobody waits for a viewer to have taken everything."""

    def join(self) -> None:
        """Do nothing: nobody waits for a viewer to have taken everything."""

    def attach(self, backlog: Backlog) -> None:
        """Write everything to a websocket from now on, first what is waiting."""
        if self._backlog:
            return
        waiting, self._waiting = self._waiting, deque()
        self._news.clear()
        self._backlog = backlog
        for packet in waiting:
            self.put(packet)
        if self._behind:
            self.caught_up()

    def caught_up(self) -> None:
        """Have the viewer told what holds now; runs apart, as the hub itself must not block."""
        self._behind = False
        gevent.spawn(self._bring_right)

    def _bring_right(self) -> None:
        viewer = self._viewer()
        if viewer is None:
            return
        self._whole = True  # else a viewer of much would miss the end of it each time, and never be right
        try:
            self._tell(viewer.sid)
        finally:
            self._whole = False

    def _send(self, packet: Any) -> None:
        droppable = _is_news(packet) and not self._whole
        if self._backlog:
            self._backlog.write(_framed(packet), droppable=droppable)
        else:
            self._save(packet, droppable=droppable)

    def _save(self, packet: Any, *, droppable: bool) -> None:
        """Keep a packet for the next poll, within the limits that a websocket's backlog has."""
        size = self._size + len(packet.encode())
        if droppable and self._waiting and (self._behind or size > LIMIT):
            self._behind = True
        elif self._waiting and size > LAST_LIMIT:
            self._hang_up()
        else:
            self._size = size
            self._keep(packet)

    def _keep(self, packet: Any) -> None:
        self._waiting.append(packet)
        self._news.set()

    def _next(self) -> Any:
        packet = self._waiting.popleft()
        self._size -= len(packet.encode()) if packet else 0
        if not self._waiting:
            self._news.clear()
            if self._behind:
                self.caught_up()
        return packet

    def _end(self) -> None:
        if None not in self._waiting:
            self._keep(None)

    def _hang_up(self) -> None:
        """Let go of a viewer who asks and never polls for the answers."""
        viewer = self._viewer()
        if viewer:
            gevent.spawn(viewer.close, wait=False, abort=True)

    def _viewer(self) -> Any:
        return next((viewer for viewer in self._engine.sockets.values() if viewer.queue is self), None)


class WebSocket:
    """One viewer's websocket, as engineio calls it: the handshake, then `wait`, `send` and `close`."""

    def __init__(self, handler: Any, engine: Any) -> None:
        """Serve the viewer whose bound method `handler` is."""
        self._handler = handler
        self._viewer = handler.__self__
        self._reader = Reader(engine.max_http_buffer_size)
        self._heard: deque[str | bytes] = deque()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Take the connection over from HTTP until it ends."""
        opening = welcome(environ)
        if opening is None:
            start_response("400 Bad Request", [("Content-Length", "0"), ("Sec-WebSocket-Version", "13")])
            return []
        self.socket, self._file = environ["quarterdeck.take"]()  # engineio sets this socket's timeout
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        self.socket.sendall(opening)
        take = tls.writer(self.socket) if environ["wsgi.url_scheme"] == "https" else None
        self._backlog = Backlog(self.socket.fileno(), self._viewer.queue.caught_up, self._hang_up, take)
        try:
            self._handler(self)
        finally:
            self.close()
        return []

    def send(self, content: str | bytes) -> None:
        """Send one message of the handshake between polling and websocket."""
        self._backlog.write(frame(content))

    def wait(self) -> str | None:
        """Give the next message; None once the connection is over or what came is no packet."""
        if self._viewer.upgraded:
            self._viewer.queue.attach(self._backlog)
        while not self._heard and not self._reader.closed:
            self._listen()
        message = self._heard.popleft() if self._heard else None
        return message if isinstance(message, str) and PACKET.fullmatch(message) else None

    def close(self) -> None:
        """End the connection."""
        if not self._backlog.closed:
            self._backlog.write(CLOSING)
            self._backlog.close()
        self._hang_up()

    def _listen(self) -> None:
        try:
            content = self._file.read1(SEND_BUFFER)
        except (OSError, ValueError):  # the latter is what a TLS socket says once it is shut down
            content = b""
        self._heard += self._reader.read(content)
        while self._reader.replies:
            self._backlog.write(self._reader.replies.pop(0))
        self._reader.closed |= not content

    def _hang_up(self) -> None:
        try:
            self.socket.shutdown(socket.SHUT_RDWR)  # wakes the reader
        except OSError:
            return  # it is gone already


def _framed(packet: Any) -> bytes:
    """Frame a packet once, however many viewers it goes to."""
    known: bytes | None = getattr(packet, "frame", None)
    if known is None:
        known = packet.frame = frame(packet.encode())
    return known


def _is_news(packet: Any) -> bool:
    return packet.packet_type == MESSAGE and isinstance(packet.data, str) and packet.data.startswith(NEWS)
