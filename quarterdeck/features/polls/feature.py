"""The polls on the wire: votes in, counts out, to owners always and to the room once they are revealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from quarterdeck.features.throttle import Throttle
from quarterdeck.protocol import commands, news
from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.states import PollAction
from quarterdeck.talk import events
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.content import Content
    from quarterdeck.features.polls.model import Poll, Polls
    from quarterdeck.protocol.message import Act, News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.talk.handle import Talk

COUNTS_EVERY = 0.2  # seconds


class Polling(Feature):
    """The polls of a talk, of which it knows as much as a press has to."""

    hears = frozenset({events.PollOpened, events.PollRevealed})

    def __init__(self, talk: Talk, polls: Polls, outlet: Outlet) -> None:
        """Take up these polls, and tell the talk how they stand."""
        self._talk = talk
        self._polls = polls
        self._outlet = outlet
        self._changed: set[int] = set()
        self._counts = Throttle(COUNTS_EVERY, self._tell)
        self._report()

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for `vote` and `poll`."""
        return [commands.Vote.done_by(self.vote), commands.Poll.done_by(self.act)]

    def newcomer(self, client: Client) -> Iterable[News]:
        """Tell a connection of every poll, with what its own browser has said."""
        for slide, poll in self._polls.all():
            mine = tuple(poll.votes.get(client.browser, ()))
            yield poll_news(slide, poll, owner=client.owner, mine=mine)

    def follow(self, happened: Sequence[events.Event]) -> None:
        """Open and reveal what a press does."""
        for event in happened:
            if isinstance(event, events.PollOpened | events.PollRevealed):
                opened = isinstance(event, events.PollOpened)
                self._polls.act(event.slide, PollAction.OPEN if opened else PollAction.REVEAL, wait=False)
                self._changed.add(event.slide)
        self._tell()

    def reload(self, content: Content, clients: Iterable[Client]) -> None:
        """Take the polls of a deck that was just saved, and tell everybody of them as of their own votes."""
        self._polls.reload(content)
        self._report()
        for client in clients:
            for told in self.newcomer(client):
                self._outlet.tell(told, client.id)

    def vote(self, command: commands.Vote, client: Client) -> Nothing:
        """Take the sender's answers to a poll."""
        poll = self._polls.vote(command.slide, client.browser, command.options)
        self._changed.add(command.slide)
        self._counts.ask()
        self._stood(command.slide, poll)
        return Nothing()

    def act(self, command: commands.Poll, _client: Client) -> Nothing:
        """Open, reveal, close or reset a poll, and tell everybody at once: what follows a reset is no part of it."""
        poll = self._polls.act(command.slide, command.action)
        self._changed.add(command.slide)
        self._tell()
        self._stood(command.slide, poll)
        return Nothing()

    def _report(self) -> None:
        self._talk.happen(events.PollsStood({slide: poll.standing() for slide, poll in self._polls.all()}))

    def _stood(self, slide: int, poll: Poll) -> None:
        standing = poll.standing()
        if standing != self._talk.state.polls.get(slide):
            self._talk.happen(events.PollStood(slide, standing))

    def _tell(self) -> None:
        changed, self._changed = self._changed, set()
        for slide, poll in self._polls.all():
            if slide in changed:
                self._outlet.tell(poll_news(slide, poll, owner=True), Group.OWNERS)
                self._outlet.tell(poll_news(slide, poll, owner=False), Group.ROOM)


def poll_news(slide: int, poll: Poll, *, owner: bool, mine: tuple[int, ...] | UnsetType = UNSET) -> news.Poll:
    """Write a poll; how often each answer was given is for owners, until it is revealed."""
    counts = poll.counts if owner or poll.revealed else None
    return news.Poll(slide, poll.state, poll.revealed, len(poll.votes), counts, mine)
