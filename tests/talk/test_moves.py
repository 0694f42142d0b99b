"""Where one press leads, and that what was said of it beforehand is what it does."""

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.protocol.commands import Back, Black, Go, Next, Timer
from quarterdeck.protocol.demo_commands import Step as StepOf
from quarterdeck.protocol.demo_commands import Stop
from quarterdeck.protocol.states import PollState, ShowState, StepState, TimerAction
from quarterdeck.talk import events
from quarterdeck.talk.moves import upcoming
from quarterdeck.talk.state import PollStanding, Position, Shown, ShowStanding, State
from quarterdeck.talk.state import Timer as Clock
from tests.talk.told import DESK, FOUR, NOON, content, slide, talk

CASES = json.loads((Path(__file__).parents[1] / "rules" / "next.json").read_text())


def press(told, command=None):
    return told.handle(command or Next(), DESK, NOON)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_what_next_does_is_what_was_said_of_it(case):
    told = talk(*FOUR, demos=["one", "two"], state=msgspec.convert(case["state"], State, strict=False))
    assert msgspec.to_builtins(upcoming(told.state, told.content)) == case["upcoming"]
    if "refused" in case:
        with pytest.raises(RefusedError, match=case["refused"]):
            press(told)
        return
    turn, happened = told.state.turn, press(told)
    after = msgspec.to_builtins(told.state, str_keys=True)
    wanted = msgspec.to_builtins(msgspec.convert({**case["state"], **case["then"]}, State, strict=False), str_keys=True)
    assert {key: after[key] for key in case["then"]} == {key: wanted[key] for key in case["then"]}
    assert told.state.turn == turn + 1
    if case["upcoming"]["kind"] == "step":
        assert events.StepBegun(case["upcoming"]["demo"], case["upcoming"]["step"]) in happened


def test_a_step_that_holds_is_typed_at_one_press_and_nothing_else_begins_before_it_is_run():
    told = talk(*FOUR, demos=["one", "two"], state=State(position=Position(3)))
    held = replace(told.content.demos["one"].steps[0], hold=True)
    demo = replace(told.content.demos["one"], steps=(held, *told.content.demos["one"].steps[1:]))
    told.content = replace(told.content, demos={**told.content.demos, "one": demo})
    assert upcoming(told.state, told.content).kind == "type"
    told.happen(events.ShowStood("one", ShowStanding(ShowState.READY, "r", (StepState.HELD, StepState.WAITING))))
    assert upcoming(told.state, told.content).kind == "run"
    with pytest.raises(RefusedError, match="“echo 1” stands typed: run it first, or press Ctrl-C"):
        press(told, StepOf("one", 2))
    assert events.StepBegun("one", 1) in press(told)


def test_back_shows_the_slide_before_with_everything_on_it():
    told = talk(slide(1, 3), slide(2))
    press(told, Go(2, 0))
    press(told, Back())
    assert told.state.position == Position(1, 3)
    press(told, Back())
    assert told.state.position == Position(1, 2)


def test_passing_over_goes_to_the_next_slide_and_starts_nothing_on_the_way():
    polls = {1: PollStanding(PollState.OPEN, answered=True)}
    told = talk(slide(1, 3, "hello"), slide(2), demos=["hello"], state=State(polls=polls, live=True))
    assert upcoming(told.state, told.content).kind == "build"
    happened = press(told, Next(whole=True))
    assert told.state.position == Position(2, 0)
    assert not [event for event in happened if isinstance(event, events.StepBegun | events.PollRevealed)]
    with pytest.raises(RefusedError, match="last slide"):
        press(told, Next(whole=True))


def test_passing_over_is_not_held_up_by_a_step_that_runs_and_leaves_it_running():
    told = talk(slide(1, 0, "hello"), slide(2), demos=["hello"])
    running = ShowStanding(ShowState.RUNNING, "r", (StepState.RUNNING, StepState.WAITING))
    told.happen(events.ShowStood("hello", running))
    press(told, Next(whole=True))
    assert (told.state.position, told.state.shows["hello"]) == (Position(2), running)


