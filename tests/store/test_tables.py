"""Each table gives back what it was given, of its own deck, and only as long as that is wanted."""

from pathlib import Path

import pytest

from quarterdeck.store.database import Store
from quarterdeck.store.device_table import DeviceRow, DeviceTable
from quarterdeck.store.ink_table import OLDEST, InkRow, InkTable
from quarterdeck.store.poll_table import PollRow, PollTable
from quarterdeck.store.position_table import LONGEST_TALK, PositionRow, PositionTable
from quarterdeck.store.question_table import QuestionRow, QuestionTable
from quarterdeck.store.rehearsal_table import RehearsalRow, RehearsalTable

DECK, OTHER = Path("deck.md"), Path("other.md")


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture(name="store")
def _store(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


def test_a_poll_stands_as_it_was_put_and_an_emptied_one_has_no_votes(store):
    polls = PollTable(store, DECK)
    first = PollRow("a", "Hands up", ("yes", "no"), single=True, state="open", revealed=False)
    polls.put(first)
    polls.vote("a", "ana", (1, 2))
    polls.vote("a", "ana", (2,))
    polls.vote("a", "bob", (1,))
    polls.vote("a", "bob", ())
    assert (polls.all(), polls.votes("a")) == ([first], {"ana": (2,)})
    assert (PollTable(store, OTHER).all(), PollTable(store, OTHER).votes("a")) == ([], {})
    waiting = PollRow("a", "Hands up", ("yes", "no"), single=True, state="waiting", revealed=False)
    polls.put(waiting, empty=True)
    assert (polls.all(), polls.votes("a")) == ([waiting], {})


def test_a_question_has_its_marks_and_its_supporters(store):
    table = QuestionTable(store, DECK)
    asked = "2026-11-27T10:00:00+00:00"
    table.ask(1, "ana", "why?", asked)
    table.ask(2, "bob", "how?", asked)
    table.support(1, "bob")
    table.support(2, "bob", wants=False)
    table.mark(2, answered=True, hidden=True)
    both = frozenset({"ana", "bob"})
    assert table.all() == [
        QuestionRow(1, "why?", "ana", asked, answered=False, hidden=False, supporters=both),
        QuestionRow(2, "how?", "bob", asked, answered=True, hidden=True, supporters=frozenset()),
    ]
    assert QuestionTable(store, OTHER).all() == []


def test_forgetting_a_deck_leaves_the_others(store):
    for deck in (DECK, OTHER):
        PollTable(store, deck).put(PollRow("a", "", ("yes",), single=False, state="open", revealed=False))
        PollTable(store, deck).vote("a", "ana", (1,))
        QuestionTable(store, deck).ask(1, "ana", "why?", "now")
    PollTable(store, DECK).forget()
    QuestionTable(store, DECK).forget()
    assert (PollTable(store, DECK).all(), QuestionTable(store, DECK).all()) == ([], [])
    assert store.read("SELECT (SELECT count(*) FROM votes), (SELECT count(*) FROM supports)") == [(1, 1)]


def test_a_position_is_the_latest_of_its_deck_for_as_long_as_a_talk_may_last(store):
    clock = Clock()
    table = PositionTable(store, DECK, clock, clock)
    assert table.recall() is None
    table.keep(PositionRow(2, 1, black=False, since=None, before=0.0, given=()))
    last = PositionRow(3, 0, black=True, since=999.5, before=12.25, given=("pods", "build"))
    table.keep(last)
    store.settle()
    assert table.recall() == last
    assert PositionTable(store, OTHER, clock).recall() is None
    clock.now += LONGEST_TALK
    assert table.recall() == last
    clock.now += 1
    assert table.recall() is None


def test_a_timer_that_runs_goes_on_after_a_restart_whatever_either_clock_says_then(store):
    machine = Clock()
    row = PositionRow(2, 1, black=False, since=240.0, before=1.0, given=())
    PositionTable(store, DECK, machine, lambda: 300.0).keep(row)
    store.settle()
    after = PositionTable(store, DECK, machine, lambda: 100.0)
    machine.now += 7
    assert after.recall().since == 100 - 60 - 7
    machine.now -= 3600
    assert after.recall().since == 100


def test_ink_is_that_of_the_very_deck_until_hours_after_the_last_stroke(store):
    clock = Clock()
    table = InkTable(store, DECK, "v1", clock)
    first, second = InkRow(1, "a", "red", 0, (1, 1)), InkRow(1, "a", "red", 1, (2, 2, 3, 3))
    table.draw(first)
    clock.now += OLDEST - 1
    table.draw(second)
    clock.now += OLDEST - 1
    store.settle()
    assert table.recall() == [first, second]
    assert InkTable(store, OTHER, "v1", clock).recall() == []
    clock.now += 2
    assert table.recall() == []
    store.settle()
    assert store.read("SELECT count(*) FROM ink") == [(0,)], "what is too old is dropped"


def test_ink_is_erased_by_the_stroke_by_the_slide_and_as_a_whole(store):
    table = InkTable(store, DECK, "v1")
    drawn = [InkRow(slide, stroke, "red", 0, (1, 1)) for slide in (1, 2) for stroke in ("a", "b")]
    for row in drawn:
        table.draw(row)
    table.erase(1, "b")
    store.settle()
    assert table.recall() == [drawn[0], *drawn[2:]]
    table.wipe(2)
    store.settle()
    assert table.recall() == drawn[:1]
    table.replace("v2", drawn[2:])
    store.settle()
    assert table.recall() == drawn[2:]
    table.wipe()
    store.settle()
    assert table.recall() == []


def test_devices_are_those_that_were_kept_last(store):
    one, two = (DeviceRow(name, "iPhone", "lock", 1.5, 2.5) for name in ("z", "a"))
    table = DeviceTable(store)
    table.keep([one, two])
    assert list(table.all().values()) == [one, two]
    table.keep([two])
    assert table.all() == {"a": two}


def test_a_rehearsal_is_the_last_one_of_its_folder(store, tmp_path):
    table = RehearsalTable(store)
    table.keep(tmp_path, "a", (9.0,))
    table.keep(tmp_path, "b", (3.00049, 4))
    assert table.last(tmp_path) == RehearsalRow("b", (3.0, 4.0))
    assert table.last(tmp_path / "other") is None
