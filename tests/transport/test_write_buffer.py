"""What is written to one viewer: in order, and in one go where it is held together."""

import select
import socket

import gevent
import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from quarterdeck.transport.send_queue import frame
from quarterdeck.transport.stream import Plain
from quarterdeck.transport.write_buffer import WriteBuffer


@pytest.fixture(name="line")
def _line():
    """A viewer's end of a connection, and the buffer that writes to the other."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        viewer = socket.create_connection(listening.getsockname())
        stream = Plain(listening.accept()[0].detach())
    told = []
    buffer = WriteBuffer(stream, caught_up=lambda: told.append("caught up"), lost=lambda: told.append("lost"))
    yield viewer, buffer, told
    buffer.close()
    stream.close()
    viewer.close()


def is_silent(viewer):
    return not select.select([viewer], [], [], 0)[0]


def test_what_is_held_together_is_sent_in_one_go(line):
    viewer, buffer, _ = line
    buffer.hold()
    for part in (b"one ", b"two ", b"three"):
        buffer.write(part)
    assert is_silent(viewer)
    buffer.release()
    assert viewer.recv(100) == b"one two three"
    buffer.write(b"four")
    assert viewer.recv(100) == b"four"
    assert buffer.size == 0


def test_what_was_held_for_one_who_has_gone_is_forgotten(line):
    viewer, buffer, _ = line
    buffer.hold()
    buffer.write(b"one")
    buffer.close()
    buffer.release()
    buffer.write(b"two")
    assert (is_silent(viewer), buffer.size) == (True, 0)


def test_who_falls_behind_has_the_stale_news_left_out_and_the_rest_in_order(line):
    viewer, buffer, told = line
    written = 0
    while not buffer.behind:
        written += 1
        buffer.write(frame(f"{written} " + "x" * 8000), droppable=True)
    assert buffer.size < 2 * 8000, "only what was begun still waits"
    buffer.write(frame("an answer"))
    buffer.write(frame("more news"), droppable=True)
    got = read_all(viewer, until="an answer")
    assert got == [*map(str, range(1, len(got))), "an answer"]
    assert len(got) < written
    assert (buffer.behind, buffer.size, told) == (False, 0, ["caught up"])


def read_all(viewer, until):
    """Read messages, giving the hub its turns, and give their numbers."""
    browser, texts = Connection(ConnectionType.CLIENT), [""]
    while texts[-1] != until:
        gevent.sleep(0)
        if not is_silent(viewer):
            browser.receive_data(viewer.recv(100_000))
        for event in browser.events():
            assert isinstance(event, TextMessage)
            texts[-1] += event.data
            texts += [""] if event.message_finished and texts[-1] != until else []
    return [text if text == until else text.split()[0] for text in texts]
