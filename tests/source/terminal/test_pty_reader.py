"""Pieces of what a terminal prints: two at once after silence, what comes right behind them together."""

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


def test_two_pieces_after_silence_go_at_once_and_what_follows_them_is_gathered(program, monkeypatch):
    monkeypatch.setattr(pty_reader, "FRAME", 1)
    monkeypatch.setattr(pty_reader, "LEAD", 60)
    writing, reader = program
    os.write(writing, b"first")
    gevent.sleep(0)  # brings the hub's clock up to date, by which it calls later
    more = [
        gevent.spawn_later(0.3 * at, os.write, writing, text)
        for at, text in enumerate((b"second", b"third", b", fourth"), 1)
    ]
    assert [reader.next() for _ in range(3)] == [b"first", b"second", b"third, fourth"]
    gevent.joinall(more)
    os.close(writing)


def test_after_a_moment_of_silence_a_piece_goes_at_once_again(program, monkeypatch):
    monkeypatch.setattr(pty_reader, "FRAME", 2)
    writing, reader = program
    for text in (b"a", b"a"):  # all that go at once
        os.write(writing, text)
        assert reader.next() == text
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
