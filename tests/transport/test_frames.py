"""Frames as browsers read and write them; whatever else is sent closes that connection and nothing more."""

import struct

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage

from quarterdeck.transport.opening import welcome
from quarterdeck.transport.send_queue import CLOSING, frame
from quarterdeck.transport.websocket import Reader

LARGEST = 64 * 1024
KEY = "dGhlIHNhbXBsZSBub25jZQ=="  # the example of RFC 6455, 1.3


def browser():
    return Connection(ConnectionType.CLIENT)


@given(st.text() | st.binary())
@example("x" * 125)
@example("x" * 126)
@example("x" * 65_535)
@example("ż" * 65_536)
def test_a_browser_reads_what_we_frame(content):
    client = browser()
    client.receive_data(frame(content))
    events = list(client.events())
    assert type(events[0].data)().join(event.data for event in events) == content
    assert events[-1].message_finished


def test_half_a_pair_is_sent_as_text_that_a_browser_accepts():
    client = browser()
    client.receive_data(frame("a \ud83d b"))
    assert [event.data for event in client.events()] == ["a ? b"]


def test_our_close_is_one():
    client = browser()
    client.receive_data(CLOSING)
    assert [(type(event), event.code) for event in client.events()] == [(CloseConnection, 1000)]


@given(st.lists(st.text(max_size=200) | st.binary(max_size=200), max_size=5), st.integers(1, 50))
def test_messages_are_read_whole_however_they_are_cut(messages, piece):
    client, reader, heard = browser(), Reader(LARGEST), []
    kinds = [TextMessage if isinstance(message, str) else BytesMessage for message in messages]
    sent = b"".join(client.send(kind(data=message)) for kind, message in zip(kinds, messages, strict=True))
    for start in range(0, len(sent), piece):
        heard += reader.read(sent[start : start + piece])
    assert heard == messages
    assert not reader.closed


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_a_message_in_several_frames_is_one(parts):
    client, reader = browser(), Reader(LARGEST)
    last = len(parts) - 1
    sent = [client.send(TextMessage(data=part, message_finished=at == last)) for at, part in enumerate(parts)]
    assert reader.read(b"".join(sent)) == ["".join(parts)]


def test_a_ping_is_answered():
    client, reader = browser(), Reader(LARGEST)
    assert reader.read(client.send(Ping(payload=b"there?"))) == []
    client.receive_data(b"".join(reader.replies))
    assert [event.payload for event in client.events()] == [b"there?"]


def test_a_close_is_answered_and_nothing_is_read_after_it():
    client, reader = browser(), Reader(LARGEST)
    late = browser().send(TextMessage(data="late"))
    assert reader.read(client.send(CloseConnection(code=1001)) + late) == []
    assert reader.closed
    assert reader.read(late) == []
    client.receive_data(b"".join(reader.replies))
    assert [event.code for event in client.events()] == [1001]


@pytest.mark.parametrize("frames", [1, 40])
def test_a_message_that_is_too_large_closes_with_1009(frames):
    client, reader = browser(), Reader(LARGEST)
    for _ in range(frames):
        part = "x" * (LARGEST // frames + 2)
        assert reader.read(client.send(TextMessage(data=part, message_finished=False))) == []
    assert reader.closed
    assert struct.unpack("!H", reader.replies[0][2:4]) == (1009,)


def test_a_length_that_is_only_claimed_is_not_waited_for_in_memory():
    reader = Reader(LARGEST)
    reader.read(b"\x81\xff" + (2**62).to_bytes(8, "big") + b"mask")
    for _ in range(80):
        reader.read(b"x" * 1024)
    assert reader.closed


@pytest.mark.parametrize(
    "content",
    [b"\x81\x01x", b"\xc1\x80mask", b"\x83\x80mask", b"\x80\x80mask", b"\x89\xfe\x01\x00mask", b"\x81\x81\0\0\0\0\xff"],
    ids=["unmasked", "compressed", "unknown kind", "no beginning", "long ping", "not UTF-8"],
)
def test_what_breaks_the_protocol_closes_the_connection(content):
    reader = Reader(LARGEST)
    assert reader.read(content) == []
    assert reader.closed
    assert len(reader.replies) == 1


def frames():
    """Frames that may be right or wrong in any part, with any kind, length and mask."""
    heads = st.builds(
        lambda first, masked, size: (first, masked << 7 | size), st.integers(0, 255), st.booleans(), st.integers(0, 127)
    )
    return st.builds(lambda head, rest: bytes(head) + rest, heads, st.binary(max_size=40))


@given(st.lists(st.binary(max_size=100) | frames(), max_size=10))
def test_nothing_that_can_be_sent_makes_a_fault(pieces):
    reader = Reader(1024)
    for piece in pieces:
        for message in reader.read(piece):
            assert isinstance(message, str | bytes)
            assert len(message) <= 1024


def test_the_handshake_agrees_to_nothing_but_compression():
    asked = {"HTTP_SEC_WEBSOCKET_KEY": KEY, "HTTP_SEC_WEBSOCKET_VERSION": "13", "HTTP_SEC_WEBSOCKET_PROTOCOL": "chat"}
    plain = welcome({**asked, "HTTP_SEC_WEBSOCKET_EXTENSIONS": "x-webkit-deflate-frame"})
    squeezed = welcome({**asked, "HTTP_SEC_WEBSOCKET_EXTENSIONS": "x, permessage-deflate"})
    assert (plain.deflates, squeezed.deflates) == (False, True)
    for opening in (plain, squeezed):
        assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in opening.answer
        assert opening.answer.endswith(b"\r\n\r\n")
        assert b"chat" not in opening.answer
        assert (b"\r\nSec-WebSocket-Extensions: permessage-deflate; " in opening.answer) is opening.deflates


@pytest.mark.parametrize("key", ["", "short", "not base64!!", "AAAA", KEY + "\r\nSet-Cookie: x", "ż" * 24])
def test_a_handshake_with_an_odd_key_is_none(key):
    assert welcome({"HTTP_SEC_WEBSOCKET_KEY": key, "HTTP_SEC_WEBSOCKET_VERSION": "13"}) is None
