"""One viewer's websocket, without a greenlet that waits for what the viewer may say: the hub calls when there is some.

engineio would keep three greenlets, of the request, for writing and for the next ping: most of a viewer's memory.
What comes is read by wsproto, and told from what a Socket.IO client never sends before engineio sees any of it.
"""

from __future__ import annotations

import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any

import gevent
from engineio.exceptions import EngineIOError
from engineio.packet import Packet
from engineio.socket import Socket
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.frame_protocol import CloseReason

from quarterdeck.transport.deflate import Inflate
from quarterdeck.transport.next_ping import NextPing
from quarterdeck.transport.send_queue import CLOSING
from quarterdeck.transport.stream import PIECE, Stream
from quarterdeck.transport.upgrade import upgrade
from quarterdeck.transport.write_buffer import WriteBuffer

if TYPE_CHECKING:
    from collections.abc import Callable

    from wsproto.events import Event
    from wsproto.extensions import Extension

    from quarterdeck.transport.opening import Opening

    Message = str | bytes

READABLE = 1  # libev's EV_READ
A_TURN = 16  # messages of one viewer before everybody else has a turn
REST = 0.01  # seconds until that viewer's next turn
CONTROL = re.compile(r"[1235]|[23]probe")  # Engine.IO's own: close, ping, pong, upgrade
SAID = re.compile(r"4([0-3])(/[^,\[{]*,)?([0-9]{0,9})(.*)", re.DOTALL)  # Socket.IO's, in a message; nothing binary
CONNECT = "40"
OWN_NAMES = {"connect", "disconnect", "connect_error"}  # events that only the library itself may tell of


class WebSocket:
    """What a viewer says goes to engineio's `viewer`, and `buffer` is where its queue writes."""

    __slots__ = ("_engine", "_heard", "_reader", "_refused", "_stream", "_viewer", "_watcher", "buffer", "closed")

    def __init__(self, stream: Stream, viewer: Any, engine: Any, refused: Callable[[], object]) -> None:
        """Serve a viewer on a connection that is ours; `refused` counts what is no packet."""
        self._stream = stream
        self._viewer = viewer
        self._engine = engine
        self._refused = refused
        self._heard: deque[Message] | None = None  # while a greenlet attends to it
        self.buffer = WriteBuffer(stream, viewer.queue.caught_up, self.close)
        self.closed = False

    def open(self, opening: Opening, early: bytes) -> None:
        """Answer the handshake and listen; `early` is what was read beyond it."""
        self._reader = Reader(self._engine.max_http_buffer_size, inflates=opening.deflates)
        self.buffer.deflates = opening.deflates
        self.buffer.hold()
        self.buffer.write(opening.answer)
        self._watcher = gevent.get_hub().loop.io(self._stream.descriptor, READABLE)
        self._watcher.start(self._listen)
        if self._viewer.connected:
            self._viewer.upgrading = True  # it polls until the websocket is known to work
        else:
            self._viewer.connected = True
            self._attach()
        self.buffer.release()
        if early:
            self._take(early)

    def close(self) -> None:
        """End the connection."""
        if self.closed:
            return
        self.closed = True
        if not self.buffer.closed:
            self.buffer.write(CLOSING)
            self.buffer.close()
        self._watcher.stop()
        self._watcher.close()
        self._stream.close()
        gevent.spawn(self._forget)

    def _attach(self) -> None:
        self._viewer.upgraded = True
        self._viewer.upgrading = False
        self._viewer.queue.attach(self)

    def _listen(self) -> None:
        """Hear what is there; the hub calls this, so it must not block."""
        try:
            content = self._stream.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            content = b""
        if content:
            self._take(content)
        else:
            self.close()

    def _take(self, content: bytes) -> None:
        heard = self._reader.read(content)
        while self._reader.replies:
            self.buffer.write(self._reader.replies.pop(0))
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

    def _receive(self, message: Message) -> None:
        if not is_packet(message):
            self._refused()
            self.close()
            return
        packet = Packet(encoded_packet=message)
        if not self._is_attached():
            upgrade(self._viewer, self.buffer, packet, self._attach, self.close)
            return
        connects = str(message).startswith(CONNECT)
        if connects:
            self.buffer.hold()  # whoever comes is told much
        try:
            self._viewer.receive(packet)
        except EngineIOError:
            self.close()
        if connects:
            self.buffer.release()

    def _is_attached(self) -> bool:
        return self._viewer.queue.websocket is self

    def _forget(self) -> None:
        """Tell engineio; who was only trying a websocket goes on polling."""
        if self._is_attached():
            self._viewer.close(wait=False, abort=True, reason=self._engine.reason.TRANSPORT_CLOSE)
            self._engine.sockets.pop(self._viewer.sid, None)
        elif not self._viewer.upgraded:
            self._viewer.upgrading = False


def task(target: Any, args: Any = (), kwargs: Any = None) -> Any:
    """Make what engineio starts beside the rest: a greenlet, but a timer where it only waits for the next ping."""
    if getattr(target, "__func__", None) is Socket._send_ping:  # noqa: SLF001
        return NextPing(target.__self__)
    return gevent.Greenlet(target, *args, **(kwargs or {}))


class Reader:
    """Turns what a viewer sends into whole messages, whatever is sent.

    `replies` holds what is to be sent back (pongs, a close); after `closed` nothing more is read.
    """

    def __init__(self, largest: int, *, inflates: bool = False) -> None:
        """Read messages of up to `largest` bytes, a larger one closes; `inflates` where compression is agreed."""
        extensions: list[Extension] = [Inflate(largest)] if inflates else []
        self._connection = Connection(ConnectionType.SERVER, extensions)
        self._largest = largest
        self._parts: list[Message] = []
        self._size = 0
        self.closed = False
        self.replies: list[bytes] = []

    def read(self, content: bytes) -> list[Message]:
        """Give the messages that these bytes complete."""
        whole: list[Message] = []
        if self.closed:
            return whole
        self._connection.receive_data(content)
        for event in self._connection.events():
            whole += self._heard(event)
            if self.closed:
                break
        return whole

    def _heard(self, event: Event) -> list[Message]:
        match event:
            case TextMessage() | BytesMessage():
                return self._gather(event)
            case Ping():
                self.replies.append(self._connection.send(event.response()))
            case CloseConnection(code=code):
                self._close(code)
            case _:
                pass  # a pong nobody asked for
        return []

    def _gather(self, part: TextMessage | BytesMessage) -> list[Message]:
        self._parts.append(part.data if isinstance(part.data, str) else bytes(part.data))
        self._size += len(part.data)
        if self._size > self._largest:
            self._close(CloseReason.MESSAGE_TOO_BIG)
            return []
        if not part.message_finished:
            return []
        parts, self._parts, self._size = self._parts, [], 0
        return [parts[0][:0].join(parts)]  # type: ignore[arg-type]  # all are text, or none is

    def _close(self, code: int) -> None:
        self.closed = True
        self._parts = []
        self.replies.append(self._connection.send(CloseConnection(code=code)))


def is_packet(text: Message) -> bool:
    """Say whether this is a packet as a Socket.IO client sends it, whatever it asks for."""
    if not isinstance(text, str):
        return False
    said = SAID.fullmatch(text)
    return _is_said(said[1], said[4]) if said else bool(CONTROL.fullmatch(text))


def _is_said(kind: str, text: str) -> bool:
    if kind in "01" and not text:
        return True
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if kind in "01":
        return isinstance(content, dict)
    if not isinstance(content, list):
        return False
    return kind == "3" or (bool(content) and isinstance(content[0], str) and content[0] not in OWN_NAMES)
