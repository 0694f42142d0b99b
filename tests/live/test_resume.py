"""A restart in the middle of a talk: it goes on where it stood, unless that was another day."""

import pytest

from quarterdeck.live.resume import resume
from quarterdeck.store.database import Store
from quarterdeck.store.position_table import LONGEST_TALK, PositionRow, PositionTable
from quarterdeck.talk.state import Position, State, Timer
from tests.talk.told import NOON, content, slide

TWO = content(slide(1), slide(2, 3))
DECK = TWO.deck.path
ROW = PositionRow(2, 2, black=True, since=NOON - 60, before=5.0, given=("hello",))


@pytest.fixture(name="store")
def _store(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


def after(store, row, content=TWO, *, kept=NOON, now=NOON):
    PositionTable(store, DECK, lambda: kept, lambda: kept).keep(row)
    store.settle()
    return resume(PositionTable(store, DECK, lambda: now, lambda: now), content, State(turn=7), now)


def test_the_talk_goes_on_where_it_stood(store):
    state = after(store, ROW)
    assert (state.position, state.live, state.black) == (Position(2, 2), True, True)
    assert (state.timer, state.given, state.turn) == (Timer(NOON - 60, 5.0), {"hello"}, 7)


def test_a_talk_that_was_never_given_begins_at_its_first_slide(store):
    assert resume(PositionTable(store, DECK), TWO, State(turn=7), NOON) == State(turn=7)


def test_a_slide_that_is_gone_is_not_gone_on_from(store):
    assert after(store, ROW, content(slide(1))) == State(turn=7)


def test_a_build_that_is_gone_is_the_last_there_is(store):
    assert after(store, ROW, content(slide(1), slide(2, 1))).position == Position(2, 1)


def test_a_talk_that_nobody_has_moved_for_hours_is_over(store):
    assert after(store, ROW, kept=NOON - LONGEST_TALK - 60) == State(turn=7)


def test_a_talk_that_has_ended_stays_so_and_its_place_is_kept(store):
    state = after(store, PositionRow(2, 2, black=False, since=None, before=5.0, given=(), live=False))
    assert (state.position, state.live) == (Position(2, 2), False)


def test_a_timer_left_running_since_yesterday_begins_anew_with_all_demos_to_give(store):
    state = after(store, PositionRow(2, 0, black=False, since=1.0, before=0.0, given=("hello",)))
    assert (state.timer, state.given) == (Timer(), frozenset())
