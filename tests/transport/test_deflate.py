"""Compression in which each message stands alone: agreed to as RFC 7692 says, read by a browser, and bounded."""

import struct

import pytest
from engineio.packet import MESSAGE, Packet
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage
from wsproto.extensions import PerMessageDeflate
from wsproto.frame_protocol import CloseReason

from quarterdeck.transport.deflate import AGREED, LEAST, agree
from quarterdeck.transport.send_queue import framed, squeezed
from quarterdeck.transport.websocket import Reader

LARGEST = 64 * 1024


def browser():
    """A client that has agreed to what we answer."""
    extension = PerMessageDeflate()
    extension.finalize(AGREED.decode())
    return Connection(ConnectionType.CLIENT, [extension])


@pytest.mark.parametrize(
    "offer",
    [
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate",
        "permessage-deflate ; client_max_window_bits=12;server_no_context_takeover",
        'permessage-deflate; client_no_context_takeover; client_max_window_bits="15"',
        "x-webkit-deflate-frame, permessage-deflate",
        "permessage-deflate; server_max_window_bits=10, permessage-deflate",
    ],
)
def test_what_browsers_offer_is_agreed_to(offer):
    assert agree(offer) == AGREED


@pytest.mark.parametrize(
    "offer",
    [
        "",
        "deflate",
        "permessage-deflate; server_max_window_bits=10",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; unheard_of",
        "permessage-deflate; client_no_context_takeover=1",
        "permessage-deflate; client_max_window_bits; client_max_window_bits=9",
    ],
)
def test_an_offer_that_is_none_is_declined(offer):
    assert agree(offer) is None


@given(st.lists(st.text(min_size=LEAST, max_size=4 * LEAST) | st.text(max_size=30), min_size=1, max_size=4))
def test_a_browser_reads_each_message_whatever_it_has_read_before(texts):
    late = browser()
    late.receive_data(squeezed(Packet(MESSAGE, texts[-1])))
    always = browser()
    for text in texts:
        always.receive_data(squeezed(Packet(MESSAGE, text)))
    assert "".join(event.data for event in late.events()) == "4" + texts[-1]
    assert "".join(event.data for event in always.events()) == "".join("4" + text for text in texts)


def test_what_is_long_is_compressed_and_a_keystroke_is_not():
    long, key = Packet(MESSAGE, "docker build " * 100), Packet(MESSAGE, '2["events",{"text":"d"}]')
    assert len(squeezed(long)) < len(framed(long)) / 4
    assert squeezed(long) is squeezed(long), "it is made once"
    assert squeezed(key) is framed(key)


@given(st.lists(st.text(max_size=300), max_size=5), st.integers(1, 50))
def test_what_a_browser_compresses_is_read_however_it_is_cut(messages, piece):
    client, reader, heard = browser(), Reader(LARGEST, inflates=True), []
    sent = b"".join(client.send(TextMessage(data=message)) for message in messages)
    for start in range(0, len(sent), piece):
        heard += reader.read(sent[start : start + piece])
    assert (heard, reader.closed) == (messages, False)


def test_a_compressed_message_in_several_frames_is_one_and_a_plain_one_is_plain():
    client, reader = browser(), Reader(LARGEST, inflates=True)
    parts = [TextMessage(data=text, message_finished=text == "c") for text in ("a" * 500, "b" * 500, "c")]
    assert reader.read(b"".join(map(client.send, parts))) == ["a" * 500 + "b" * 500 + "c"]
    assert reader.read(Connection(ConnectionType.CLIENT).send(TextMessage(data="plain"))) == ["plain"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (browser().send(TextMessage(data="x" * 10_000_000)), CloseReason.MESSAGE_TOO_BIG),
        (b"\xc1\x82\0\0\0\0\xff\xff", CloseReason.INVALID_FRAME_PAYLOAD_DATA),
        (b"\xc9\x80\0\0\0\0", CloseReason.PROTOCOL_ERROR),
        (b"\xc0\x80\0\0\0\0", CloseReason.PROTOCOL_ERROR),
        (b"\xa1\x80\0\0\0\0", CloseReason.PROTOCOL_ERROR),
    ],
    ids=["a bomb", "not deflated", "a ping", "no beginning", "another bit"],
)
def test_what_breaks_the_protocol_closes_the_connection(content, reason):
    reader = Reader(LARGEST, inflates=True)
    assert reader.read(content) == []
    assert reader.closed
    assert struct.unpack("!H", reader.replies[0][2:4]) == (reason,)
