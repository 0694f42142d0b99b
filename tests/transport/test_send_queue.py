"""What is written to one viewer: in order, and in one go where it is held together."""

import select
import socket

import pytest

from quarterdeck.transport.send_queue import WriteBuffer
from quarterdeck.transport.stream import Plain


@pytest.fixture(name="line")
def _line():
    """A viewer's end of a connection, and the buffer that writes to the other."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        viewer = socket.create_connection(listening.getsockname())
        stream = Plain(listening.accept()[0].detach())
    buffer = WriteBuffer(stream, caught_up=lambda: None, lost=lambda: None)
    yield viewer, buffer
    buffer.close()
    stream.close()
    viewer.close()


def is_silent(viewer):
    return not select.select([viewer], [], [], 0)[0]


def test_what_is_held_together_is_sent_in_one_go(line):
    viewer, buffer = line
    buffer.hold()
    for frame in (b"one ", b"two ", b"three"):
        buffer.write(frame)
    assert is_silent(viewer)
    buffer.release()
    assert viewer.recv(100) == b"one two three"
    buffer.write(b"four")
    assert viewer.recv(100) == b"four"
    assert buffer.size == 0


def test_what_was_held_for_one_who_has_gone_is_forgotten(line):
    viewer, buffer = line
    buffer.hold()
    buffer.write(b"one")
    buffer.close()
    buffer.release()
    buffer.write(b"two")
    assert (is_silent(viewer), buffer.size) == (True, 0)
