"""Captions: everybody is told each line once, who comes late the last ones, and nobody any once the talk has ended."""

import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.features.captions.feature import KEPT, WIDEST, Captioning
from quarterdeck.protocol.caption_commands import Caption, Captions
from quarterdeck.protocol.caption_news import Captions as Told
from quarterdeck.talk.client import Client
from quarterdeck.talk.events import TalkEnded
from tests.features.outlet import Told as Outlet
from tests.talk.told import DESK

LATE = Client("late-1", "browser")


@pytest.fixture(name="outlet")
def _outlet():
    return Outlet()


@pytest.fixture(name="captioning")
def _captioning(outlet):
    return Captioning(outlet)


def late(captioning):
    """Give what somebody is told who comes now."""
    (told,) = captioning.newcomer(LATE)
    return told


def texts(told):
    return [line.text for line in told.lines]


def test_each_line_is_told_to_everybody_with_its_number(captioning, outlet):
    captioning.caption(Caption("Good evening.\n\n  And welcome. \n"), DESK)
    captioning.caption(Caption("Und jetzt auf Deutsch.", "de"), DESK)
    assert [(told.first, texts(told)) for told in outlet.all(Told, "everybody")] == [
        (1, ["Good evening.", "And welcome."]),
        (3, ["Und jetzt auf Deutsch."]),
    ]
    assert [line.language for line in late(captioning).lines] == ["", "", "de"]


def test_nothing_said_is_nothing_told_and_a_language_that_is_none_is_refused(captioning, outlet):
    assert captioning.say(" \n\t\n") == 0
    with pytest.raises(RefusedError, match="“German!” is no language"):
        captioning.say("Hello", "German!")
    assert outlet.heard == []


def test_who_comes_late_has_the_last_lines_and_no_more(captioning):
    for number in range(KEPT + 7):
        captioning.say(f"line {number}")
    told = late(captioning)
    assert (told.first, told.kept, len(told.lines)) == (8, 8, KEPT)
    assert texts(told)[-1] == f"line {KEPT + 6}"


def test_a_long_line_becomes_several(captioning):
    words = "word " * 100
    assert captioning.say(words) > 1
    lines = texts(late(captioning))
    assert max(map(len, lines)) <= WIDEST
    assert " ".join(lines) == words.strip()


def test_what_was_said_is_forgotten_with_the_end_of_the_talk(captioning, outlet):
    captioning.say("Good evening.")
    captioning.follow([TalkEnded()])
    assert TalkEnded in captioning.hears
    assert [texts(told) for told in (late(captioning), outlet.all(Told)[-1])] == [[], []]
    assert outlet.all(Told)[-1].kept == 2  # so that pages forget the first line
    captioning.say("Once more.")
    assert (late(captioning).first, texts(late(captioning))) == (2, ["Once more."])


def test_the_hall_shows_them_when_the_desk_says_so_also_a_window_that_opens_later(captioning, outlet):
    assert not late(captioning).hall
    captioning.show_in_hall(Captions(on=True), DESK)
    assert outlet.all(Told)[-1].hall
    assert late(captioning).hall
