"""The plan: when each slide is to be done."""

from pathlib import Path

import pytest

from quarterdeck.deck.model import Cue, Slide
from quarterdeck.findings import Place
from quarterdeck.talk.schedule import LOOK, Schedule, schedule

PLACE = Place(Path("slides/deck.md"), 1)


def slide(number, words=0, *demos):
    notes = "<p>" + " ".join(["word"] * words) + "</p>" if words else ""
    return Slide(number, PLACE, "Slide", "", notes=notes, cues=tuple(Cue(name, PLACE) for name in demos))


def test_without_a_budget_there_is_no_plan():
    assert schedule([slide(1)], None, {}) == Schedule()


def test_slides_share_the_time_by_the_words_of_their_notes():
    assert schedule([slide(1), slide(2)], 1, {}).ends == (30, 60)
    ends = schedule([slide(1, LOOK), slide(2)], 1, {}).ends
    assert ends == (40, 60)


def test_a_demo_takes_what_it_took_in_rehearsal_and_only_once():
    times = {"one": (10.0, 20.0)}
    slides = [slide(1), slide(2, 0, "one"), slide(3, 0, "one"), slide(4, 0, "unknown")]
    assert schedule(slides, 2, times).ends == pytest.approx((22.5, 75, 97.5, 120), abs=0.1)


def test_demos_longer_than_the_talk_leave_a_fifth_of_it_to_talk():
    ends = schedule([slide(1), slide(2, 0, "one")], 1, {"one": (600.0,)}).ends
    assert ends == pytest.approx((6, 60), abs=0.1)


def test_a_demo_in_parts_takes_its_time_on_each_of_their_slides():
    parts = (Cue("one", PLACE, 1, 2), Cue("one", PLACE, 3))
    slides = [Slide(number, PLACE, "Slide", "", cues=(cue,)) for number, cue in enumerate(parts, 1)]
    assert schedule(slides, 2, {"one": (10.0, 20.0, 30.0)}).ends == pytest.approx((60, 120), abs=0.1)
