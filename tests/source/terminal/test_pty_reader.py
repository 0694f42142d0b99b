"""Pieces of what a terminal prints: the first at once, what comes right behind it together."""

import os

import gevent
import pytest

from quarterdeck.source.terminal import pty_reader
from quarterdeck.source.terminal.pty_reader import FRAME_BYTES, LEAD, PtyReader


@pytest.fixture(name="program")
def _program():
    """A program's end of a terminal, and its reader."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    yield writing, PtyReader(reading)
    os.close(reading)


def test_the_first_piece_after_silence_goes_at_once_and_what_follows_it_is_gathered(program, monkeypatch):
    monkeypatch.setattr(pty_reader, "FRAME", 0.5)
    monkeypatch.setattr(pty_reader, "LEAD", 60)
    writing, reader = program
    os.write(writing, b"first")
    gevent.sleep(0)  # brings the hub's clock up to date, by which it calls later
    later = gevent.spawn_later(0.2, os.write, writing, b", third")
    assert reader.next() == b"first"
    os.write(writing, b"second")
    assert reader.next() == b"second, third"
    later.join()
    os.close(writing)


def test_after_a_moment_of_silence_a_piece_goes_at_once_again(program, monkeypatch):
    monkeypatch.setattr(pty_reader, "FRAME", 2)
    writing, reader = program
    os.write(writing, b"a")
    assert reader.next() == b"a"
    gevent.sleep(LEAD)
    os.write(writing, b"b")
    later = gevent.spawn_later(0.5, os.write, writing, b"c")
    assert reader.next() == b"b"
    later.join()
    assert reader.next() == b"c"
    os.close(writing)


def test_a_line_that_the_terminal_gives_in_parts_is_one_piece(program, monkeypatch):
    monkeypatch.setattr(pty_reader, "FRAME", 60)
    monkeypatch.setattr(pty_reader, "LOOK", 0.2)
    writing, reader = program
    os.write(writing, b"first")
    gevent.sleep(0)
    parts = [gevent.spawn_later(seconds, os.write, writing, text) for seconds, text in ((0.1, b", "), (0.3, b"rest"))]
    assert reader.next() == b"first, rest"
    gevent.joinall(parts)
    os.close(writing)


def test_a_flood_is_cut_into_pieces_of_bounded_size(program):
    writing, reader = program
    sent = os.write(writing, b"x" * (FRAME_BYTES + 10))
    os.close(writing)
    got = [reader.next(), reader.next()]
    assert len(got[0]) == FRAME_BYTES
    assert sum(map(len, got)) == sent
