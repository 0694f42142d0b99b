"""A frame is one message as it goes over a websocket (RFC 6455), made once however many it goes to."""

from __future__ import annotations

import struct
from typing import Any

from engineio.packet import MESSAGE

from quarterdeck.transport.deflate import LEAST, squeeze

NEWS = "2["  # a Socket.IO event without an acknowledgement: left out, it is made good by what holds later
FINAL_TEXT, FINAL_BYTES, CLOSING = 0x81, 0x82, b"\x88\x02\x03\xe8"  # RFC 6455, 5.2; a close with 1000
SQUEEZED = 0x40  # RFC 7692, 6: the first of a message's bits says that it is compressed
SHORT, MEDIUM = 126, 0x10000  # from this many bytes on, the length takes two bytes, then eight


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
