"""A slide that is a poll: what it asks, and what its author hears when it asks nothing."""

import pytest

from quarterdeck.deck.model import Ballot
from tests.deck.deckcases import read, write_world

LIST = "# Hands up if you …\n\n- write `JavaScript`\n    - or worse\n- run **Node.js**, and\n  like it\n\n"


def slide_of(tmp_path, text):
    return read(write_world(tmp_path), text).slides[0]


@pytest.mark.parametrize("command", ["[.poll]", "[.poll: true]", "[.poll: several]", "[.POLL]"])
def test_several_answers_may_be_given(tmp_path, command):
    slide = slide_of(tmp_path, LIST + command)
    assert slide.poll == Ballot(("write JavaScript", "run Node.js, and like it"), single=False)
    assert "has-poll" in slide.classes


@pytest.mark.parametrize("command", ["[.poll: one]", "[.poll: single]", "[.poll: One ]"])
def test_or_one(tmp_path, command):
    assert slide_of(tmp_path, LIST + command).poll.single


@pytest.mark.parametrize("command", ["", "[.poll: false]", "[.poll: off]"])
def test_a_slide_without_the_command_is_no_poll(tmp_path, command):
    slide = slide_of(tmp_path, LIST + command)
    assert slide.poll is None
    assert "has-poll" not in slide.classes
    assert "data-option" not in slide.html


def test_a_poll_without_a_list_and_one_of_an_unknown_kind_are_told_with_their_lines(tmp_path):
    deck = read(write_world(tmp_path), f"# Hello\n\n[.poll]\n\n---\n\n{LIST}[.poll: two]\n")
    assert deck.slides[0].poll is None
    assert not deck.slides[1].poll.single
    said = list(map(str, deck.findings))
    assert ["deck.md:3: this poll has no list" in said[0], "deck.md:14: a poll is" in said[1]] == [
        True,
        True,
    ]


def test_a_saved_kind_of_poll_is_a_new_version_of_the_deck(tmp_path):
    path = write_world(tmp_path)
    assert read(path, LIST + "[.poll]").version != read(path, LIST + "[.poll: one]").version
