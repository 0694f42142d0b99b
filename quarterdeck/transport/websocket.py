"""One viewer's websocket, without a greenlet that waits for what the viewer may say: the hub calls when there is some.

engineio would keep three greenlets, of the request, for writing and for the next ping: most of a viewer's memory.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import gevent
from engineio.exceptions import EngineIOError
from engineio.packet import NOOP, PING, PONG, UPGRADE, Packet

from quarterdeck.transport.backlog import Backlog
from quarterdeck.transport.frames import CLOSING, Reader, frame, welcome
from quarterdeck.transport.packets import is_packet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from quarterdeck.transport.stream import Stream

READABLE = 1  # libev's EV_READ
A_TURN = 16  # messages of one viewer before everybody else has a turn
REST = 0.01  # seconds until that viewer's next turn


class WebSocket:
    """Made by engineio for a request that asks for one, and called with that request."""

    __slots__ = ("_engine", "_heard", "_reader", "_refused", "_stream", "_viewer", "_watcher", "backlog", "closed")

    def __init__(self, handler: Any, engine: Any, refused: Callable[[], object]) -> None:
        """Serve the viewer whose bound method `handler` is; `refused` counts what is no packet."""
        self._viewer = handler.__self__
        self._engine = engine
        self._refused = refused
        self._heard: deque[str | bytes] | None = None  # while a greenlet attends to it
        self.closed = False

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Take the connection over from HTTP."""
        opening = welcome(environ)
        if opening is None:
            start_response("400 Bad Request", [("Content-Length", "0"), ("Sec-WebSocket-Version", "13")])
            if not self._viewer.connected:
                self._viewer.close(wait=False, abort=True)
            return ()  # a list engineio would take for packets
        self._stream: Stream
        self._stream, early = environ["quarterdeck.take"]()
        self._open(opening, early)
        self._stream.stay()
        return ()

    def close(self) -> None:
        """End the connection."""
        if self.closed:
            return
        self.closed = True
        if not self.backlog.closed:
            self.backlog.write(CLOSING)
            self.backlog.close()
        self._watcher.stop()
        self._watcher.close()
        self._stream.close()
        gevent.spawn(self._forget)

    def _open(self, opening: bytes, early: bytes) -> None:
        self._reader = Reader(self._engine.max_http_buffer_size)
        self.backlog = Backlog(self._stream, self._viewer.queue.caught_up, self.close)
        self.backlog.write(opening)
        self._watcher = gevent.get_hub().loop.io(self._stream.descriptor, READABLE)
        self._watcher.start(self._listen)
        if self._viewer.connected:
            self._viewer.upgrading = True  # it polls until the websocket is known to work
        else:
            self._viewer.connected = True
            self._attach()
        if early:
            self._take(early)

    def _attach(self) -> None:
        self._viewer.upgraded = True
        self._viewer.upgrading = False
        self._viewer.queue.attach(self)

    def _listen(self) -> None:
        """Hear what is there; the hub calls this, so it must not block."""
        try:
            content = self._stream.read()
        except BlockingIOError:
            return
        except OSError:
            content = b""
        if content:
            self._take(content)
        else:
            self.close()

    def _take(self, content: bytes) -> None:
        heard = [*self._reader.read(content)]
        while self._reader.replies:
            self.backlog.write(self._reader.replies.pop(0))
        if heard == ["3"] and self._is_attached():
            self._viewer.schedule_ping()  # all that most viewers ever say
        elif heard or self._reader.closed:
            self._heard = deque(heard)
            self._watcher.stop()
            gevent.spawn(self._attend)

    def _attend(self) -> None:
        """Do what was heard, in order and in turns, and only then listen again."""
        turn = 0
        while self._heard and not self.closed:
            self._receive(self._heard.popleft())
            turn += 1
            if turn % A_TURN == 0:
                gevent.sleep(REST)
        self._heard = None
        if self._reader.closed:
            self.close()
        elif not self.closed:
            self._watcher.start(self._listen)

    def _receive(self, message: str | bytes) -> None:
        if not is_packet(message):
            self._refused()
            self.close()
            return
        packet = Packet(encoded_packet=message)
        if not self._is_attached():
            self._upgrade(packet)
            return
        try:
            self._viewer.receive(packet)
        except EngineIOError:
            self.close()

    def _upgrade(self, packet: Any) -> None:
        """Go over from polling: the client asks whether we hear it, then says that it polls no more."""
        if packet.packet_type == PING and self._viewer.upgrading:
            self.backlog.write(frame(Packet(PONG, packet.data).encode()))
            self._viewer.queue.put(Packet(NOOP))  # ends a poll under way
        elif packet.packet_type == UPGRADE and self._viewer.upgrading:
            self._attach()
        else:
            self.close()

    def _is_attached(self) -> bool:
        return bool(self._viewer.queue.is_of(self))

    def _forget(self) -> None:
        """Tell engineio; who was only trying a websocket goes on polling."""
        if self._is_attached():
            self._viewer.close(wait=False, abort=True, reason=self._engine.reason.TRANSPORT_CLOSE)
            self._engine.sockets.pop(self._viewer.sid, None)
        elif not self._viewer.upgraded:
            self._viewer.upgrading = False
