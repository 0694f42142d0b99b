"""Ink on the wire and on the disk: what everybody is told, and what outlives a restart."""

from dataclasses import replace
from pathlib import Path

import pytest

from quarterdeck.features.ink.feature import Inking, recall
from quarterdeck.protocol import news
from quarterdeck.protocol.commands import Go, Stroke, Undo, Wipe
from quarterdeck.protocol.states import Colour
from quarterdeck.store.database import Store
from quarterdeck.store.ink_table import InkTable
from quarterdeck.talk.state import State
from tests.features.outlet import Told
from tests.talk.told import DESK, NOON, content, slide, talk

DECK = Path("slides/deck.md")
TWO = (slide(1), slide(2))


@pytest.fixture(name="store")
def _store(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


class Pen:
    """A talk whose ink is kept in a store, as after a start."""

    def __init__(self, store, deck=DECK, version="v1"):
        store.settle()
        self.table, self.told = InkTable(store, deck, version), Told()
        self.talk = talk(*TWO, state=State(ink=recall(self.table)))
        self.inking = Inking(self.talk, self.table, self.told)
        self.talk.followers.append(self.inking.follow)

    def ask(self, *asked):
        for command in asked:
            self.talk.handle(command, DESK, NOON)

    def points(self, number=1):
        return [stroke.points for stroke in self.talk.state.ink.get(number, ())]


def line(*points, slide=1, name="a", at=0):
    return Stroke(slide, name, Colour.RED, at, points)


def test_a_restart_has_the_same_ink(store):
    before = Pen(store)
    before.ask(line(1, 1), line(2, 2, at=1), line(2, 2, 3, 3, at=1), Go(2, 0))
    before.ask(line(5, 5, slide=2, name="b"), line(6, 6, slide=2, name="c"), Undo())
    after = Pen(store)
    assert (after.points(), after.points(2)) == ([(1, 1, 2, 2, 3, 3)], [(5, 5)])
    before.ask(Go(1, 0), Wipe())
    assert (Pen(store).points(), Pen(store).points(2)) == ([], [(5, 5)])
    before.ask(Wipe(all=True))
    assert Pen(store).talk.state.ink == {}


def test_what_is_drawn_again_under_the_name_of_one_taken_back_is_another_stroke(store):
    Pen(store).ask(line(1, 1), Undo(), line(2, 2))
    assert Pen(store).points() == [(2, 2)]


def test_another_decks_ink_is_not_taken_up_and_another_versions_is_gone(store):
    Pen(store).ask(line(1, 1))
    assert Pen(store, deck=Path("other.md")).points() == []
    assert Pen(store).points() == [(1, 1)]
    assert Pen(store, version="v2").points() == []
    assert Pen(store).points() == []


def test_a_slide_that_is_edited_loses_its_ink_and_no_other(store):
    pen = Pen(store)
    pen.ask(line(1, 1), Go(2, 0), line(2, 2, slide=2))
    edited = content(TWO[0], replace(TWO[1], html="<h1>new</h1>"))
    edited = replace(edited, deck=replace(edited.deck, version="v2"))
    pen.talk.reload(edited)
    pen.inking.reload(edited, ())
    kept = Pen(store, version="v2")
    assert (kept.points(), kept.points(2)) == ([(1, 1)], [])


def test_drawing_and_undoing_all_day_does_not_fill_the_disk(store):
    pen = Pen(store)
    for _ in range(300):
        pen.ask(line(1, 1), Undo())
    store.settle()
    assert store.read("SELECT count(*) FROM ink") == [(0,)]


def test_a_full_disk_does_not_stop_the_pen(store):
    pen = Pen(store)
    store.read("PRAGMA query_only = 1")
    pen.ask(line(1, 1))
    store.settle()
    assert pen.points() == [(1, 1)]


def test_everybody_is_told_the_new_part_and_a_newcomer_the_whole(store):
    pen = Pen(store)
    pen.ask(line(1, 1, 2, 2), line(2, 2, 3, 3, at=1))
    assert [(part.at, part.points) for part in pen.told.all(news.Part)] == [(0, (1, 1, 2, 2)), (2, (3, 3))]
    (ink,) = pen.inking.newcomer(DESK)
    assert isinstance(ink, news.Ink)
    assert [stroke.points for stroke in ink.strokes] == [(1, 1, 2, 2, 3, 3)]
