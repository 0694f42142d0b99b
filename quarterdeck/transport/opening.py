"""The opening handshake of a websocket (RFC 6455, 4.2): what a browser asks for, and what is answered."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wsproto.utilities import generate_accept_token

from quarterdeck.transport.deflate import agree

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

KEY_BYTES = 16


@dataclass(frozen=True, slots=True)
class Opening:
    """The answer to a handshake, and whether compression is agreed to in it."""

    answer: bytes
    deflates: bool


def welcome(environ: WSGIEnvironment) -> Opening | None:
    """Answer an opening handshake, agreeing to no extension but compression; None if it is not one."""
    key = str(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""))
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or not _is_key(key):
        return None
    agreed = agree(str(environ.get("HTTP_SEC_WEBSOCKET_EXTENSIONS", "")))
    lines = [b"HTTP/1.1 101 Switching Protocols", b"Upgrade: websocket", b"Connection: Upgrade"]
    lines += [b"Sec-WebSocket-Extensions: " + agreed] if agreed else []
    lines += [b"Sec-WebSocket-Accept: " + generate_accept_token(key.encode())]
    return Opening(b"\r\n".join((*lines, b"", b"")), deflates=agreed is not None)


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False
