"""Who is here, and who follows: nobody in the room has a name, they are only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.errors import RefusedError
from quarterdeck.features.throttle import Throttle
from quarterdeck.protocol import commands, news
from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.screen import Screen
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.protocol.message import Act
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet

EVERY = 0.5  # seconds between two counts
MOST = 4  # windows of a hall that owners are told of
LARGEST = 32_767  # CSS pixels a window has across or down


class Presence(Feature):
    """Counts those in the room without the hall's windows, and messages that were none, or not the sender's to send."""

    def __init__(self, outlet: Outlet) -> None:
        """Begin with an empty room."""
        self._outlet = outlet
        self._here: dict[str, Client] = {}  # everybody but owners, by their connections
        self._refused = 0
        self._screens: dict[str, Screen] = {}  # by their connections
        self._people = Throttle(EVERY, self._tell)

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for `ping`, `following`, `screen` and `scheme`."""
        return [
            commands.Ping.done_by(self.ping),
            commands.Following.done_by(self.following),
            commands.Screen.done_by(self.screen),
            commands.Scheme.done_by(self.scheme),
        ]

    def came(self, client: Client) -> None:
        """Count the connection."""
        if not client.owner:
            self._here[client.id] = client
        self._people.ask()

    def left(self, client: Client) -> None:
        """Count the connection no more."""
        self._here.pop(client.id, None)
        self._screens.pop(client.id, None)
        self._people.ask()

    def refused(self) -> None:
        """Count a message that was refused."""
        self._refused += 1
        self._people.ask()

    def ping(self, _command: commands.Ping, _client: Client) -> Nothing:
        """Answer, so that a page which wakes up knows that its connection still lives."""
        return Nothing()

    def following(self, command: commands.Following, client: Client) -> Nothing:
        """Count the sender among those who follow, or no longer."""
        if not client.owner:
            client.follows = command.on
            self._people.ask()
        return Nothing()

    def screen(self, command: commands.Screen, client: Client) -> Nothing:
        """Take the sender for a window of the hall, and nobody of the room; what a viewer claims is only shown."""
        if not (0 < command.width <= LARGEST and 0 < command.height <= LARGEST and command.slide > 0):
            raise RefusedError(f"a screen has 1 to {LARGEST} pixels each way, and is on a slide from 1 on")
        self._screens[client.id] = Screen(command.width, command.height, command.slide, command.scheme)
        self._people.ask()
        return Nothing()

    def scheme(self, command: commands.Scheme, _client: Client) -> Nothing:
        """Tell the hall's windows; each keeps it for itself, and says what it wears."""
        self._outlet.tell(news.Scheme(command.scheme))
        return Nothing()

    def _tell(self) -> None:
        """Count browsers, not connections: after a moment without network each has two until the old one times out."""
        room = [client for client in self._here.values() if client.id not in self._screens]
        here = {client.browser for client in room}
        following = {client.browser for client in room if client.follows}
        screens = sorted(self._screens.values(), key=lambda screen: -screen.width * screen.height)
        people = news.People(len(here), len(following), self._refused, tuple(screens[:MOST]))
        self._outlet.tell(people, Group.OWNERS)
