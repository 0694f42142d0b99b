"""Which notes a learner reads, and of which parts a talk is made."""

import pytest

from quarterdeck.deck.parts import parts_of
from tests.deck.deckcases import read, write_world

NOTED = "# One\n\n^ secret one\n\n---\n\n# Two\n\n^ secret two\n\n"


@pytest.fixture(name="deck")
def _deck(tmp_path):
    return lambda text: read(write_world(tmp_path), text)


def lessons(deck):
    return [slide.lesson for slide in deck.slides]


def test_notes_are_private_unless_the_deck_says_otherwise(deck):
    assert lessons(deck(NOTED)) == ["", ""]


@pytest.mark.parametrize("value", ["false", "no", "off"])
def test_a_header_that_says_no_keeps_them_private(deck, value):
    assert lessons(deck(f"learner-notes: {value}\n\n{NOTED}")) == ["", ""]


def test_a_slide_gives_its_own_notes_and_no_others(deck):
    assert lessons(deck(f"{NOTED}[.learner]\n")) == ["", "<p>secret two</p>"]


def test_a_deck_gives_all_but_those_a_slide_keeps(deck):
    told = deck(f"Learner-Notes: true\n\n{NOTED}[.learner: false]\n")
    assert lessons(told) == ["<p>secret one</p>", ""]


def test_a_cue_in_a_note_is_not_told(deck):
    told = deck("learner-notes: true\n\n# Pods\n\n^ **demo: pods**\n\n^ Look at the age.\n")
    assert lessons(told) == ["<p>Look at the age.</p>"]
    assert [cue.name for cue in told.slides[0].cues] == ["pods"]


def test_what_is_told_is_cleaned_like_any_slide(deck):
    assert "script" not in lessons(deck("learner-notes: true\n\n# A\n\n^ <script>alert(1)</script> b"))[0]


def parts(deck):
    return [(part.title, [slide.number for slide in part.slides]) for part in parts_of(deck.slides)]


def test_a_fitted_heading_that_stands_alone_begins_a_part(deck):
    told = deck("# Hello\n\n---\n\n# [fit] Docker\n\n^ a note\n\n---\n\n# An image\n\n---\n\n# [fit] Big\n\ntext")
    assert parts(told) == [("", [1]), ("Docker", [2, 3, 4])]


def test_a_header_that_fits_every_heading_makes_no_parts(deck):
    assert parts(deck("fit-headers: #\n\n# One\n\n---\n\n# Two")) == [("", [1, 2])]


def test_a_command_begins_a_part_and_can_say_that_none_begins(deck):
    told = deck("# One\n[.part: First steps]\n\n---\n\n# Two\n[.part]\n\n---\n\n# [fit] Thanks\n[.part: false]")
    assert parts(told) == [("First steps", [1]), ("Two", [2, 3])]
