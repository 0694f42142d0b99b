"""A run's events go out whole and in order, a picture too, and nothing in it is what must not be seen."""

from pathlib import Path

import gevent
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.demo.model import Demo
from quarterdeck.events import Closed, Drawn, Ended, Held, Output, Resized, Started
from quarterdeck.pictures.model import KINDS
from quarterdeck.redaction.redactor import Redaction
from quarterdeck.redaction.secret import Secret
from quarterdeck.source.outgoing import QUIET, Outgoing

CANARY = "c4nary-S3cret/value"
DEMO = Demo("pods", Path(), "Pods", "", (), ())


@pytest.fixture(name="outgoing")
def _outgoing():
    outgoing = Outgoing(DEMO)
    outgoing.keep_back(Redaction([Secret(CANARY, "the canary")]))
    return outgoing


@given(st.data())
def test_a_picture_without_secrets_goes_out_as_it_is(data):
    picture = data.draw(st.sampled_from(list(KINDS.values())).flatmap(st.from_type))
    outgoing = Outgoing(DEMO)
    outgoing.put(Drawn(picture))
    outgoing.put(Closed())
    assert list(outgoing.until_closed()) == [Drawn(picture), Closed()]


def test_events_keep_their_order_and_what_is_held_back_comes_before_the_end(outgoing):
    for event in (Resized("main", 72, 18), Started("main", 1), Output("main", f"a {CANARY[:9]}")):
        outgoing.put(event)
    outgoing.put(Ended("main", 1, 1, 0.1, f"{CANARY} is wrong"))
    outgoing.put(Closed())
    mask = "•" * len(CANARY)
    assert list(outgoing.until_closed()) == [
        Resized("main", 72, 18),
        Started("main", 1),
        Output("main", "a "),
        Ended("main", 1, 1, 0.1, f"{mask} is wrong"),
        Output("main", "•" * 9),
        Closed(),
    ]


@pytest.mark.parametrize("event", [Held("main", 1), Ended("main", 1, 0, 0.1)])
def test_a_letter_that_is_held_back_is_seen_before_the_room_is_told_that_a_step_waits_or_ends(outgoing, event):
    outgoing.put(Output("main", f"$ {CANARY[:1]}"))
    outgoing.put(event)
    outgoing.put(Closed())
    assert list(outgoing.until_closed()) == [Output("main", "$ "), Output("main", CANARY[:1]), event, Closed()]


def test_each_terminal_is_a_stream_of_its_own(outgoing):
    for terminal, text in (("one", CANARY[:9]), ("two", "x"), ("one", f"{CANARY[9:]}.")):
        outgoing.put(Output(terminal, text))
    outgoing.put(Closed())
    assert list(outgoing.until_closed()) == [Output("two", "x"), Output("one", "•" * len(CANARY) + "."), Closed()]


def test_a_letter_that_nothing_follows_is_shown_soon(outgoing):
    outgoing.put(Output("main", "abc"))
    assert outgoing.qsize() == 1
    gevent.sleep(QUIET * 2)
    outgoing.put(Closed())
    assert list(outgoing.until_closed()) == [Output("main", "ab"), Output("main", "c"), Closed()]
