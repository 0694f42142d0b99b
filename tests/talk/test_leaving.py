"""A demo that is done is cleared away when the talk leaves its slide."""

import pytest

from quarterdeck.protocol.commands import Go
from quarterdeck.protocol.states import ShowState, StepState
from quarterdeck.talk import events
from quarterdeck.talk.state import Position, ShowStanding, State
from tests.talk.told import DESK, FOUR, NOON, talk

CLEARED = events.ShowCleared("one", keeps=True)


def left(to, state="done", *steps):
    standing = ShowStanding(ShowState(state), "run", tuple(map(StepState, steps or ("passed", "going"))))
    told = talk(*FOUR, demos=["one", "two"], state=State(position=Position(3), live=True, shows={"one": standing}))
    return told.handle(Go(to, 0), DESK, NOON)


@pytest.mark.parametrize("to", [1, 4])
def test_a_demo_that_is_done_is_cleared_away_as_the_talk_leaves_its_slide(to):
    assert CLEARED in left(to)
    assert CLEARED in left(to, "ready", "passed", "failed")


def test_one_whose_slide_it_still_is_or_that_has_steps_to_come_stays():
    assert CLEARED not in left(3)
    assert CLEARED not in left(4, "ready", "passed", "waiting")
    assert CLEARED not in left(4, "running", "passed", "running")
    assert CLEARED not in left(4, "closing", "passed", "passed")
