"""Websocket frames: ours written once for everybody, a viewer's read by wsproto; nothing is ever deflated.

Compression would be each viewer's own (RFC 7692, a window each), and cost ten times what a frame costs.
"""

from __future__ import annotations

import base64
import binascii
import struct
from typing import TYPE_CHECKING

from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import generate_accept_token

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

    from wsproto.events import Event

    Message = str | bytes

FINAL_TEXT, FINAL_BYTES, CLOSING = 0x81, 0x82, b"\x88\x02\x03\xe8"  # RFC 6455, 5.2; a close with 1000
SHORT, MEDIUM = 126, 0x10000  # from this many bytes on, the length takes two bytes, then eight
KEY_BYTES = 16


def frame(content: Message) -> bytes:
    """Frame one whole message as a server sends it: unmasked, in one piece."""
    first = FINAL_TEXT if isinstance(content, str) else FINAL_BYTES
    body = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(body) < SHORT:
        return bytes((first, len(body))) + body
    if len(body) < MEDIUM:
        return struct.pack("!BBH", first, SHORT, len(body)) + body
    return struct.pack("!BBQ", first, SHORT + 1, len(body)) + body


def welcome(environ: WSGIEnvironment) -> bytes | None:
    """Answer an opening handshake (RFC 6455, 4.2), agreeing to no extension; None if it is not one."""
    key = str(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""))
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or not _is_key(key):
        return None
    accepted = generate_accept_token(key.encode())
    lines = b"HTTP/1.1 101 Switching Protocols", b"Upgrade: websocket", b"Connection: Upgrade"
    return b"\r\n".join((*lines, b"Sec-WebSocket-Accept: " + accepted, b"", b""))


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False


class Reader:
    """Turns what a viewer sends into whole messages, whatever is sent.

    `replies` holds what is to be sent back (pongs, a close); after `closed` nothing more is read.
    """

    def __init__(self, largest: int) -> None:
        """Read messages of up to `largest` bytes; a larger one closes the connection."""
        self._connection = Connection(ConnectionType.SERVER, extensions=[])
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
        whole = _joined(self._parts)
        self._parts, self._size = [], 0
        return [whole]

    def _close(self, code: int) -> None:
        self.closed = True
        self._parts = []
        self.replies.append(self._connection.send(CloseConnection(code=code)))


def _joined(parts: list[Message]) -> Message:
    texts = [part for part in parts if isinstance(part, str)]
    return "".join(texts) if texts else b"".join(part for part in parts if not isinstance(part, str))
