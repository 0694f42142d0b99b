"""How long the talk has been going on, for whoever drives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck import clock
from quarterdeck.protocol import news
from quarterdeck.talk.events import TimerSet
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.protocol.message import News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.events import Event
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.talk.handle import Talk


class Timing(Feature):
    """The talk's timer, which the talk itself starts, pauses and sets to zero."""

    hears = frozenset({TimerSet})

    def __init__(self, talk: Talk, outlet: Outlet) -> None:
        """Tell of this talk's timer."""
        self._talk = talk
        self._outlet = outlet

    def newcomer(self, client: Client) -> Iterable[News]:
        """Tell an owner how long the talk goes on."""
        return [self._told()] if client.owner else []

    def follow(self, _events: Sequence[Event]) -> None:
        """Tell the owners when the timer has been set."""
        self._outlet.tell(self._told(), Group.OWNERS)

    def _told(self) -> news.Timer:
        """Write the timer as seconds now, so that the clocks of server and browser need not agree."""
        timer = self._talk.state.timer
        return news.Timer(round(timer.elapsed(clock.now()), 3), timer.since is not None)
