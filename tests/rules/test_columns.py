"""How many columns signs take: as Unicode has it, every emoji two, and folded where a terminal folds."""

import emoji
import pytest

from quarterdeck.columns.__main__ import main
from quarterdeck.columns.width import column_after, width, widths

WHOLE = [sign for sign, told in emoji.EMOJI_DATA.items() if told["status"] == emoji.STATUS["fully_qualified"]]


def test_the_tables_are_those_of_the_library():
    assert main(["--check"]) == 0, "run: python -m quarterdeck.columns"


def test_every_emoji_takes_two_columns():
    assert len(WHOLE) > 3500
    assert [sign for sign in WHOLE if width(sign) != 2] == []


def test_what_a_text_takes_is_what_its_characters_add():
    text = "ab⚠\ufe0f 👨\u200d👩\u200d👧中"
    assert list(widths(text)) == [1, 1, 1, 1, 1, 2, 0, 0, 0, 0, 2]
    assert width(text) == 9


@pytest.mark.parametrize(("text", "column"), [("abc", 9), ("ab⚠\ufe0f", 10), ("abcd中", 13), ("abcd中文", 15)])
def test_what_finds_one_column_left_and_takes_two_stands_in_the_next_line(text, column):
    assert column_after(text, 6, cols=11) == column


def test_an_emoji_may_have_begun_in_the_text_before():
    assert column_after("\ufe0f!", 1, behind="⚠") == 3
    assert column_after("\u200d👩", 2, behind="👨") == 2
