"""What polls, questions, ink and all others that stand beside the talk are to it: one contract for all."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.protocol.message import Act, News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.content import Content
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


class Feature:
    """What every feature may do; each does nothing until a feature says otherwise."""

    hears: frozenset[type[Event]] = frozenset()  # the events that `follow` is called for

    def answers(self) -> Iterable[Act[Client]]:
        """Give the commands it answers, each as `COMMAND.done_by(CALL)`."""
        return ()

    def newcomer(self, client: Client) -> Iterable[News]:  # noqa: ARG002  # a feature may tell owners more
        """Give all that a connection has to know which has just come, or has missed something."""
        return ()

    def follow(self, events: Sequence[Event]) -> None:
        """Do what follows from what has just happened; must not wait."""

    def reload(self, content: Content) -> None:
        """Take a deck and demos that were just saved."""

    def left(self, client: Client) -> None:
        """Forget a connection that has ended."""

    def close(self) -> None:
        """End what it has begun, and keep what is to be kept."""
