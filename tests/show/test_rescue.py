"""A live run that fails before a room, its tape, and the way back to live; with scripted sources."""

import gevent
import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.events import Closed, Ended, Output, Started
from quarterdeck.protocol.states import StepState
from quarterdeck.show.catch_up import step_to_retry
from quarterdeck.show.progress import Progress
from quarterdeck.show.show import Show
from quarterdeck.source.script import failed, passed
from tests.show.test_show import Script, Seats, hello, settle

TAPE = {1: passed(1, "taped 1 "), 2: passed(2, "taped 2 "), 3: passed(3, "taped 3 ")}
WORKS = {1: passed(1, "live 1 "), 2: passed(2, "live 2 "), 3: passed(3, "live 3 ")}
FAILS = {**WORKS, 2: failed(2, "connection refused by 10.0.0.7")}


class Performed:
    """A show of three steps, with a live run that fails in the second."""

    def __init__(self, live=FAILS, tape=TAPE, held=0.0):
        self.script, self.seats = Script(live, tape), Seats()
        self.show = Show(hello(3), self.script, self.seats)
        self.show.rescue.held = held
        self.show.open()
        settle()

    def step(self, *numbers):
        for number in numbers:
            self.show.step(number)
            settle()
        return self

    def retry(self, live):
        self.script.live = live
        self.show.rescue.retry()
        settle()

    @property
    def screen(self):
        return "".join(output.text for output in self.show.picture().output)

    @property
    def states(self):
        return [str(step.state) for step in self.show.picture().steps]


def test_the_failure_is_held_as_it_is_before_the_tape_goes_on():
    performed = Performed(held=0.05).step(1, 2)
    assert (performed.show.state, performed.show.recorded) == ("failed", None)
    assert performed.states == ["passed", "failed", "waiting"]
    assert performed.show.standing().awaited == 2
    assert performed.show.picture().rescued == 0, "the room is told once the recording goes on"
    gevent.sleep(0.1)
    assert (performed.show.picture().rescued, performed.screen) == (2, "taped 2 ")
    assert performed.show.standing().awaited == 0


def test_what_ends_while_a_failure_is_held_fails_no_second_time():
    performed = Performed(held=0.05).step(1, 2)
    performed.script.opened[0].say(Closed("the shell has gone too"))
    gevent.sleep(0.1)
    assert (performed.show.problem, performed.screen) == ("connection refused by 10.0.0.7", "taped 2 ")


def test_the_tape_can_be_had_at_once_and_goes_on_but_once():
    performed = Performed(held=0.05).step(1, 2)
    performed.show.rescue.play_tape()
    settle()
    gevent.sleep(0.1)
    assert performed.screen == "taped 2 "
    assert performed.script.opened[-1].stepped == [2]


def test_a_show_that_is_stopped_while_its_failure_is_held_stays_stopped():
    performed = Performed(held=0.05).step(1, 2)
    performed.show.close()
    gevent.sleep(0.1)
    assert performed.show.state == "closed"


def test_a_live_run_goes_on_at_the_failed_step_once_what_comes_before_is_done_unseen():
    performed = Performed().step(1, 2)
    seen = len(performed.seats.seen)
    performed.retry(WORKS)
    assert (performed.show.recorded, performed.show.picture().rescued, performed.show.problem) == (None, 0, None)
    assert performed.screen == "live 1 live 2 "
    assert performed.states == ["passed", "passed", "waiting"]
    live = performed.script.opened[-1]
    assert (live.stepped, live.hurried) == ([1, 2], [1])
    told = "".join(event.text for _, _, event in performed.seats.seen[seen:] if isinstance(event, Output))
    assert told == "live 2 ", "the room sees step 1 done, and does not see it being done"
    assert all(source.closed for source in performed.script.opened[:-1])


def test_the_tape_stays_while_live_is_tried_and_no_press_begins_anything_twice():
    performed = Performed().step(1, 2)
    performed.retry({**WORKS, 1: [Started("main", 1)]})
    assert (performed.show.state, performed.screen) == ("retrying", "taped 2 ")
    assert performed.show.standing().awaited == 2
    performed.script.opened[-1].say(Ended("main", 1, 0, 3.0))
    settle()
    assert (performed.show.state, performed.screen) == ("ready", "live 2 ")
    assert performed.script.opened[-1].stepped == [1, 2]


@pytest.mark.parametrize(
    ("live", "why"),
    [
        ({**WORKS, 1: failed(1, "no registry")}, "tried live again: no registry"),
        ({**WORKS, 1: [Started("main", 1), Closed("the shell is gone")]}, "tried live again: the shell is gone"),
        (None, "tried live again: Docker does not answer, and hello has no tape"),
    ],
)
def test_where_that_fails_too_the_tape_is_as_it_was_and_the_cause_is_told(live, why):
    performed = Performed().step(1, 2)
    performed.retry(live)
    assert (performed.show.state, performed.show.problem, performed.screen) == ("ready", why, "taped 2 ")
    performed.step(3)
    assert performed.screen == "taped 2 taped 3 "


def test_one_who_fails_again_at_the_step_itself_falls_back_to_the_tape_again():
    performed = Performed().step(1, 2)
    performed.retry(FAILS)
    gevent.sleep(0.01)
    assert (performed.show.picture().rescued, performed.screen) == (2, "taped 2 ")


@pytest.mark.parametrize("end", ["play_tape", "interrupt"])
def test_the_attempt_can_be_ended(end):
    performed = Performed().step(1, 2)
    performed.retry({1: [Started("main", 1)]})
    {"play_tape": performed.show.rescue.play_tape, "interrupt": performed.show.interrupt}[end]()
    settle()
    assert (performed.show.state, performed.screen) == ("ready", "taped 2 ")
    assert performed.script.opened[-1].closed


def test_a_show_closed_while_live_is_tried_leaves_nothing():
    performed = Performed().step(1, 2)
    performed.retry({1: [Started("main", 1)]})
    performed.show.close()
    assert performed.show.state == "closed"
    assert all(source.closed for source in performed.script.opened)


def test_what_is_live_is_not_tried_live_again():
    with pytest.raises(RefusedError, match="nothing to try live again"):
        Performed(WORKS).step(1).show.rescue.retry()


def test_a_shell_that_dies_after_the_last_step_calls_no_tape():
    performed = Performed(WORKS).step(1, 2, 3)
    performed.script.opened[0].say(Closed("the machine sleeps"))
    settle()
    assert (performed.show.state, performed.show.recorded, performed.screen) == ("done", None, "live 1 live 2 live 3 ")


@pytest.mark.parametrize(
    ("states", "failed", "step"),
    [
        ("passed running waiting", 2, 2),
        ("passed passed waiting", 2, 2),
        ("passed passed passed", 3, 3),
        ("passed passed waiting", 1, 3),
        ("passed passed waiting", 0, 3),
        ("passed passed passed", 1, 0),
    ],
)
def test_live_goes_on_at_the_step_that_failed_until_a_later_one_has_begun(states, failed, step):
    assert step_to_retry([Progress(StepState(state)) for state in states.split()], failed) == step
