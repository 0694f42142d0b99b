"""What polls, questions, ink and all others that stand beside the talk are to it: one contract for all."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.content import Content
    from quarterdeck.protocol.message import Act, News
    from quarterdeck.protocol.news import Welcome
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.events import Event


class Group(StrEnum):
    """Whom news can be told at once: owners are told everything, the room what it may see."""

    EVERYBODY = "everybody"
    OWNERS = "owners"
    DESKS = "desks"
    ROOM = "room"


class Outlet(Protocol):
    """Where a feature tells its news."""

    def tell(self, news: News, to: str = Group.EVERYBODY, skip: str = "") -> None:
        """Tell a group, a demo's watchers or one connection by its id, but for the connection `skip`."""

    def bring_up(self, client: Client, told: Iterable[News]) -> None:
        """Tell one connection what holds now, written once for all who come while it holds."""

    def enter(self, client: Client, group: str) -> None:
        """Count a connection among a group, such as a demo's watchers."""

    def leave(self, client: Client, group: str) -> None:
        """Count it among them no more."""

    def hang_up(self, client: Client) -> None:
        """End a connection now."""


class Feature:
    """What every feature may do; each does nothing until a feature says otherwise."""

    hears: frozenset[type[Event]] = frozenset()  # the events that `follow` is called for

    def answers(self) -> Iterable[Act[Client]]:
        """Give the commands it answers, each as `COMMAND.done_by(CALL)`."""
        return ()

    def came(self, client: Client) -> None:
        """Take in a connection that has just come."""

    def welcome(self, client: Client, welcome: Welcome) -> Welcome:  # noqa: ARG002  # a feature may tell owners more
        """Add to what a connection is told first."""
        return welcome

    def newcomer(self, client: Client) -> Iterable[News]:  # noqa: ARG002  # likewise
        """Give all that a connection has to know which has just come, or has missed something."""
        return ()

    def follow(self, events: Sequence[Event]) -> None:
        """Do what follows from what has just happened; must not wait."""

    def reload(self, content: Content, clients: Iterable[Client]) -> None:
        """Take a deck and demos that were just saved, and tell all that are here what follows."""

    def refused(self) -> None:
        """Hear that a message was none, or not its sender's to send."""

    def left(self, client: Client) -> None:
        """Forget a connection that has ended."""

    def close(self) -> None:
        """End what it has begun, and keep what is to be kept."""
