"""A demo's show: from state to state by one table, and what may be asked of it."""

import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.protocol.demo_commands import Open, Reset, Step, Stop
from quarterdeck.protocol.states import ShowState, StepState
from quarterdeck.talk import events
from quarterdeck.talk.shows import AFTER, Happening, ImpossibleError, after
from quarterdeck.talk.state import ShowStanding, State
from tests.talk.told import DESK, NOON, slide, talk


def told(state="closed", steps=("waiting", "waiting"), **rest):
    standing = ShowStanding(ShowState(state), "run", tuple(map(StepState, steps)))
    return talk(slide(1, 0, "hello"), demos=["hello"], state=State(shows={"hello": standing}, **rest))


def ask(talk, command):
    return talk.handle(command, DESK, NOON)


def walk(*happenings):
    state = ShowState.CLOSED
    for happening in happenings:
        state = after(state, Happening[happening.upper()])
    return state


def test_a_show_goes_from_closed_to_done_and_back():
    assert walk("opened", "prepared", "begun", "step_ended") == ShowState.READY
    assert walk("opened", "prepared", "begun", "last_ended") == ShowState.DONE
    assert walk("opened", "prepared", "begun", "last_ended", "stopped", "gone") == ShowState.CLOSED


def test_a_tape_may_take_over_whenever_a_show_is_on():
    for way in (["opened"], ["opened", "prepared"], ["opened", "prepared", "begun"]):
        assert walk(*way, "replaced") == ShowState.OPENING


@pytest.mark.parametrize(
    ("state", "happening"),
    [
        ("closed", "BEGUN"),
        ("closed", "STOPPED"),
        ("opening", "BEGUN"),
        ("running", "BEGUN"),
        ("closing", "OPENED"),
        ("ready", "GONE"),
    ],
)
def test_what_cannot_happen_is_a_fault_of_ours(state, happening):
    with pytest.raises(ImpossibleError, match=state):
        after(ShowState(state), Happening[happening])


def test_every_state_can_be_left_and_every_happening_can_happen():
    assert set(AFTER) == set(ShowState)
    assert {happening for row in AFTER.values() for happening in row} == set(Happening)
    assert {state for row in AFTER.values() for state in row.values()} == set(ShowState)


def test_a_step_is_refused_while_another_is_under_way_and_while_the_demo_is_cleaned_up():
    with pytest.raises(RefusedError, match="“echo 1” is still running"):
        ask(told("running", ("running", "waiting")), Step("hello", 2))
    with pytest.raises(RefusedError, match="being cleaned up"):
        ask(told("closing"), Step("hello", 1))
    with pytest.raises(RefusedError, match="no step 3; it has 2"):
        ask(told("ready"), Step("hello", 3))


def test_an_open_demo_is_not_opened_twice():
    with pytest.raises(RefusedError, match="already open"):
        ask(told("ready"), Open("hello"))
    assert events.ShowOpened("hello", alone=False) in ask(told(), Open("hello"))


def test_who_learns_alone_spares_a_talk_that_is_live():
    for command in (Open("hello", alone=True), Step("hello", 1, alone=True)):
        with pytest.raises(RefusedError, match="somebody is presenting"):
            ask(told(live=True), command)
        assert ask(told(), command)


def test_a_demo_opened_or_reset_is_to_be_given_again_and_one_stopped_is_not():
    for command, given in ((Open("hello"), frozenset()), (Reset("hello"), frozenset())):
        known = told(given=frozenset({"hello"}))
        ask(known, command)
        assert known.state.given == given
    known = told("ready")
    ask(known, Stop("hello"))
    assert known.state.given == {"hello"}


def test_a_demo_that_could_not_be_shown_at_all_is_passed_by():
    known = told()
    known.happen(events.ShowStood("hello", ShowStanding(ShowState.CLOSED, None, (), "there is no tape")))
    assert known.state.given == {"hello"}


def test_a_demo_that_does_not_exist_is_refused():
    with pytest.raises(RefusedError, match="no demo is called “pod”"):
        ask(told(), Open("pod"))
