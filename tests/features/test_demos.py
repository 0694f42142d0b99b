"""The demos of a talk: what a press makes of them, with scripted sources in the place of shells."""

from collections.abc import Mapping
from types import MappingProxyType

import gevent
import pytest

from quarterdeck.engines.engine import Status
from quarterdeck.errors import RefusedError
from quarterdeck.events import Started
from quarterdeck.features.demos import event_flow
from quarterdeck.features.demos.feature import Demos
from quarterdeck.protocol import demo_news
from quarterdeck.protocol.answers import Watched
from quarterdeck.protocol.commands import Back, Go, Next
from quarterdeck.protocol.demo_commands import Interrupt, Open, Reset, Step, Stop, Unwatch, Watch
from quarterdeck.show.log import Numbered
from quarterdeck.source.script import ScriptedSource, passed
from quarterdeck.talk.client import Client
from quarterdeck.talk.moves import where
from quarterdeck.talk.state import Position
from tests.features.outlet import Told
from tests.talk.told import DESK, NOON, slide, talk


class Live:
    """A live source for every demo, passing each step at once unless told to hang."""

    engines: Mapping[str, Status] = MappingProxyType({})

    def __init__(self, *, hang=False):
        self.hang, self.sources = hang, {}

    def open(self, asked, run, _say):
        steps = {s.number: [Started("main", s.number)] if self.hang else passed(s.number) for s in asked.steps}
        self.sources[asked.name] = ScriptedSource(steps)
        return self.sources[asked.name]

    def open_live(self, demo, run, _say):
        return self.open(demo, run, _say)

    def tape(self, asked, step):
        return None

    def times(self, asked):
        return ()


class Performed:
    """A talk whose demos are performed; a press waits until all is quiet."""

    def __init__(self, *slides, demos=(), hang=False):
        self.live, self.told = Live(hang=hang), Told()
        self.talk = talk(*slides, demos=demos)
        self.demos = Demos(self.talk, self.live, self.told)
        self.talk.followers.append(self.follow)

    def follow(self, happened):
        if not self.demos.hears.isdisjoint(map(type, happened)):
            self.demos.follow(happened)

    def press(self, command=None):
        self.talk.handle(command or Next(), DESK, NOON)
        for _ in range(20):
            gevent.sleep(0)

    @property
    def at(self):
        return self.talk.state.position

    def steps(self, name):
        return [str(step.state) for step in self.demos.show(name).picture().steps]

    def open_runs(self):
        return dict(where(self.talk.state, self.talk.content).shows)


def test_next_goes_through_builds_then_demo_steps_then_slides():
    performed = Performed(slide(1, 1, "hello"), slide(2), demos=["hello"])
    walked = []
    for _ in range(4):
        performed.press()
        walked.append((performed.at, performed.steps("hello").count("passed")))
    assert walked == [(Position(1, 1), 0), (Position(1, 1), 1), (Position(1, 1), 2), (Position(2, 0), 2)]


def test_next_waits_for_the_step_under_way():
    performed = Performed(slide(1, 0, "hello"), slide(2), demos=["hello"], hang=True)
    performed.press()
    with pytest.raises(RefusedError, match="still running"):
        performed.press()
    assert performed.at == Position(1, 0)


def test_a_demo_given_to_its_end_is_not_run_again_by_next():
    performed = Performed(slide(1, 0, "hello"), slide(2), demos=["hello"])
    for _ in range(3):
        performed.press()
    performed.demos.show("hello").close()
    performed.press(Back())
    performed.press()
    assert performed.at == Position(2, 0)


def test_opening_a_demo_ends_the_one_before_it():
    performed = Performed(slide(1, 0, "one"), slide(2, 0, "two"), demos=["one", "two"])
    performed.press()
    performed.press(Go(2, 0))
    performed.press()
    assert performed.live.sources["one"].closed
    assert list(performed.open_runs()) == ["two"]


def test_a_stopped_demo_is_cleaned_up_and_left_behind():
    performed = Performed(slide(1, 0, "hello"), slide(2), demos=["hello"], hang=True)
    performed.press()
    performed.press(Stop("hello"))
    assert performed.live.sources["hello"].closed
    performed.press()
    assert performed.at == Position(2, 0)


def test_a_demo_reset_begins_afresh():
    performed = Performed(slide(1, 0, "hello"), demos=["hello"])
    performed.press()
    first = performed.demos.show("hello").run
    performed.press(Reset("hello"))
    assert performed.demos.show("hello").run not in (None, first)
    assert performed.steps("hello") == ["waiting", "waiting"]


