"""Whatever is pressed and whatever a terminal does, in whatever order: no show is ever said to do what it cannot."""

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

import gevent
from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.engines.engine import Status
from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Closed, Ended, Recorded, Started
from quarterdeck.features.demos.feature import Demos
from quarterdeck.protocol import commands, demo_commands
from quarterdeck.protocol.states import ShowState
from quarterdeck.source.script import ScriptedSource
from quarterdeck.talk.state import ShowStanding
from tests.features.outlet import Told
from tests.talk.told import DESK, NOON, slide, talk

DEMOS = ("one", "two")
NAMES = st.sampled_from(DEMOS)
PRESSES = st.one_of(
    st.builds(commands.Next),
    st.builds(commands.Back),
    st.builds(demo_commands.Open, NAMES, st.booleans()),
    st.builds(demo_commands.Step, NAMES, st.integers(1, 2), st.booleans()),
    st.builds(demo_commands.Stop, NAMES),
    st.builds(demo_commands.Reset, NAMES),
    st.builds(demo_commands.Tape, NAMES),
    st.builds(demo_commands.Retry, NAMES),
    st.builds(demo_commands.Interrupt, NAMES),
)
PROBLEM = st.none() | st.just("it broke")
ENDED = st.tuples(NAMES, st.none() | st.integers(0, 1), PROBLEM)  # the step under way, with this status
WENT = st.tuples(NAMES, st.builds(Closed, PROBLEM))
PAUSE = st.just(None)


class Sources:
    """Sources whose steps begin and end when the test says so."""

    engines: Mapping[str, Status] = MappingProxyType({})

    def __init__(self, *, live, taped):
        self.live, self.taped, self.opened = live, taped, {}

    def open(self, demo, run, _say):
        if not self.live:
            raise SourceError("Docker does not answer")
        return self._new(demo)

    def open_live(self, demo, run, _say):
        return self.open(demo, run, _say)

    def tape(self, demo, step):
        return self._new(demo, Recorded("2026-11-23", {})) if self.taped else None

    def times(self, demo):
        return ()

    def _new(self, demo, recorded=None):
        begun = {step.number: [Started("main", step.number)] for step in demo.steps}
        self.opened[demo.name] = ScriptedSource(begun, recorded=recorded)
        return self.opened[demo.name]


def do(told, demos, sources, act):
    match act:
        case None:
            for _ in range(10):
                gevent.sleep(0)
        case (name, Closed() as event):
            if name in sources.opened:
                sources.opened[name].say(event)
        case (name, status, problem):
            do(told, demos, sources, None)  # a source says that a step has begun before it says that it has ended
            running = demos.show(name).steps.running
            if running:
                sources.opened[name].say(Ended("main", running, status, 1.0, problem))
        case demo_commands.Tape() | demo_commands.Retry() | demo_commands.Interrupt():
            answers = {made.command: made.call for made in demos.answers()}
            answers[type(act)](act, DESK)
        case _:
            told.handle(act, DESK, NOON)


@settings(deadline=None)  # many tests run beside it
@given(st.lists(PRESSES | ENDED | WENT | PAUSE, max_size=30), st.booleans(), st.booleans())
def test_a_show_is_never_said_to_do_what_it_cannot(acts, live, taped):
    wrong, hub = [], gevent.get_hub()
    sources = Sources(live=live, taped=taped)
    told = talk(slide(1, 0, *DEMOS), slide(2), demos=DEMOS)
    demos = Demos(told, sources, Told())
    told.followers.append(demos.follow)
    usual, hub.handle_error = hub.handle_error, lambda *error: wrong.append(error[1:3])
    try:
        for act in acts:
            with suppress(RefusedError):
                do(told, demos, sources, act)
            for name, standing in told.state.shows.items():
                assert standing == demos.show(name).standing() or demos.show(name).run is None
        demos.close()
        do(told, demos, sources, None)
    finally:
        del hub.handle_error
    assert usual
    assert wrong == []
    assert {name: show.state for name, show in told.state.shows.items()} == dict.fromkeys(
        told.state.shows, ShowState.CLOSED
    )
    assert all(isinstance(show, ShowStanding) and show.run is None for show in told.state.shows.values())
