"""A demo whose steps are given on two slides, with another between them."""

from dataclasses import replace

import pytest

from quarterdeck.deck.model import Cue
from quarterdeck.protocol.commands import Go, Next
from quarterdeck.protocol.demo_commands import Open, Reset, Step
from quarterdeck.protocol.states import ShowState, StepState
from quarterdeck.talk import events
from quarterdeck.talk.moves import upcoming
from quarterdeck.talk.state import Position, ShowStanding, State
from tests.talk.told import DESK, NOON, PLACE, content, demo, slide
from tests.talk.told import talk as tell

SLIDES = (slide(1), slide(2), slide(3), slide(4))


def talk(at, done=None, state="ready", **rest):
    """A talk at a slide, whose show stands after so many steps; None where it is not on."""
    cues = {2: Cue("hello", PLACE, 1, 2), 4: Cue("hello", PLACE, 3)}
    slides = [replace(each, cues=(cues[each.number],) if each.number in cues else ()) for each in SLIDES]
    steps = tuple(StepState.PASSED if n <= (done or 0) else StepState.WAITING for n in range(1, 5))
    shows = {} if done is None else {"hello": ShowStanding(ShowState(state), "run", steps)}
    told = tell(*slides, state=State(position=Position(at), live=True, shows=shows, **rest))
    told.content = replace(content(*slides), demos={"hello": demo("hello", 4)})
    return told


def comes(told):
    return (str((it := upcoming(told.state, told.content)).kind), it.step if it.kind == "step" else it.slide)


@pytest.mark.parametrize(
    ("at", "done", "next_"),
    [
        (2, None, ("step", 1)),
        (2, 1, ("step", 2)),
        (2, 2, ("slide", 3)),
        (3, 2, ("slide", 4)),
        (4, 2, ("step", 3)),
        (4, 3, ("step", 4)),
        (4, 1, ("step", 2)),
        (2, 3, ("slide", 3)),
    ],
)
def test_each_slide_gives_its_part_and_what_an_earlier_one_has_left_comes_first(at, done, next_):
    assert comes(talk(at, done)) == next_


def test_a_later_part_begins_with_its_own_first_step_where_no_show_is_on():
    told = talk(4)
    assert comes(told) == ("step", 3)
    assert events.StepBegun("hello", 3, first=3) in told.handle(Next(), DESK, NOON)


def test_a_show_stays_on_between_its_slides_until_it_is_done():
    cleared = events.ShowCleared("hello", keeps=True)
    assert cleared not in talk(2, 2).handle(Go(3, 0), DESK, NOON)
    assert cleared in talk(4, 4, "done").handle(Go(3, 0), DESK, NOON)


def test_what_comes_before_is_told_to_whoever_opens_it():
    assert events.ShowOpened("hello", first=3) in talk(4).handle(Open("hello", first=3), DESK, NOON)
    assert events.ShowReset("hello", first=3) in talk(4, 3).handle(Reset("hello", first=3), DESK, NOON)
    assert events.StepBegun("hello", 4, first=3) in talk(4).handle(Step("hello", 4), DESK, NOON)
    assert events.StepBegun("hello", 2, first=1) in talk(2).handle(Step("hello", 2), DESK, NOON)
