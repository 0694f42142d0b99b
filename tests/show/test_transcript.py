"""What a late viewer's terminal is given: little enough, and never a sequence cut in two."""

from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.show.transcript import CUT_SHORT, Transcript
from quarterdeck.source.terminal.modes import Modes


def after(*pieces, kept=100):
    transcript = Transcript(kept)
    for piece in pieces:
        transcript.add(piece)
    return transcript.text()


def test_little_is_given_as_it_was():
    assert after("one\r\n", "two\r\n") == "one\r\ntwo\r\n"


def test_much_is_cut_at_a_line_and_says_so():
    assert after("x" * 90 + "\r\n", "the rest of\r\na line\r\n") == CUT_SHORT + "a line\r\n"


def test_a_flood_stays_within_bounds():
    transcript = Transcript(1000)
    for number in range(10_000):
        transcript.add(f"line {number}\r\n")
    assert len(transcript.text()) < 1000 + len(CUT_SHORT)
    assert transcript.text().endswith("line 9999\r\n")


def test_colours_and_modes_set_before_the_cut_hold_after_it():
    text = after("\x1b[1;31m\x1b[?25l\x1b[?1049h\x1b[2;10r\x1b(0", "x" * 120, "\nred\r\n")
    assert text == f"{CUT_SHORT}\x1b[?25l\x1b[?1049h\x1b[2;10r\x1b(0\x1b[1;31mred\r\n"


def test_what_was_taken_back_before_the_cut_is_not_brought_back():
    text = after("\x1b[31mred\x1b[0m \x1b[?1049h\x1b[?1049l", "x" * 120, "\nplain\r\n")
    assert text == f"{CUT_SHORT}\x1b[?1049l\x1b[0mplain\r\n"
    assert after("\x1b[31m\x1b[?25l\x1bc", "x" * 120, "\nplain") == CUT_SHORT + "plain"


def test_a_sequence_in_two_pieces_is_one():
    assert after("\x1b[3", "1m" + "x" * 120, "\nred") == CUT_SHORT + "\x1b[31mred"


def test_without_lines_the_cut_is_at_a_sequence():
    assert after("x" * 90, "1mgarbage\x1b[Hhome", "!") == CUT_SHORT + "\x1b[Hhome!"


@given(st.lists(st.text(alphabet="a\n\x1b[?0123;hlmrc()=", max_size=30), max_size=30))
def test_whatever_a_program_writes_makes_no_fault_and_stays_small(pieces):
    assert len(after(*pieces, kept=50)) <= 50 + 30 + len(CUT_SHORT) + 600
    modes = Modes()
    for piece in pieces:
        modes.read(piece)
    again = Modes()
    again.read(modes.restore())
    assert again.restore() == modes.restore()
