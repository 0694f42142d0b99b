from __future__ import annotations

import time

import gevent
import pytest

from quarterdeck.demo.model import COLS, ROWS
from quarterdeck.engines.engine import Status
from quarterdeck.errors import SourceError
from quarterdeck.events import Closed, Ended, Event, Held, Output, Recorded, Resized, Started, Timed
from quarterdeck.source.choose import Opening, choose, tape_source
from quarterdeck.source.script import ScriptedSource, failed, passed
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.tape import TapeSource
from quarterdeck.tape.model import Tape
from quarterdeck.tape.write import write_tape

SIZES: list[Event] = [Resized("main", 80, 24), Resized("client", 80, 24)]
ONE: list[Event] = [Started("main", 1), Output("main", "one\r\n"), Ended("main", 1, 0, 9.0), Output("main", "$ ")]
TWO: list[Event] = [Started("client", 2), Output("client", "two"), Ended("client", 2, None, 0.1)]


def a_tape(after=0.01):
    events: list[Event] = [*SIZES, Output("main", "$ "), *ONE, *TWO]
    recorded = Recorded("2026-11-23", {"docker": "26.1.5"})
    return Tape(recorded, "build", "", ("main", "client"), 80, 24, tuple(Timed(after, event) for event in events))


def performed(source, *steps):
    """Play these steps one after the other, then close, and give every event."""
    heard = []
    reader = gevent.spawn(lambda: heard.extend(source.events()))
    for step in steps:
        source.step(step)
        quiet = 0
        while quiet < 2:  # by the clock that the tape goes by: on a busy machine both are late
            before = len(heard)
            gevent.sleep(0.05)
            quiet = 0 if len(heard) > before else quiet + 1
    source.close()
    source.close()
    reader.join(2)
    return heard


def test_a_tape_waits_at_its_first_prompt():
    assert performed(TapeSource(a_tape())) == [*SIZES, *SIZES, Output("main", "$ "), Closed()]


def test_a_tape_plays_step_by_step_as_recorded():
    assert performed(TapeSource(a_tape()), 1, 2)[5:] == [*ONE, *TWO, Closed()]
    assert TapeSource(a_tape()).recorded == Recorded("2026-11-23", {"docker": "26.1.5"})


def test_a_tape_goes_on_from_the_very_step_where_the_live_run_failed():
    heard = performed(TapeSource(a_tape(), step=2), 2)
    assert heard == [*SIZES, *SIZES, Output("main", "$ one\r\n$ "), *TWO, Closed()]


def test_a_step_skipped_is_seen_at_once():
    assert performed(TapeSource(a_tape()), 2)[5:] == [Output("main", "one\r\n$ "), *TWO, Closed()]


def test_a_step_played_again_is_played_again():
    assert performed(TapeSource(a_tape()), 1, 1)[5:] == [*ONE, *ONE, Closed()]


def test_no_pause_is_longer_than_the_cap():
    before = time.monotonic()
    source = TapeSource(a_tape(after=60.0), pause_cap=0.05, speed=2)
    source.step(1)
    for event in source.events():
        if isinstance(event, Ended):
            break
    assert 0.05 < time.monotonic() - before < 0.5
    source.close()


def test_ctrl_c_goes_to_the_end_of_a_step_and_keys_go_nowhere():
    source = TapeSource(a_tape(after=60.0))
    source.step(1)
    source.type("main", "x")
    source.interrupt()
    source.step(2)
    source.interrupt()
    assert performed(source)[5:] == [*ONE, *TWO, Closed()]


def test_a_step_the_tape_has_not_is_a_problem():
    ended = performed(TapeSource(a_tape()), 3)[-2]
    assert ended.problem == "the tape has no step 3; record it anew: python -m quarterdeck rehearse build --record"


DOCKER = {"docker": Status("docker", version="26.1.5")}
NO_DOCKER = {"docker": Status("docker", lacks="Docker does not answer", remedy="start it")}


def test_with_its_engine_a_demo_is_live(demo, settings):
    source = choose(demo("true", needs=("docker",)), DOCKER, settings, Opening("run"))
    assert isinstance(source, ShellSource)
    source.close()


def test_without_its_engine_a_demo_is_its_tape(demo, settings):
    it = demo("true", needs=("docker",))
    write_tape(it.tape, a_tape())
    assert choose(it, NO_DOCKER, settings, Opening("run")).recorded
    assert tape_source(it, 2).recorded


def test_without_engine_and_tape_one_sentence_says_what_to_do(demo, settings):
    it = demo("true", needs=("docker", "kubernetes"))
    with pytest.raises(SourceError) as error:
        choose(it, NO_DOCKER, settings, Opening("run"))
    assert "build cannot run live and has no tape. Docker does not answer; start it. kubernetes is not known" in str(
        error.value
    )
    assert tape_source(it, 1) is None


def test_a_script_gives_what_it_was_told():
    source = ScriptedSource({1: passed(1, "ok"), 2: failed(2, "no")}, recorded=None)
    source.type("main", "x")
    source.interrupt()
    heard = performed(source, 1, 2, 3)
    assert heard == [Resized("main", COLS, ROWS), *passed(1, "ok"), *failed(2, "no"), Closed()]
    assert (source.typed, source.interrupts, source.stepped, source.closed) == ([("main", "x")], 1, [1, 2, 3], True)


TOGETHER: list[Event] = [
    Started("main", 1), Output("main", "one"), Started("client", 2), Ended("main", 1, None, 0.1), Output("client", "two"),
    Ended("client", 2, 0, 0.1),
]  # fmt: skip
HELD: list[Event] = [Started("main", 3), Output("main", "three"), Held("main", 3)]
RUN: list[Event] = [Started("main", 3), Output("main", "!"), Ended("main", 3, 0, 0.1)]


def pressed():
    events = [*TOGETHER, *HELD, *RUN]
    timed = tuple(Timed(0.01, event) for event in events)
    return Tape(Recorded("2026-11-23", {}), "build", "", ("main", "client"), 80, 24, timed)


def test_what_went_at_one_press_goes_at_one_press_of_its_tape():
    assert performed(TapeSource(pressed()), 1)[2:] == [*TOGETHER, Closed()]


def test_a_step_that_held_holds_on_its_tape_too():
    assert performed(TapeSource(pressed()), 1, 3)[8:] == [*HELD, Closed()]
    assert performed(TapeSource(pressed()), 1, 3, 3)[8:] == [*HELD, *RUN, Closed()]


def test_a_tape_goes_on_in_the_middle_of_a_press():
    heard = performed(TapeSource(pressed(), step=2), 2, 3)
    assert heard[2:] == [Output("main", "one"), *TOGETHER[2:], *HELD, Closed()]


def test_a_step_may_be_played_again():
    assert performed(TapeSource(pressed()), 1, 3, 1)[11:] == [*TOGETHER, Closed()]
