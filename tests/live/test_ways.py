"""A talk is the same by whatever way a browser comes: nothing is lost, doubled or out of order, a terminal's words least of all."""

import itertools

import pytest

from tests.proxied import NginxBefore
from tests.served import Person, Served, ended, output_of, write_talk
from tests.ways import DIRECT, PROXIED, Inflating, everybody

BUSY = """\
title: Busy
about: A lot to read, and a little more.
needs: []
steps:
  - run: for i in $(seq 1 600); do echo "line $i of the first, which is long enough to be worth compressing"; done
    expect: line 600
  - run: for i in $(seq 1 300); do echo "line $i of the second"; sleep 0.002; done
    expect: line 300
"""


@pytest.fixture(name="served")
def _served(tmp_path):
    deck = write_talk(tmp_path / "talk", busy=BUSY)
    with Served(deck, tmp_path / "state", QUARTERDECK_TEMPO="20") as served:
        yield served


def events_of(person):
    return [event for told in person.all("events") for event in told["events"]]


def perform(desk, step):
    desk.ask("step", demo="busy", step=step)
    desk.wait(lambda me: ended(me, step), f"the end of step {step}")


def tell_the_same(served, at, ways):
    """Perform a demo and turn slides before people who came by each way, some of them late."""
    with Person(served, owner=True) as desk:
        desk.ask("watch", demo="busy")
        perform(desk, 1)
        with everybody(lambda way: Person(at, way=way), ways) as room:
            for person in room.values():
                assert person.ask("watch", demo="busy", apart=True) == {"ok": True}
            for slide in (2, 3, 2, 4):
                desk.ask("go", slide=slide, build=0)
            perform(desk, 2)
            for name, person in room.items():
                person.wait(lambda me: ended(me, 2), f"the end of step 2 by {name}")
                see_all(person, desk)


def see_all(person, desk):
    """What somebody who came late has seen: the picture, and each event after it, once; and every turn."""
    (picture,) = [show for show in person.all("show") if show["output"]]
    numbers = [event["n"] for event in events_of(person)]
    assert numbers == list(range(picture["number"] + 1, picture["number"] + 1 + len(numbers)))
    run = [event for told in desk.all("events") if told["run"] == picture["run"] for event in told["events"]]
    seen = "".join(output["text"] for output in picture["output"]) + output_of(person)
    assert seen == "".join(event["text"] for event in run if event["type"] == "output")
    slides = [slide for slide, _ in itertools.groupby(stage["slide"] for stage in person.all("stage"))]
    assert slides == [2, 3, 2, 4]


def test_whoever_comes_straight_sees_the_same(served):
    Inflating.inflated.clear()
    tell_the_same(served, served, DIRECT)
    assert Inflating.inflated, "nothing was compressed for who offers it"


@pytest.mark.nginx
def test_whoever_comes_through_nginx_sees_the_same(served, tmp_path):
    with NginxBefore(served.port, tmp_path) as nginx:
        tell_the_same(served, nginx, PROXIED)
