"""A talk that nobody drives any more ends by itself."""

from contextlib import closing

import gevent

from quarterdeck.features.ending.feature import Ending
from quarterdeck.protocol.commands import Go
from quarterdeck.protocol.states import Role
from quarterdeck.talk.client import Client
from quarterdeck.talk.state import State
from tests.talk.told import DESK, FOUR, NOON, talk

DRIVER = Client("desk-2", "browser", Role.DESK, drives=True)
PHONE = Client("phone-1", "phone", Role.PHONE, "thumb", drives=True)
READER = Client("page-1", "browser", Role.DESK)  # its owner looks at a slide
WHILE = 0.02


def presented():
    told = talk(*FOUR)
    told.handle(Go(2, 0), DESK, NOON)
    return told


def test_it_ends_a_while_after_the_last_desk_and_phone_have_gone():
    told = presented()
    with closing(Ending(told, WHILE)) as ending:
        ending.came(DRIVER)
        ending.came(PHONE)
        ending.left(DRIVER)
        gevent.sleep(WHILE * 3)
        assert told.state.live
        ending.left(PHONE)
        assert told.state.live
        gevent.sleep(WHILE * 3)
        assert not told.state.live


def test_who_comes_back_in_time_goes_on():
    told = presented()
    with closing(Ending(told, WHILE)) as ending:
        ending.came(DRIVER)
        ending.left(DRIVER)
        ending.came(DRIVER)
        gevent.sleep(WHILE * 3)
        assert told.state.live


def test_it_ends_after_a_restart_too_and_whoever_only_reads_does_not_hold_it():
    told = talk(*FOUR, state=State(live=True))
    with closing(Ending(told, WHILE)) as ending:
        ending.came(READER)
        gevent.sleep(WHILE * 3)
        assert not told.state.live


def test_a_talk_that_has_not_begun_does_not_end():
    told = talk(*FOUR)
    with closing(Ending(told, WHILE)) as ending:
        ending.came(DRIVER)
        ending.left(DRIVER)
        gevent.sleep(WHILE * 3)
        assert told.number == 0