def test_passing_back_over_a_slides_builds_leads_to_the_slide_before_with_all_of_its_own():
    told = talk(slide(1, 2), slide(2, 3))
    press(told, Go(2, 2))
    press(told, Back(whole=True))
    assert told.state.position == Position(1, 2)
    with pytest.raises(RefusedError, match="first slide"):
        press(told, Back(whole=True))


@pytest.mark.parametrize("command", [Next(), Back(), Next(whole=True), Back(whole=True)])
def test_a_black_screen_comes_back_at_the_same_place(command):
    told = talk(slide(1, 2), slide(2))
    press(told, Go(1, 1))
    press(told, Black(on=True))
    press(told, command)
    assert (told.state.position, told.state.black) == (Position(1, 1), False)


def test_going_somewhere_brings_a_black_screen_back_too():
    told = talk(slide(1), slide(2))
    press(told, Black(on=True))
    press(told, Go(2, 0))
    assert not told.state.black


def test_there_is_no_slide_past_the_last_and_none_before_the_first():
    told = talk(slide(1))
    for command in (Next(), Back(), Go(2, 0), Go(0, 0)):
        with pytest.raises(RefusedError):
            press(told, command)
    assert (told.state.position, told.state.live, told.number) == (Position(1, 0), False, 0)


def test_a_build_that_is_not_there_is_the_nearest_that_is():
    told = talk(slide(1, 2))
    press(told, Go(1, 99))
    assert told.state.position == Position(1, 2)
    press(told, Go(1, -99))
    assert told.state.position == Position(1, 0)


def test_a_press_meant_for_another_turn_does_nothing():
    told = talk(slide(1), slide(2), slide(3), state=State(turn=5))
    press(told, Next(turn=5))
    with pytest.raises(RefusedError, match="just moved"):
        press(told, Next(turn=5))
    assert told.state.position == Position(2, 0)


def test_coming_to_a_slide_opens_its_poll_and_takes_a_question_off():
    told = talk(slide(1), slide(2), state=State(polls={2: PollStanding()}, question=Shown(1, "Why?"), live=True))
    happened = press(told, Go(2, 0))
    assert {events.PollOpened(2), events.QuestionCleared()} <= set(happened)
    assert (told.state.polls[2].state, told.state.question) == (PollState.OPEN, None)


def test_the_first_move_opens_the_poll_of_the_slide_where_the_talk_stands():
    told = talk(slide(1, 1), state=State(polls={1: PollStanding()}))
    assert events.PollOpened(1) in press(told)
    assert events.PollOpened(1) not in press(told, Back())


def test_the_timer_starts_with_the_first_move_and_rests_when_paused():
    told = talk(slide(1), slide(2))
    press(told)
    assert told.state.timer == Clock(since=NOON)
    told.handle(Timer(TimerAction.PAUSE), DESK, NOON + 60)
    told.handle(Back(), DESK, NOON + 90)
    assert told.state.timer == Clock(before=60.0)
    told.handle(Timer(TimerAction.START), DESK, NOON + 100)
    assert told.state.timer.elapsed(NOON + 105) == 65.0


def test_a_timer_at_zero_begins_anew_with_every_demo_to_give():
    told = talk(slide(1, 0, "hello"), slide(2), demos=["hello"], state=State(given=frozenset({"hello"})))
    press(told, Timer(TimerAction.ZERO))
    assert told.state.given == frozenset()


def test_a_demo_given_to_its_end_is_passed_by_and_so_is_one_stopped():
    told = talk(slide(1, 0, "hello"), slide(2), demos=["hello"])
    told.happen(events.ShowStood("hello", ShowStanding(ShowState.DONE, "r", (StepState.PASSED, StepState.PASSED))))
    assert upcoming(told.state, told.content).slide == 2
    other = talk(slide(1, 0, "hello"), slide(2), demos=["hello"])
    press(other, Stop("hello"))
    assert upcoming(other.state, other.content).slide == 2


def test_a_shorter_deck_keeps_the_talk_on_its_last_slide():
    told = talk(slide(1), slide(2), slide(3))
    press(told, Go(3, 0))
    told.reload(content(slide(1), slide(2)))
    assert told.state.position == Position(2, 0)
