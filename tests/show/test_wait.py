"""What a room waits for while a show opens, since when, and how long its steps usually take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent

from quarterdeck.protocol.states import ShowState
from quarterdeck.show.wait import CLEARING, PREPARING, Wait

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.engines.engine import Status


class Rehearsed:
    """Sources of a demo whose steps took known times, and of which there is no tape."""

    def __init__(self):
        self.engines: Mapping[str, Status] = {}

    def tape(self, demo, step):
        return None

    def times(self, demo):
        return [1.5, 12]

    def open(self, demo, run, _say):
        return f"source of {run}"

    def open_live(self, demo, run, _say):
        return self.open(demo, run, _say)


def test_a_show_says_that_it_waits_for_the_one_before_and_then_for_itself():
    said = []
    wait = Wait(None, Rehearsed(), lambda: said.append(wait.now(ShowState.OPENING).what))
    open_source = wait.opening(lambda: said.append(wait.now(ShowState.OPENING).what))
    opened: object = open_source("a")
    assert opened == "source of a"
    assert said == [CLEARING, PREPARING]


def test_how_long_steps_usually_take_is_read_beside_the_opening_and_told_once_known():
    told = []
    wait = Wait(None, Rehearsed(), lambda: told.append(wait.now(ShowState.READY).usual))
    wait.opening(None)("a")
    assert told == [], "the source is open before anybody has read a file"
    gevent.sleep(0)
    assert told == [(1.5, 12)]


def test_where_nothing_is_cleared_away_nothing_says_so():
    wait = Wait(None, Rehearsed(), lambda: None)
    wait.opening(None)
    assert wait.now(ShowState.OPENING).what == PREPARING


def test_a_step_is_waited_for_from_its_begin_and_a_show_at_rest_is_not():
    wait = Wait(None, Rehearsed(), lambda: None)
    wait.begin()
    running = wait.now(ShowState.RUNNING)
    assert running.what == ""
    assert 0 <= running.elapsed < 60
    assert wait.now(ShowState.READY).elapsed is None
