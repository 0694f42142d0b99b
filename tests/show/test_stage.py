"""The stage: where the talk goes when the presenter presses one key."""

from pathlib import Path

import gevent
import pytest

from quarterdeck.content import Content
from quarterdeck.deck.model import Cue, Deck, Slide
from quarterdeck.demo.model import Demo, Step
from quarterdeck.errors import RefusedError
from quarterdeck.events import Started
from quarterdeck.findings import Place
from quarterdeck.show.memory import Memory
from quarterdeck.show.stage import Stage
from quarterdeck.show.standing import Position, Standing, Timer
from quarterdeck.source.script import ScriptedSource, passed
from quarterdeck.store.database import Store

PLACE = Place(Path("slides/deck.md"), 1)


def slide(number, builds=0, *demos):
    return Slide(
        number, PLACE, f"Slide {number}", "<h1>x</h1>", builds=builds, cues=tuple(Cue(d, PLACE) for d in demos)
    )


def demo(name, steps=2):
    return Demo(name, Path(name), name, "", (), tuple(Step(n, PLACE, run=f"echo {n}") for n in range(1, steps + 1)))


def talk(*slides, demos=()):
    deck = Deck(Path("slides/deck.md"), "Talk", slides, {}, "v1")
    return Content(deck, {name: demo(name) for name in demos}, ())


class Live:
    """A live source for every demo, passing each step at once unless told to hang."""

    def __init__(self, *, hang=False):
        self.hang, self.sources = hang, {}

    def open(self, asked, run):
        steps = {s.number: [Started("main", s.number)] if self.hang else passed(s.number) for s in asked.steps}
        self.sources[asked.name] = ScriptedSource(steps)
        return self.sources[asked.name]

    def tape(self, asked, step):
        return None

    def times(self, asked):
        return ()


def settle():
    for _ in range(20):
        gevent.sleep(0)


def press_next(stage):
    stage.next()
    settle()


def test_next_goes_through_builds_then_demo_steps_then_slides():
    stage = Stage(talk(slide(1, 1, "hello"), slide(2), demos=["hello"]), Live())
    walked = []
    for _ in range(4):
        press_next(stage)
        walked.append((stage.at, sum(step.state == "passed" for step in stage.show("hello").picture().steps)))
    assert walked == [(Position(1, 1), 0), (Position(1, 1), 1), (Position(1, 1), 2), (Position(2, 0), 2)]


def test_next_waits_for_the_step_under_way():
    stage = Stage(talk(slide(1, 0, "hello"), slide(2), demos=["hello"]), Live(hang=True))
    press_next(stage)
    with pytest.raises(RefusedError, match="still running"):
        stage.next()
    assert stage.at == Position(1, 0)


def test_back_shows_the_slide_before_with_everything_on_it():
    stage = Stage(talk(slide(1, 3), slide(2)), Live())
    stage.go(2)
    stage.back()
    assert stage.at == Position(1, 3)
    stage.back()
    assert stage.at == Position(1, 2)


def test_a_demo_given_to_its_end_is_not_run_again_by_next():
    stage = Stage(talk(slide(1, 0, "hello"), slide(2), demos=["hello"]), Live())
    for _ in range(3):
        press_next(stage)
    stage.show("hello").close()
    stage.back()
    press_next(stage)
    assert stage.at == Position(2, 0)


def test_opening_a_demo_ends_the_one_before_it():
    live = Live()
    stage = Stage(talk(slide(1, 0, "one"), slide(2, 0, "two"), demos=["one", "two"]), live)
    press_next(stage)
    stage.go(2)
    press_next(stage)
    assert live.sources["one"].closed
    assert list(stage.open_runs()) == ["two"]


def test_a_cue_for_a_demo_that_does_not_exist_is_passed_by():
    stage = Stage(talk(slide(1, 0, "missing"), slide(2)), Live())
    press_next(stage)
    assert stage.at == Position(2, 0)


def test_there_is_no_slide_past_the_last_and_none_before_the_first():
    stage = Stage(talk(slide(1)), Live())
    for asked in (stage.next, stage.back, lambda: stage.go(2), lambda: stage.go(0)):
        with pytest.raises(RefusedError):
            asked()
    assert stage.at == Position(1, 0)


def test_a_shorter_deck_keeps_the_talk_on_its_last_slide():
    stage = Stage(talk(slide(1), slide(2), slide(3)), Live())
    stage.go(3)
    stage.recast(talk(slide(1), slide(2)))
    assert stage.at == Position(2, 0)


