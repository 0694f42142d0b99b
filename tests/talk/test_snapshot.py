"""Whoever follows a talk from a snapshot by its numbered events stands where it stands."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.errors import RefusedError
from quarterdeck.protocol import commands, demo_commands
from quarterdeck.protocol.states import Colour, PollState, ShowState, StepState, TimerAction
from quarterdeck.talk import events
from quarterdeck.talk.evolve import evolve
from quarterdeck.talk.handle import Snapshot
from quarterdeck.talk.moves import upcoming
from quarterdeck.talk.state import PollStanding, Shown, ShowStanding
from tests.talk.told import DESK, FOUR, talk

small = st.integers(-1, 6)
names = st.sampled_from(["one", "two", "gone"])
standings = st.builds(
    ShowStanding,
    st.sampled_from(ShowState),
    st.none() | st.just("run"),
    st.tuples(*[st.sampled_from(StepState)] * 2),
    st.none() | st.just("it broke"),
)
polls = st.builds(PollStanding, st.sampled_from(PollState), st.booleans(), st.booleans())
asked = st.one_of(
    st.builds(commands.Go, small, small),
    st.builds(commands.Next, st.none() | small),
    st.builds(commands.Back),
    st.builds(commands.Black, st.booleans()),
    st.builds(commands.End),
    st.builds(commands.Timer, st.sampled_from(TimerAction)),
    st.builds(demo_commands.Open, names, st.booleans()),
    st.builds(demo_commands.Step, names, small, st.booleans()),
    st.builds(demo_commands.Stop, names),
    st.builds(demo_commands.Reset, names),
    st.builds(commands.Stroke, small, st.sampled_from("ab"), st.sampled_from(Colour), small, st.just((1, 2, 3, 4))),
    st.builds(commands.Undo),
    st.builds(commands.Wipe, st.booleans()),
)
reported = st.one_of(
    st.builds(events.ShowStood, names, standings),
    st.builds(events.PollStood, st.integers(1, 4), polls),
    st.builds(events.PollsStood, st.dictionaries(st.integers(1, 4), polls)),
    st.builds(events.QuestionShown, st.builds(Shown, small, st.just("Why?"))),
    st.just(events.QuestionCleared()),
)


def perform(told, everything):
    happened = []
    for now, one in enumerate(everything):
        try:
            is_event = isinstance(one, events.TalkEvent)
            happened += told.happen(one) if is_event else told.handle(one, DESK, float(now))
        except RefusedError:
            pass
    return happened


@settings(deadline=None)  # many tests run beside it
@given(st.lists(asked | reported), st.lists(asked | reported))
def test_a_snapshot_and_the_events_after_it_give_an_equal_state(before, after):
    told = talk(*FOUR, demos=["one", "two"])
    perform(told, before)
    snapshot = msgspec.json.decode(msgspec.json.encode(told.snapshot()), type=Snapshot)
    happened = perform(told, after)
    state = snapshot.state
    for event in msgspec.json.decode(msgspec.json.encode(happened), type=list[events.Event]):
        state = evolve(state, event)
    assert (snapshot.number + len(happened), state) == (told.number, told.state)


@settings(deadline=None)  # many tests run beside it
@given(st.lists(asked | reported))
def test_what_is_upcoming_is_never_refused_unless_it_says_so(everything):
    told = talk(*FOUR, demos=["one", "two"])
    perform(told, everything)
    kind, turn = upcoming(told.state, told.content).kind, told.state.turn
    try:
        told.handle(commands.Next(), DESK, 0.0)
    except RefusedError:
        assert kind in {"wait", "cleanup", "end"}
        assert told.state.turn == turn
    else:
        assert told.state.turn == turn + 1
