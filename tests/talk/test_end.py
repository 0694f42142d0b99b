"""The end of a talk: nobody presents any more, nothing is on, and it can be taken up again where it stood."""

import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.protocol.commands import Black, End, Go, Next
from quarterdeck.protocol.demo_commands import Open
from quarterdeck.protocol.states import ShowState, StepState
from quarterdeck.talk import events
from quarterdeck.talk.state import Position, Shown, ShowStanding, State, Timer
from tests.talk.told import DESK, FOUR, NOON, talk

ON = ShowStanding(ShowState.READY, "run", (StepState.PASSED, StepState.WAITING))


def presented(**rest):
    told = talk(*FOUR, demos=["one", "two"], state=State(**rest))
    told.handle(Go(3, 0), DESK, NOON)
    return told


def test_who_learns_alone_may_run_a_demo_once_the_talk_has_ended():
    told = presented()
    with pytest.raises(RefusedError, match="somebody is presenting"):
        told.handle(Open("one", alone=True), DESK, NOON)
    told.handle(End(), DESK, NOON)
    assert told.handle(Open("one", alone=True), DESK, NOON)


def test_its_place_is_kept_and_the_next_move_takes_it_up_again():
    told = presented(given=frozenset({"one", "two"}))
    told.handle(End(), DESK, NOON + 60)
    assert (told.state.live, told.state.position) == (False, Position(3, 0))
    told.handle(Next(), DESK, NOON + 90)
    assert (told.state.live, told.state.position) == (True, Position(4, 0))


def test_its_timer_rests_and_nothing_is_black_or_asked_any_more():
    told = presented()
    told.handle(Black(on=True), DESK, NOON)
    told.happen(events.QuestionShown(Shown(1, "Why?")))
    told.handle(End(), DESK, NOON + 60)
    assert (told.state.timer, told.state.black, told.state.question) == (Timer(None, 60.0), False, None)


def test_demos_that_are_on_are_cleaned_up_and_are_still_to_be_given():
    told = presented(shows={"one": ON})
    assert events.ShowCleared("one") in told.handle(End(), DESK, NOON)
    assert told.state.given == frozenset()


def test_a_talk_that_nobody_presents_cannot_end():
    with pytest.raises(RefusedError, match="nobody is presenting"):
        talk(*FOUR).handle(End(), DESK, NOON)
