"""A show with scripted sources: what the room sees, whatever happens on the way."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import gevent
import pytest

from quarterdeck.demo.model import Demo, Step
from quarterdeck.engines.engine import Status
from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Closed, Drawn, Ended, Held, Output, Recorded, Started
from quarterdeck.findings import Place
from quarterdeck.pictures.containers import Container, ContainersPicture
from quarterdeck.show.log import Log
from quarterdeck.show.show import Show
from quarterdeck.source.script import ScriptedSource, failed, passed

PLACE = Place(Path("demos/hello/demo.yaml"), 1)
TAPED = Recorded("2026-11-23", {"docker": "26.1.5"})


def hello(steps=2):
    numbered = tuple(Step(n, PLACE, run=f"echo {n}") for n in range(1, steps + 1))
    return Demo("hello", Path("demos/hello"), "Hello", "", ("docker",), numbered)


class Script:
    """Sources by script: what is live, and what is on tape."""

    engines: Mapping[str, Status] = MappingProxyType({})

    def __init__(self, live=None, tape=None):
        self.live, self.taped, self.opened = live, tape, []

    def open(self, demo, run, _say):
        if self.live is None:
            raise SourceError("Docker does not answer, and hello has no tape")
        return self._keep(ScriptedSource(self.live))

    def tape(self, demo, step):
        return self._keep(ScriptedSource(self.taped, recorded=TAPED)) if self.taped else None

    def open_live(self, demo, run, _say):
        return self.open(demo, run, _say)

    def times(self, demo):
        return ()

    def _keep(self, source):
        self.opened.append(source)
        return source


class Seats:
    """An audience that remembers all it was shown."""

    def __init__(self):
        self.seen, self.pictures, self.stands = [], [], []

    def saw(self, demo, run, event):
        self.seen.append((run, event.number, event.event))

    def stood(self, demo, standing):
        self.stands.append(standing)

    def redrew(self, picture):
        self.pictures.append(picture)

    def text(self):
        return "".join(event.text for _, _, event in self.seen if isinstance(event, Output))


@pytest.fixture(name="seats")
def _seats():
    return Seats()


def settle():
    for pause in (*[0] * 10, 0.002, *[0] * 20):  # a failure that is held for no time is a timer all the same
        gevent.sleep(pause)


def opened(seats, live=None, tape=None, steps=2):
    script = Script(live, tape)
    show = Show(hello(steps), script, seats)
    show.rescue.held = 0
    show.open()
    settle()
    return show, script


def test_a_step_is_run_and_seen_by_everyone(seats):
    show, _ = opened(seats, {1: passed(1, "one\r\n")})
    show.step(1)
    settle()
    assert seats.text() == "one\r\n"
    assert [step.state for step in show.picture().steps] == ["passed", "waiting"]


def test_a_step_asked_for_before_the_show_is_ready_begins_when_it_is(seats):
    show = Show(hello(), Script({1: passed(1, "one")}), seats)
    show.open()
    show.step(1)
    settle()
    assert seats.text() == "one"


def test_a_late_viewer_is_given_the_whole_terminal(seats):
    show, _ = opened(seats, {1: passed(1, "one "), 2: passed(2, "two")})
    show.step(1)
    settle()
    show.step(2)
    settle()
    assert [output.text for output in show.picture().output] == ["one two"]
    assert show.picture().state == "done"


def containers(state, count=1):
    return ContainersPicture(tuple(Container(str(n), "web", "hello", state) for n in range(count)))


def test_a_late_viewer_is_given_the_newest_picture_whole_and_so_is_who_comes_when_it_has_ended(seats):
    show, script = opened(seats, {1: passed(1, "one")})
    for state in ("created", "running"):
        script.opened[0].say(Drawn(containers(state)))
    settle()
    assert next(event.picture for _, _, event in seats.seen if isinstance(event, Drawn)) == containers("created")
    assert show.picture().pictures == (containers("running"),)
    show.close(keeps=True)
    assert show.picture().pictures == (containers("running"),)
    show.open()
    assert show.picture().pictures == ()


def test_pictures_count_towards_what_is_kept_for_who_was_away():
    log = Log(kept=10_000)
    for state in ("created", "running"):
        log.add(Drawn(containers(state, count=100)))
    assert log.after(0) is None
    assert log.pictures() == (containers("running", count=100),)


def test_a_viewer_who_comes_back_is_given_just_what_they_missed(seats):
    show, _ = opened(seats, {1: passed(1, "one"), 2: passed(2, "two")})
    show.step(1)
    settle()
    run, number = show.run, show.picture().number
    show.step(2)
    settle()
    missed = show.missed(run, number)
    assert [numbered.number for numbered in missed] == list(range(number + 1, show.picture().number + 1))
    assert show.missed("another run", number) is None


def test_a_failing_live_step_is_taken_over_by_the_tape_at_that_very_step(seats):
    show, script = opened(seats, {1: passed(1), 2: failed(2, "no match")}, {2: passed(2, "from the tape")})
    show.step(1)
    settle()
    show.step(2)
    settle()
    picture = show.picture()
    assert (picture.recorded, show.problem) == (TAPED, "no match")
    assert [output.text for output in picture.output] == ["from the tape"]
    assert script.opened[0].closed


def test_without_a_tape_a_failing_step_is_said_and_the_show_stays_live(seats):
    show, _ = opened(seats, {1: failed(1, "no match"), 2: passed(2)})
    show.step(1)
    settle()
    assert (show.problem, show.recorded) == ("no match", None)
    show.step(2)
    settle()
    assert [step.state for step in show.picture().steps] == ["failed", "passed"]


def test_a_learners_failing_step_stays_live_to_be_mended_and_run_again(seats):
    show, _ = opened(
        seats, live={1: failed(1, "it printed nothing"), 2: passed(2, "fine")}, tape={1: passed(1, "taped")}
    )
    show.alone = True
    show.step(1)
    settle()
    assert (show.picture().recorded, show.problem) == (None, "Step 1: it printed nothing.")
    show.step(2)
    settle()
    assert (show.problem, seats.text()) == (None, "fine")


def test_a_step_the_presenter_cut_off_does_not_call_the_tape(seats):
    show, script = opened(seats, {1: [Started("main", 1)]}, {1: passed(1)})
    show.step(1)
    settle()
    show.interrupt()
    script.opened[0].say(Ended("main", 1, 130, 2.0, "exit status 130 where 0 was expected"))
    settle()
    assert show.recorded is None
    assert show.picture().steps[0].state == "failed"


def test_an_engine_that_dies_in_a_step_hands_over_to_the_tape(seats):
    show, script = opened(seats, {1: [Started("main", 1)]}, {1: passed(1, "taped")})
    show.step(1)
    settle()
    script.opened[0].say(Closed("the terminal went away"))
    settle()
    assert (show.recorded, seats.text()) == (TAPED, "taped")


def test_the_presenter_can_ask_for_the_tape_in_the_middle_of_a_step(seats):
    show, _ = opened(seats, {1: [Started("main", 1)]}, {1: passed(1, "taped")})
    show.step(1)
    settle()
    show.rescue.play_tape()
    settle()
    assert seats.text() == "taped"


def test_with_neither_engine_nor_tape_the_show_closes_with_one_sentence(seats):
    show, _ = opened(seats)
    assert (show.state, show.problem) == ("closed", "Docker does not answer, and hello has no tape")


def test_a_tape_takes_no_typing(seats):
    show, _ = opened(seats, {1: [Started("main", 1)]}, {1: passed(1)})
    show.rescue.play_tape()
    settle()
    with pytest.raises(RefusedError, match="nothing live"):
        show.take.type("main", "ls\r")


def test_closing_closes_every_source_and_leaves_an_empty_picture(seats):
    show, script = opened(seats, {1: failed(1, "no")}, {1: passed(1)})
    show.step(1)
    settle()
    show.close()
    assert all(source.closed for source in script.opened)
    assert (show.picture().run, show.picture().output, show.picture().state) == (None, (), "closed")


def test_a_show_that_keeps_its_last_picture_is_gone_all_the_same(seats):
    show, script = opened(seats, {1: passed(1, "one"), 2: passed(2, " two")})
    for step in (1, 2):
        show.step(step)
        settle()
    run = show.run
    gevent.joinall([gevent.spawn(show.close, keeps=True), gevent.spawn(show.close)], raise_error=True)
    assert all(source.closed for source in script.opened)
    picture = show.picture()
    assert (picture.state, picture.run, picture.output[0].text) == ("closed", run, "one two")
    assert seats.stands[-1].run is None
    assert show.missed(run, 1) is None, "its picture says that it is closed"
    show.open()
    settle()
    assert (show.picture().output, show.picture().state) == ((), "ready")


def test_a_show_closed_while_it_opens_closes_its_source_too(seats):
    slow = Script({1: passed(1)})
    show = Show(hello(), slow, seats)
    show.open(after=lambda: gevent.sleep(0.02))
    settle()
    show.close()
    assert all(source.closed for source in slow.opened)
    assert show.state == "closed"


def test_a_terminal_says_when_its_oldest_output_is_gone(seats):
    flood = [Started("main", 1), *[Output("main", f"{n:06}" * 1000 + "\n") for n in range(400)]]
    show, _ = opened(seats, {1: flood})
    show.step(1)
    settle()
    (output,) = show.picture().output
    assert len(output.text) < 1_100_000
    assert "no longer kept" in output.text
    assert output.text.endswith("000399\n")
    assert show.missed(show.run, 1) is None


def test_the_talk_is_told_of_each_state_and_of_each_step_that_begins_or_ends(seats):
    show, _ = opened(seats, {1: passed(1), 2: passed(2)})
    for step in (1, 2):
        show.step(step)
        settle()
    show.close()
    told = [(str(standing.state), [str(step) for step in standing.steps]) for standing in seats.stands]
    assert told == [
        ("opening", ["waiting", "waiting"]),
        ("ready", ["waiting", "waiting"]),
        ("running", ["running", "waiting"]),
        ("ready", ["passed", "waiting"]),
        ("running", ["passed", "running"]),
        ("done", ["passed", "passed"]),
        ("closing", ["passed", "passed"]),
        ("closed", ["waiting", "waiting"]),
    ]


def test_a_show_stopped_just_after_it_was_reset_is_stopped(seats):
    show, script = opened(seats, {1: passed(1)})
    reset, stop = gevent.spawn(lambda: (show.close(), show.open())), gevent.spawn(show.close)
    gevent.joinall([reset, stop], raise_error=True)
    settle()
    assert show.state == "closed"
    assert all(source.closed for source in script.opened)


HELD = (Started("main", 1), Output("main", "echo 1"), Held("main", 1))


def test_a_step_that_holds_waits_for_the_press_that_runs_it(seats):
    show, script = opened(seats, {1: HELD})
    show.step(1)
    settle()
    assert (show.state, seats.stands[-1].steps) == ("ready", ("held", "waiting"))
    show.step(1)
    assert script.opened[0].stepped == [1, 1]
    script.opened[0].say(Started("main", 1))
    script.opened[0].say(Ended("main", 1, 0, 0.1))
    settle()
    assert [step.state for step in show.picture().steps] == ["passed", "waiting"]


def test_who_learns_alone_is_not_kept_waiting(seats):
    show, script = opened(seats, {1: HELD})
    show.alone = True
    script.opened[0]._steps = {1: HELD[:1]}
    show.take.begin(1)
    script.opened[0].say(Held("main", 1))
    settle()
    assert script.opened[0].stepped == [1, 1]


def test_a_show_is_ready_again_once_all_that_goes_at_a_press_has_ended(seats):
    both = (Started("main", 1), Started("main", 2), Ended("main", 1, 0, 0.1))
    show, script = opened(seats, {1: both}, steps=3)
    show.step(1)
    settle()
    assert show.state == "running"
    script.opened[0].say(Ended("main", 2, 0, 0.1))
    settle()
    assert show.state == "ready"
