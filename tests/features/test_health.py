"""How the room fares, in a word: by how late those are who are awake, and how many sleep."""

import pytest

from quarterdeck.features.health.feature import Health
from quarterdeck.features.health.model import delay_of, state_of
from quarterdeck.protocol.news import Health as HealthNews
from quarterdeck.protocol.states import HealthState, Role
from quarterdeck.talk.client import Client
from quarterdeck.transport import Figures
from tests.features.outlet import Told


def figures(trips=(), sleepers=0):
    return Figures(len(trips) + sleepers, 0, 0, sleepers, tuple(trips), 0, {}, 0, 0, (), 0.0)


@pytest.mark.parametrize(
    ("trips", "sleepers", "state"),
    [
        ([], 0, "well"),
        ([0.02] * 10, 0, "well"),
        ([0.02] * 95 + [3.0] * 5, 0, "well"),  # some phone always is on a bad line
        ([0.02] * 85 + [0.3] * 15, 0, "busy"),
        ([0.02] * 85 + [1.2] * 15, 0, "behind"),
        ([0.02] * 95, 5, "well"),
        ([0.02] * 80, 20, "busy"),
        ([0.02] * 40, 60, "behind"),
        ([], 3, "behind"),
    ],
)
def test_the_word_is_for_nine_of_ten_who_are_awake_and_for_how_many_sleep(trips, sleepers, state):
    assert state_of(figures(trips, sleepers)) == state


def test_the_delay_is_that_of_nine_in_ten_and_unknown_before_anybody_has_answered():
    assert delay_of(figures([n / 100 for n in range(10)])) == 0.09
    assert delay_of(figures([0.5])) == 0.5
    assert delay_of(figures()) is None


def test_an_owner_who_comes_is_told_and_nobody_of_the_room():
    health = Health(Told(), lambda: figures([0.0123456], 0), lambda: 0)
    (told,) = health.newcomer(Client("desk", "desk", Role.DESK))
    assert told == HealthNews(HealthState.WELL, 0, 0.012)
    assert list(health.newcomer(Client("ana", "ana"))) == []
