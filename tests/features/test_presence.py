"""Who is counted, and what is told of the hall's windows."""

import gevent
import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.features.presence.feature import EVERY, LARGEST, MOST, Presence
from quarterdeck.protocol import commands
from quarterdeck.protocol.commands import Screen
from quarterdeck.protocol.news import People, Scheme
from quarterdeck.protocol.states import ColorScheme
from quarterdeck.talk.client import Client
from tests.features.outlet import Told


@pytest.fixture(name="owners")
def _owners():
    return Told()


@pytest.fixture(name="presence")
def _presence(owners):
    return Presence(owners)


def screens(owners):
    gevent.sleep(EVERY * 1.5)  # until they have been told
    return [(told.width, told.height, told.slide) for told in owners.all(People, "owners")[-1].screens]


def test_the_largest_window_is_told_first_and_only_so_many(presence, owners):
    for number in range(1, MOST + 3):
        presence.screen(Screen(100 * number, 100, number), Client(str(number), str(number)))
    assert screens(owners)[0] == (100 * (MOST + 2), 100, MOST + 2)
    assert len(screens(owners)) == MOST


def test_a_window_that_leaves_is_told_of_no_more(presence, owners):
    hall = Client("hall", "hall")
    presence.came(hall)
    presence.screen(Screen(1920, 1080, 7), hall)
    presence.screen(Screen(1920, 1080, 8), hall)
    assert screens(owners) == [(1920, 1080, 8)]
    presence.left(hall)
    assert screens(owners) == []


def test_the_halls_windows_are_told_what_to_wear_and_owners_what_they_wear(presence, owners):
    presence.scheme(commands.Scheme(ColorScheme.DARK), Client("desk", "desk"))
    assert owners.all(Scheme, "everybody") == [Scheme(ColorScheme.DARK)]
    presence.screen(Screen(1920, 1080, 7, ColorScheme.DARK), Client("hall", "hall"))
    assert screens(owners) == [(1920, 1080, 7)]
    assert owners.all(People, "owners")[-1].screens[0].scheme == ColorScheme.DARK


@pytest.mark.parametrize("size", [(0, 1080, 1), (1920, -1, 1), (LARGEST + 1, 1080, 1), (1920, 1080, 0)])
def test_a_window_of_no_size_or_on_no_slide_is_refused(presence, size):
    with pytest.raises(RefusedError, match="pixels"):
        presence.screen(Screen(*size), Client("hall", "hall"))
