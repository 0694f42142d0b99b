"""Ink: what a slide keeps of it, what is refused, and what outlives a restart."""

from dataclasses import replace
from pathlib import Path

import pytest

from quarterdeck.deck.model import Deck, Slide
from quarterdeck.errors import RefusedError
from quarterdeck.findings import Place
from quarterdeck.show.ink import LONGEST, MOST_POINTS, MOST_STROKES, Ink, Stroke
from quarterdeck.show.sketchbook import Sketchbook
from quarterdeck.store.database import Store

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


@pytest.fixture(name="store")
def _store(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


def restarted(store, deck=DECK):
    store.settle()
    return Sketchbook(deck, store).ink


def test_a_restart_has_the_same_ink(store):
    before = Sketchbook(DECK, store)
    before.draw(line(1, 1), 0)
    before.draw(line(2, 2), 1)
    before.draw(line(2, 2, 3, 3), 1)
    before.draw(line(5, 5, slide=2, name="b"), 0)
    before.draw(line(6, 6, slide=2, name="c"), 0)
    before.undo(2)
    after = restarted(store)
    assert (points(after), points(after, 2)) == ([(1, 1, 2, 2, 3, 3)], [(5, 5)])
    before.wipe(1)
    assert (points(restarted(store)), points(restarted(store), 2)) == ([], [(5, 5)])
    before.wipe()
    assert list(restarted(store).all()) == []


def test_what_is_drawn_again_under_the_name_of_one_taken_back_is_another_stroke(store):
    book = Sketchbook(DECK, store)
    book.draw(line(1, 1), 0)
    book.undo(1)
    book.draw(line(2, 2), 0)
    assert points(restarted(store)) == [(2, 2)]


def test_another_decks_ink_is_not_taken_up_and_another_versions_is_gone(store):
    Sketchbook(DECK, store).draw(line(1, 1), 0)
    assert list(restarted(store, replace(DECK, path=Path("other.md"))).all()) == []
    assert points(restarted(store)) == [(1, 1)]
    assert list(restarted(store, replace(DECK, version="v2")).all()) == []
    assert list(restarted(store).all()) == []


def test_a_slide_that_is_edited_loses_its_ink_and_no_other(store):
    book = Sketchbook(DECK, store)
    book.draw(line(1, 1), 0)
    book.draw(line(2, 2, slide=2), 0)
    edited = replace(DECK, version="v2", slides=(SLIDES[0], replace(SLIDES[1], html="<h1>new</h1>")))
    book.recast(edited)
    kept = restarted(store, edited)
    assert (points(kept), points(kept, 2)) == ([(1, 1)], [])


def test_drawing_and_undoing_all_day_does_not_fill_the_disk(store):
    book = Sketchbook(DECK, store)
    for _ in range(300):
        book.draw(line(1, 1), 0)
        book.undo(1)
    store.settle()
    assert store.read("SELECT count(*) FROM ink") == [(0,)]


def test_a_full_disk_does_not_stop_the_pen(store):
    book = Sketchbook(DECK, store)
    store.read("PRAGMA query_only = 1")
    book.draw(line(1, 1), 0)
    store.settle()
    assert points(book.ink) == [(1, 1)]
