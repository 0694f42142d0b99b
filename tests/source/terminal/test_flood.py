"""A flood: ordinary output goes out as it is, and of what nobody could read the screen, and in the end the end."""

import re

import pytest

from quarterdeck.source.terminal.flood import BURST, EVERY, KEPT, LEFT_OUT, LINES, RATE, Flood
from tests.source.terminal.plain_terminal import PlainTerminal

COLS, ROWS = 40, 10
PIECE = 8 * 1024
MARK = re.sub(r"\x1b\[\d*[mK]|\r", "", LEFT_OUT)
LINE_AFTER_LINE = "".join(f"line {number}\r\n" for number in range(60_000))
BAR = "".join(f"\r{number / 1000:.3f} % done" for number in range(40_000))


def poured(text, rate=10_000_000, piece=PIECE):
    """Give what goes out of a text that comes at a rate of characters a second, the end of it as a piece of its own."""
    flood, now, beat, out = Flood(COLS, ROWS, 0.0), 0.0, EVERY, []
    for at in range(0, len(text), piece):
        now += piece / rate
        while beat < now:
            out.append(flood.beat(beat))
            beat += EVERY
        out.append(flood.feed(text[at : at + piece], now))
    return [shown for shown in (*out, flood.end()) if shown]


def screen_of(text):
    return PlainTerminal(COLS, ROWS).write(text).screen


def test_what_can_be_followed_goes_out_at_once_as_it_is():
    text = LINE_AFTER_LINE[: 10 * RATE]
    flood = Flood(COLS, ROWS, 0.0)
    seconds = PIECE / RATE
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    assert [flood.feed(piece, number * seconds) for number, piece in enumerate(pieces, 1)] == pieces


def test_a_long_file_that_is_looked_at_goes_out_whole():
    text = LINE_AFTER_LINE[:BURST]
    assert poured(text) == [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


@pytest.mark.parametrize("rate", [600_000, 3_000_000, 100_000_000])
def test_a_flood_is_a_screen_now_and_then_and_in_the_end_a_bounded_end(rate):
    text = f"$ flood\r\n{LINE_AFTER_LINE}$ "
    out = poured(text, rate)
    terminal = PlainTerminal(COLS, ROWS).write("".join(out))
    plain = PlainTerminal(COLS, ROWS).write(text)
    assert terminal.screen == plain.screen
    assert len("".join(out)) < BURST + KEPT + 2 * PIECE + len(text) / rate * (RATE + KEPT)
    assert terminal.scrolled[-LINES + ROWS :] == plain.scrolled[-LINES + ROWS :]
    assert terminal.scrolled[:5000] == plain.scrolled[:5000], "what came before it stays"
    assert terminal.scrolled.count(MARK) >= 1


def test_each_screen_of_a_flood_is_what_a_terminal_shows_just_then():
    flood, printed = Flood(COLS, ROWS, 0.0), ""
    terminal = PlainTerminal(COLS, ROWS)
    for number, at in enumerate(range(0, 80 * PIECE, PIECE)):
        printed += LINE_AFTER_LINE[at : at + PIECE]
        terminal.write(flood.feed(LINE_AFTER_LINE[at : at + PIECE], 0.0))
        if number % 20 == 19:
            terminal.write(flood.beat(number * 0.0001))
            assert terminal.screen == screen_of(printed)


def test_progress_that_is_written_over_leaves_what_stands_above_it():
    text = f"one\r\ntwo\r\n{BAR}\r\n$ "
    out = "".join(poured(text))
    assert screen_of(out) == screen_of(text)
    assert len(out) < len(text) / 2
    assert MARK not in out


def test_lines_that_wrap_and_a_line_without_end_keep_the_screen_full():
    for text in ("".join(f"{number} {'x' * 90}\r\n" for number in range(6_000)), "y" * 600_000 + "\r\n$ "):
        out = poured(text)
        assert screen_of("".join(out))[-1] == screen_of(text)[-1]
        assert all(screen_of("".join(out))[:-1])
        assert all(screen_of("".join(out[:-1]))[:-1])


def test_a_wide_line_takes_the_rows_that_it_needs():
    passing = poured("".join(f"{'中' * COLS}\r\n" for _ in range(60_000)))[-2]
    assert COLS * (ROWS // 2 - 1) <= passing.count("中") <= COLS * ROWS // 2


def test_a_colour_that_was_set_in_what_is_left_out_holds():
    text = f"\x1b[31m{LINE_AFTER_LINE}"
    assert PlainTerminal(COLS, ROWS).write("".join(poured(text))).pen == "31"
    assert PlainTerminal(COLS, ROWS).write("".join(poured(f"{text}\x1b[0m$ "))).pen == ""


def test_a_program_that_draws_its_screen_goes_out_whole_and_has_to_wait():
    flood, owed = Flood(COLS, ROWS, 0.0), 0.0
    frames = [f"\x1b[{number % ROWS + 1};1H{'#' * PIECE}" for number in range(40)]
    for frame in frames:
        assert flood.feed(frame, owed) == frame
        owed += flood.owed
    assert owed == pytest.approx((len("".join(frames)) - BURST) / RATE, rel=0.1)


def test_what_is_drawn_after_lines_comes_after_the_end_of_them():
    out = poured(f"{LINE_AFTER_LINE}\x1b[2Jempty")
    assert out[-1].endswith("\x1b[2Jempty")
    assert PlainTerminal(COLS, ROWS).write("".join(out)).screen.count("empty") == 1


def test_a_flood_that_calms_down_is_over_and_what_follows_goes_at_once():
    flood = Flood(COLS, ROWS, 0.0)
    for at in range(0, 4 * BURST, PIECE):
        flood.feed(LINE_AFTER_LINE[at : at + PIECE], 0.0)
    beats = [flood.beat(EVERY * number) for number in range(1, 6)]
    assert screen_of("".join(beats)) == screen_of(LINE_AFTER_LINE[: 4 * BURST])
    assert not flood.holds
    assert flood.feed("$ ", 0.6) == "$ "