def test_closing_closes_every_show():
    performed = Performed(slide(1, 0, "hello"), demos=["hello"])
    performed.press()
    performed.demos.close()
    assert performed.live.sources["hello"].closed
    assert performed.open_runs() == {}


def test_a_picture_that_is_asked_for_apart_is_told_before_the_answer():
    performed = Performed(slide(1, 0, "hello"), demos=["hello"])
    performed.press()
    answered = performed.demos.watch(Watch("hello"), DESK).show
    assert isinstance(answered, demo_news.Show)
    late = Client("late", "late")
    assert performed.demos.watch(Watch("hello", apart=True), late) == Watched()
    assert performed.told.all(demo_news.Show, late.id) == [answered]
    missed = performed.demos.watch(Watch("hello", answered.run, answered.number, apart=True), late).events
    assert missed == (), "who has missed nothing needs no picture"


def test_whoever_watches_is_told_what_happens_and_who_comes_late_gets_the_picture():
    performed = Performed(slide(1, 0, "hello"), demos=["hello"])
    performed.press(Open("hello"))
    show = performed.demos.watch(Watch("hello"), DESK).show
    assert isinstance(show, demo_news.Show)
    assert show.state == "ready"
    assert performed.told.groups["demo:hello"] == {DESK.id}
    performed.press(Step("hello", 1))
    told = [event.n for each in performed.told.all(demo_news.Events, "demo:hello") for event in each.events]
    assert told == list(range(1, len(told) + 1))
    missed = performed.demos.watch(Watch("hello", show.run, show.number), DESK).events
    assert isinstance(missed, tuple)
    assert [event.n for event in missed] == list(range(show.number + 1, len(told) + 1))
    assert [type(told) for told in performed.demos.newcomer(DESK)] == [demo_news.Show]
    performed.demos.unwatch(Unwatch("hello"), DESK)
    assert performed.told.groups["demo:hello"] == set()


def test_a_key_meant_for_another_turn_interrupts_nothing():
    performed = Performed(slide(1, 0, "hello"), demos=["hello"], hang=True)
    performed.press()
    with pytest.raises(RefusedError, match="just moved"):
        performed.demos.interrupt(Interrupt("hello", turn=-1), DESK)


def test_a_demo_reset_while_the_server_ends_is_not_opened_again():
    performed = Performed(slide(1, 0, "hello"), demos=["hello"])
    performed.press()
    performed.talk.handle(Reset("hello"), DESK, NOON)
    performed.demos.close()
    performed.press(Stop("hello"))
    assert performed.open_runs() == {}
    assert performed.live.sources["hello"].closed


def test_a_hall_is_told_all_that_has_happened_before_it_is_given_a_picture(monkeypatch):
    monkeypatch.setattr(event_flow, "FRAME", 60)
    it = Performed(slide(1, 0, "pods"), demos=["pods"])
    watchers = [Client(f"client {number}", "a browser") for number in range(event_flow.ROOM + 1)]
    for watcher in watchers:
        it.demos.watch(Watch("pods"), watcher)
    it.press()
    it.press()
    told, together, pictures = 0, 0, 0
    for news in (news for _, news in it.told.heard):
        if isinstance(news, demo_news.Events):
            assert [each.n for each in news.events] == [*range(told + 1, told + 1 + len(news.events))]
            told, together = told + len(news.events), max(together, len(news.events))
        elif isinstance(news, demo_news.Show) and news.output is None:
            assert news.number == told
            pictures += 1
    assert together > 1
    assert pictures


def test_who_has_left_watches_no_more(monkeypatch):
    monkeypatch.setattr(event_flow, "FRAME", 60)
    it = Performed(slide(1, 0, "pods"), demos=["pods"])
    watchers = [Client(f"client {number}", "a browser") for number in range(event_flow.ROOM + 2)]
    for watcher in watchers:
        it.demos.watch(Watch("pods"), watcher)
    it.demos.unwatch(Unwatch("pods"), watchers[0])
    for watcher in watchers:
        it.demos.left(watcher)
    for number in (1, 2):
        it.demos.saw("pods", "a run", Numbered(number, Started("main", 1)))
    assert len(it.told.all(demo_news.Events)) == 2, "each at once, as there is no hall any more"
