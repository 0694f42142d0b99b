"""Compression (RFC 7692) in which every message stands alone, so that one compressed frame serves all who offer it.

With the context kept from message to message, as is usual, each viewer would need a compressor of its own, at ten times
what a frame costs and 200 KiB of memory.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from wsproto.extensions import Extension
from wsproto.frame_protocol import CloseReason, Opcode, RsvBits

if TYPE_CHECKING:
    from wsproto.frame_protocol import FrameDecoder, FrameProtocol

    Protocol = FrameDecoder | FrameProtocol

NAME = "permessage-deflate"
ALONE = "server_no_context_takeover", "client_no_context_takeover"
PARAMETER = re.compile(
    rf'({"|".join(ALONE)})|(client_max_window_bits)(="?(8|9|1[0-5])"?)?'
)  # no smaller window of ours
AGREED = "; ".join((NAME, *ALONE)).encode()
LEAST = 400  # bytes; what is shorter, such as a keystroke, is sent as it is
LEVEL = 4  # of zlib's nine; above it, more time saves next to nothing of a terminal's words
WINDOW = -15  # the largest, without zlib's own head
TAIL = b"\x00\x00\xff\xff"  # what ends a message and is not sent


def agree(offers: str) -> bytes | None:
    """Give the answer to what a browser offers in Sec-WebSocket-Extensions, None where we cannot take it."""
    for offer in offers.split(","):
        name, *parameters = (part.strip() for part in offer.split(";"))
        known = [found[1] or found[2] for found in map(PARAMETER.fullmatch, parameters) if found]
        if name == NAME and len(set(known)) == len(parameters):
            return AGREED
    return None


def squeeze(body: bytes) -> bytes:
    """Compress a whole message."""
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW)
    return (compressor.compress(body) + compressor.flush(zlib.Z_SYNC_FLUSH)).removesuffix(TAIL)


class Inflate(Extension):
    """Reads what a browser has compressed; a message that would be larger than agreed ends its connection."""

    name = NAME

    def __init__(self, largest: int) -> None:
        """Read messages of up to `largest` bytes; memory is held only while one comes in."""
        self._largest = largest
        self._left = 0
        self._inflater: zlib._Decompress | None = None
        self._control = False

    def enabled(self) -> bool:
        """Say that it has been agreed to."""
        return True

    def offer(self) -> bool:
        """Offer nothing, as only a client does."""
        return False

    def frame_inbound_header(
        self, _proto: Protocol, opcode: Opcode, rsv: RsvBits, _length: int
    ) -> CloseReason | RsvBits:
        """Begin a message; only its first frame says that it is compressed."""
        self._control = opcode.iscontrol()
        if rsv.rsv1 and (self._control or opcode is Opcode.CONTINUATION):
            return CloseReason.PROTOCOL_ERROR
        if rsv.rsv1:
            self._inflater, self._left = zlib.decompressobj(WINDOW), self._largest + 1
        return RsvBits(rsv1=True, rsv2=False, rsv3=False)

    def frame_inbound_payload_data(self, _proto: Protocol, data: bytes) -> bytes | CloseReason:
        """Take a part of a message."""
        return data if self._inflater is None or self._control else self._inflated(self._inflater, data)

    def frame_inbound_complete(self, _proto: Protocol, fin: bool) -> bytes | CloseReason | None:  # noqa: FBT001
        """Give the end of a message."""
        inflater = self._inflater
        if inflater is None or self._control or not fin:
            return None
        self._inflater = None
        return self._inflated(inflater, TAIL)

    def _inflated(self, inflater: zlib._Decompress, data: bytes) -> bytes | CloseReason:
        try:
            text = inflater.decompress(bytes(data), self._left)
        except zlib.error:
            return CloseReason.INVALID_FRAME_PAYLOAD_DATA
        self._left -= len(text)
        return text if self._left > 0 else CloseReason.MESSAGE_TOO_BIG
