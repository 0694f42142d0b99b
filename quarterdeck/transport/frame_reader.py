"""What a viewer sends over its websocket, read into whole messages by wsproto, which has no sockets of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.frame_protocol import CloseReason

from quarterdeck.transport.deflate import Inflate

if TYPE_CHECKING:
    from wsproto.events import Event
    from wsproto.extensions import Extension

    Message = str | bytes


class FrameReader:
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
