"""The room's health, told to owners a few times a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent
from msgspec import UNSET

from quarterdeck.features.health.model import RoomFigures, delay_of, state_of
from quarterdeck.protocol import news
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quarterdeck.protocol.message import News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.transport import Figures

EVERY = 15.0  # seconds between two looks
EXACT = 3  # digits of a second that are told


class Health(Feature):
    """Looks at how the room fares, for owners and for whoever asks for its figures."""

    def __init__(self, outlet: Outlet, look: Callable[[], Figures], votes: Callable[[], int]) -> None:
        """Look by these calls: at what is carried to the room, and how many votes of it are kept."""
        self._outlet = outlet
        self._look = look
        self._votes = votes
        self._refused = 0

    def refused(self) -> None:
        """Count a message that was refused."""
        self._refused += 1

    def newcomer(self, client: Client) -> Iterable[News]:
        """Tell an owner how the room fares."""
        if client.owner:
            yield self._news()

    def watch(self) -> None:
        """Tell owners for as long as the talk is served."""
        while True:
            gevent.sleep(EVERY)
            self._outlet.tell(self._news(), Group.OWNERS)

    def figures(self) -> RoomFigures:
        """Give everything that is known now."""
        return RoomFigures(self._look(), self._refused, self._votes())

    def _news(self) -> news.Health:
        figures = self._look()
        delay = delay_of(figures)
        return news.Health(state_of(figures), figures.sleepers, UNSET if delay is None else round(delay, EXACT))
