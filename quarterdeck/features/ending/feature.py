"""The end of a talk that nobody drives any more: by itself, a while after the last desk and phone have gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent

from quarterdeck import clock
from quarterdeck.talk.feature import Feature
from quarterdeck.talk.moves import end

if TYPE_CHECKING:
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.handle import Talk

PATIENCE = 600.0  # seconds; longer than any restart, any walk to another machine, any phone that sleeps


class Ending(Feature):
    """Ends the talk `patience` seconds after whoever drove it has gone; who comes back before that goes on with it."""

    def __init__(self, talk: Talk, patience: float = PATIENCE) -> None:
        """Begin with nobody here: a talk that goes on after a restart waits for its desk as long."""
        self._talk = talk
        self._patience = patience
        self._driving: set[str] = set()  # connections of desks and phones
        self._waiting: gevent.Greenlet | None = None
        self._wait()

    def came(self, client: Client) -> None:
        """Wait no longer once somebody can drive."""
        if client.drives:
            self._driving.add(client.id)
            self.close()

    def left(self, client: Client) -> None:
        """Begin to wait when the last has gone who could."""
        self._driving.discard(client.id)
        if client.drives and not self._driving:
            self._wait()

    def close(self) -> None:
        """Wait no longer."""
        if self._waiting is not None:
            self._waiting.kill()
            self._waiting = None

    def _wait(self) -> None:
        if self._talk.state.live:
            self._waiting = gevent.spawn_later(self._patience, self._end)

    def _end(self) -> None:
        self._waiting = None
        if self._talk.state.live:
            self._talk.happen(*end(self._talk.state, clock.now()))