def test_a_stopped_demo_is_cleaned_up_and_left_behind():
    live = Live(hang=True)
    stage = Stage(talk(slide(1, 0, "hello"), slide(2), demos=["hello"]), live)
    press_next(stage)
    stage.stop("hello")
    settle()
    assert live.sources["hello"].closed
    press_next(stage)
    assert stage.at == Position(2, 0)


def test_a_demo_reset_begins_afresh():
    stage = Stage(talk(slide(1, 0, "hello"), demos=["hello"]), Live())
    press_next(stage)
    first = stage.show("hello").run
    stage.reset("hello")
    settle()
    show = stage.show("hello")
    assert show.run not in (None, first)
    assert [step.state for step in show.picture().steps] == ["waiting", "waiting"]


def test_closing_the_stage_closes_every_show():
    live = Live()
    stage = Stage(talk(slide(1, 0, "hello"), demos=["hello"]), live)
    press_next(stage)
    stage.close()
    assert live.sources["hello"].closed
    assert stage.open_runs() == {}


@pytest.fixture(name="store")
def _store(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


def test_a_restart_goes_on_where_the_talk_stood(store):
    slides = slide(1), slide(2, 3)
    before = Stage(talk(*slides), Live())
    memory = Memory(store, Path("slides/deck.md"))
    before.resume(memory)
    before.go(2, 2)
    memory.settle()
    after = Stage(talk(*slides), Live())
    after.resume(Memory(store, Path("slides/deck.md")))
    assert (after.at, after.live) == (Position(2, 2), True)
    other = Stage(talk(*slides), Live())
    other.resume(Memory(store, Path("another/deck.md")))
    assert (other.at, other.live) == (Position(1, 0), False)


def test_a_black_screen_comes_back_with_the_next_press_at_the_same_place(store):
    memory = Memory(store, Path("slides/deck.md"))
    stage = Stage(talk(slide(1, 2), slide(2)), Live())
    stage.resume(memory)
    stage.go(1, 1)
    stage.darken(on=True)
    restarted = Stage(talk(slide(1, 2), slide(2)), Live())
    restarted.resume(memory)
    assert (restarted.at, restarted.black) == (Position(1, 1), True)
    for press in (restarted.next, restarted.back):
        restarted.darken(on=True)
        press()
        assert (restarted.at, restarted.black) == (Position(1, 1), False)
    restarted.darken(on=True)
    restarted.go(2)
    assert not restarted.black


def test_the_timer_starts_with_the_first_move_and_outlives_a_restart(store):
    memory = Memory(store, Path("slides/deck.md"))
    stage = Stage(talk(slide(1), slide(2)), Live())
    stage.resume(memory)
    assert stage.timer.fresh
    stage.next()
    restarted = Stage(talk(slide(1), slide(2)), Live())
    restarted.resume(memory)
    assert restarted.timer == stage.timer
    assert restarted.timer.since is not None
    restarted.time(Timer(before=60.0))
    restarted.back()
    assert restarted.timer == Timer(before=60.0)


def test_a_restart_knows_which_demos_were_given_and_a_timer_at_zero_begins_anew(store):
    memory = Memory(store, Path("slides/deck.md"))
    performed = talk(slide(1, 0, "hello"), slide(2), demos=["hello"])
    stage = Stage(performed, Live())
    stage.resume(memory)
    for _ in range(2):
        press_next(stage)
    restarted = Stage(performed, Live())
    restarted.resume(memory)
    assert restarted.given == {"hello"}
    restarted.time(Timer())
    assert restarted.given == set()
    again = Stage(performed, Live())
    again.resume(memory)
    assert again.given == set()


def test_a_timer_left_running_since_yesterday_begins_anew(store):
    memory = Memory(store, Path("slides/deck.md"))
    memory.keep(Standing(Position(2, 0), timer=Timer(since=1.0)))
    assert memory.recall() == Standing(Position(2, 0))


def test_what_is_kept_is_the_latest(store):
    memory = Memory(store, Path("slides/deck.md"))
    memory.keep(Standing(Position(2000, 17), black=True, timer=Timer(before=1234.5678)))
    memory.keep(Standing(Position(2, 0)))
    assert memory.recall() == Standing(Position(2, 0))


def test_a_position_that_cannot_be_kept_is_done_without(store):
    store.read("PRAGMA query_only = 1")
    memory = Memory(store, Path("slides/deck.md"))
    memory.keep(Standing(Position(2, 0)))
    assert memory.recall() is None
