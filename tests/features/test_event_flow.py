"""Events on their way to a demo's watchers: at once to a room, together to a hall, in order and each once."""

import gevent
import pytest

from quarterdeck.events import Output
from quarterdeck.features.demos import event_flow
from quarterdeck.features.demos.event_flow import EventFlow, pause
from quarterdeck.show.log import Numbered


def event(number):
    return Numbered(number, Output("main", f"{number}"))


@pytest.fixture(name="told")
def _told():
    """What was told: runs and the numbers of their events."""
    return []


@pytest.fixture(name="flow")
def _flow(told):
    return EventFlow(lambda run, events: told.append((run, [each.number for each in events])))


@pytest.mark.parametrize(
    ("watchers", "seconds"), [(1, 0), (1000, 0), (1001, 0.04), (2000, 0.053), (10_000, 0.1), (20_000, 0.133)]
)
def test_the_more_watch_the_longer_is_the_pause(watchers, seconds):
    assert pause(watchers) == pytest.approx(seconds, abs=0.001)


def test_a_room_is_told_each_event_at_once(flow, told):
    for number in (1, 2, 3):
        flow.add("a run", event(number), 1000)
    assert told == [("a run", [1]), ("a run", [2]), ("a run", [3])]


def test_a_hall_is_told_the_first_at_once_and_the_rest_together(flow, told):
    for number in (1, 2, 3):
        flow.add("a run", event(number), 10_000)
    assert told == [("a run", [1])]
    while len(told) < 2:
        gevent.sleep(0.01)
    assert told == [("a run", [1]), ("a run", [2, 3])]


def test_what_waits_is_told_before_another_run_and_once(flow, told, monkeypatch):
    monkeypatch.setattr(event_flow, "FRAME", 60)
    for run, number in (("a run", 1), ("a run", 2), ("another", 1), ("another", 2)):
        flow.add(run, event(number), 10_000)
    flow.flush()
    flow.flush()
    assert told == [("a run", [1]), ("a run", [2]), ("another", [1, 2])]
