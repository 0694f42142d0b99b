"""A show that is opened on a later slide, whose earlier steps are done unseen; with scripted sources."""

from quarterdeck.events import Ended, Output, Started
from quarterdeck.show.show import Show
from quarterdeck.source.script import failed, passed
from tests.show.test_show import Script, Seats, hello, settle

LIVE = {n: passed(n, f"live {n} ") for n in (1, 2, 3)}
TAPE = {n: passed(n, f"taped {n} ") for n in (1, 2, 3)}


def opened(live, tape=None, step=0):
    script, seats = Script(live, tape), Seats()
    show = Show(hello(3), script, seats)
    show.rescue.held = 0
    show.open(step, first=3)
    settle()
    return show, script, seats


def text(show):
    return "".join(output.text for output in show.picture().output)


def test_what_comes_before_is_done_at_once_and_is_there_when_the_show_is_ready():
    show, script, seats = opened(LIVE)
    assert (show.state, text(show)) == ("ready", "live 1 live 2 ")
    assert script.opened[0].hurried == [1, 2]
    assert [event for _, _, event in seats.seen if isinstance(event, Output)] == []


def test_the_step_that_was_asked_for_follows_and_is_seen():
    show, _, seats = opened(LIVE, step=3)
    assert (show.state, seats.text()) == ("done", "live 3 ")


def test_it_opens_until_then_and_a_press_meanwhile_is_kept():
    show, script, _ = opened({**LIVE, 2: [Started("main", 2)]})
    assert (show.state, show.picture().wait.what) == ("opening", "doing again what came before")
    show.step(3)
    for event in passed(2, "live 2 ")[1:]:
        script.opened[0].say(event)
    settle()
    assert (show.state, text(show)) == ("done", "live 1 live 2 live 3 ")


def test_where_that_fails_the_tape_goes_on_at_this_slides_step():
    show, script, _ = opened({**LIVE, 2: failed(2, "no registry")}, TAPE, step=3)
    assert (show.picture().rescued, show.problem, text(show)) == (3, "no registry", "taped 3 ")
    assert script.opened[0].closed


def test_where_there_is_no_tape_either_it_closes_and_says_why():
    show, script, _ = opened({**LIVE, 2: failed(2, "no registry")})
    show.close()
    assert (show.state, script.opened[0].closed) == ("closed", True)
    show, script, _ = opened({**LIVE, 2: failed(2, "no registry")})
    assert (show.state, show.problem) == ("closed", "no registry")


def test_steps_that_go_at_one_press_are_begun_by_their_first_alone():
    together = [Started("main", 1), Started("main", 2), Ended("main", 1, 0, 0.1), Ended("main", 2, 0, 0.1)]
    show, script, _ = opened({1: together, 3: LIVE[3]}, step=3)
    assert (show.state, script.opened[0].stepped) == ("done", [1, 3])
