"""Pieces of what a terminal prints: the first at once, what comes right behind it together."""

import os

import gevent
import pytest

from quarterdeck.source.terminal.pty_reader import FRAME, FRAME_BYTES, PtyReader


@pytest.fixture(name="program")
def _program():
    """A program's end of a terminal, and its reader."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    yield writing, PtyReader(reading)
    os.close(reading)


def test_the_first_piece_after_silence_goes_at_once_and_what_follows_it_is_gathered(program):
    writing, reader = program
    later = gevent.spawn_later(0.001, os.write, writing, b"second")
    os.write(writing, b"first")
    assert reader.next() == b"first"
    last = gevent.spawn_later(0.006, os.write, writing, b", third")
    assert reader.next() == b"second, third"
    gevent.joinall([later, last])
    os.close(writing)


def test_after_a_frame_of_silence_a_piece_goes_at_once_again(program):
    writing, reader = program
    os.write(writing, b"a")
    assert reader.next() == b"a"
    gevent.sleep(FRAME)
    later = gevent.spawn_later(0.001, os.write, writing, b"c")
    os.write(writing, b"b")
    assert reader.next() == b"b"
    later.join()
    assert reader.next() == b"c"
    os.close(writing)


def test_a_flood_is_cut_into_pieces_of_bounded_size(program):
    writing, reader = program
    sent = os.write(writing, b"x" * (FRAME_BYTES + 10))
    os.close(writing)
    got = [reader.next(), reader.next()]
    assert len(got[0]) == FRAME_BYTES
    assert sum(map(len, got)) == sent
