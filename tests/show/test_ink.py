"""Ink: what a slide keeps of it, what is refused, and what outlives a restart."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from quarterdeck.deck.model import Deck, Slide
from quarterdeck.errors import RefusedError
from quarterdeck.findings import Place
from quarterdeck.show.ink import LONGEST, MOST_POINTS, MOST_STROKES, Ink, Stroke
from quarterdeck.show.sketchbook import MOST_LINES, Sketchbook

PLACE = Place(Path("slides/deck.md"), 1)
SLIDES = tuple(Slide(n, PLACE, f"Slide {n}", f"<h1>{n}</h1>") for n in (1, 2))
DECK = Deck(Path("slides/deck.md"), "Talk", SLIDES, {}, "v1")


def line(*points, slide=1, name="a", colour="red"):
    return Stroke(slide, name, colour, points)


def points(ink, slide=1):
    return [stroke.points for stroke in ink.on(slide)]


def test_a_stroke_grows_and_what_is_sent_twice_counts_once():
    ink = Ink()
    assert ink.draw(line(1, 2, 3, 4), 0) == line(1, 2, 3, 4)
    assert ink.draw(line(3, 4, 5, 6), 1) == line(5, 6)
    assert ink.draw(line(3, 4, 5, 6), 1) is None
    assert points(ink) == [(1, 2, 3, 4, 5, 6)]


def test_a_stroke_without_its_beginning_is_refused():
    ink = Ink()
    with pytest.raises(RefusedError, match="beginning is missing"):
        ink.draw(line(1, 2), 1)
    with pytest.raises(RefusedError, match="beginning is missing"):
        ink.draw(line(1, 2), -1)
    assert points(ink) == []


def test_each_slide_has_its_own_ink_and_the_last_stroke_goes_first():
    ink = Ink()
    ink.draw(line(1, 1), 0)
    ink.draw(line(2, 2, name="b"), 0)
    ink.draw(line(3, 3, slide=2), 0)
    ink.undo(1)
    assert (points(ink), points(ink, 2)) == ([(1, 1)], [(3, 3)])
    ink.wipe(1)
    assert (points(ink), points(ink, 2)) == ([], [(3, 3)])
    with pytest.raises(RefusedError, match="nothing is drawn"):
        ink.undo(1)
    ink.wipe()
    assert list(ink.all()) == []


@pytest.mark.parametrize(
    "bad",
    [
        line(1),
        line(1281, 0),
        line(0, 721),
        line(-1, 0),
        line(0, 0, colour="url(#x)"),
        line(0, 0, name=""),
        line(0, 0, name="a b"),
        line(0, 0, name="x" * 33),
    ],
)
def test_a_malformed_stroke_is_refused_and_leaves_nothing(bad):
    ink = Ink()
    with pytest.raises(RefusedError):
        ink.draw(bad, 0)
    assert list(ink.all()) == []


def test_ink_has_bounds():
    ink = Ink()
    with pytest.raises(RefusedError, match="at the most"):
        ink.draw(line(*[0] * (2 * LONGEST + 2)), 0)
    for number in range(MOST_STROKES):
        ink.draw(line(0, 0, name=f"s{number}"), 0)
    with pytest.raises(RefusedError, match="erase some"):
        ink.draw(line(0, 0, name="more"), 0)
    for slide in range(2, 2 + MOST_POINTS // LONGEST - 1):
        ink.draw(line(*[0] * 2 * LONGEST, slide=slide), 0)
    with pytest.raises(RefusedError, match="no room"):
        ink.draw(line(*[0] * 2 * LONGEST, slide=999), 0)


def test_a_restart_has_the_same_ink(tmp_path):
    before = Sketchbook(DECK, tmp_path)
    before.draw(line(1, 1), 0)
    before.draw(line(2, 2), 1)
    before.draw(line(5, 5, slide=2, name="b"), 0)
    before.draw(line(6, 6, slide=2, name="c"), 0)
    before.undo(2)
    after = Sketchbook(DECK, tmp_path).ink
    assert (points(after), points(after, 2)) == ([(1, 1, 2, 2)], [(5, 5)])
    before.wipe()
    assert list(Sketchbook(DECK, tmp_path).ink.all()) == []


def test_a_line_cut_off_by_a_crash_loses_only_itself(tmp_path):
    book = Sketchbook(DECK, tmp_path)
    book.draw(line(1, 1), 0)
    with (tmp_path / "ink.jsonl").open("a") as file:
        file.write('["stroke",1,"b","re')
    assert points(Sketchbook(DECK, tmp_path).ink) == [(1, 1)]
    assert points(Sketchbook(DECK, tmp_path).ink) == [(1, 1)]


def test_another_decks_ink_and_another_days_are_not_taken_up(tmp_path):
    Sketchbook(DECK, tmp_path).draw(line(1, 1), 0)
    os.utime(tmp_path / "ink.jsonl", (0, 0))
    assert list(Sketchbook(DECK, tmp_path).ink.all()) == []
    Sketchbook(DECK, tmp_path).draw(line(1, 1), 0)
    assert list(Sketchbook(replace(DECK, version="v2"), tmp_path).ink.all()) == []


def test_a_slide_that_is_edited_loses_its_ink_and_no_other(tmp_path):
    book = Sketchbook(DECK, tmp_path)
    book.draw(line(1, 1), 0)
    book.draw(line(2, 2, slide=2), 0)
    edited = replace(DECK, version="v2", slides=(SLIDES[0], replace(SLIDES[1], html="<h1>new</h1>")))
    book.recast(edited)
    kept = Sketchbook(edited, tmp_path).ink
    assert (points(kept), points(kept, 2)) == ([(1, 1)], [])


def test_drawing_and_undoing_all_day_does_not_fill_the_disk(tmp_path):
    book = Sketchbook(DECK, tmp_path)
    book._lines = MOST_LINES - 1
    for _ in range(3):
        book.draw(line(1, 1), 0)
        book.undo(1)
    assert len((tmp_path / "ink.jsonl").read_text().splitlines()) < 8


def test_a_folder_that_cannot_be_written_does_not_stop_the_pen(tmp_path):
    book = Sketchbook(DECK, tmp_path / "missing")
    book.draw(line(1, 1), 0)
    assert points(book.ink) == [(1, 1)]
