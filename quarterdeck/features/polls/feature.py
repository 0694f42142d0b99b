"""The polls on the wire: votes in, counts out, to owners always and to the room once they are revealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from quarterdeck.catalogue import refusal
from quarterdeck.features.polls.model import Poll, keys_of, restore
from quarterdeck.features.throttle import RateLimit, Throttle
from quarterdeck.protocol import commands, news
from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.states import PollAction, PollState
from quarterdeck.store.poll_table import PollRow
from quarterdeck.talk import events
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quarterdeck.content import Content
    from quarterdeck.protocol.message import Act, News
    from quarterdeck.store.poll_table import PollTable
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.talk.handle import Talk

TAPS, TAP_EVERY = 20, 0.5  # a browser may change its mind twenty times at once, and then every half second
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
        slide = command.slide
        poll, known = self._polls.vote(slide, client.browser, command.options), self._talk.state.polls.get(slide)
        self._changed.add(slide)
        self._counts.ask()
        if known is None or known.answered != bool(poll.votes):
            self._talk.happen(events.PollStood(slide, poll.standing()))
        return Nothing()

    def act(self, command: commands.Poll, _client: Client) -> Nothing:
        """Open, reveal, close or reset a poll, and tell everybody at once: what follows a reset is no part of it."""
        poll = self._polls.act(command.slide, command.action)
        self._changed.add(command.slide)
        self._tell()
        self._talk.happen(events.PollStood(command.slide, poll.standing()))
        return Nothing()

    def _report(self) -> None:
        self._talk.happen(events.PollsStood({slide: poll.standing() for slide, poll in self._polls.all()}))

    def _tell(self) -> None:
        changed, self._changed = self._changed, set()
        for slide, poll in self._polls.all():
            if slide in changed:
                self._outlet.tell(poll_news(slide, poll, owner=True), Group.OWNERS)
                self._outlet.tell(poll_news(slide, poll, owner=False), Group.ROOM)


class Polls:
    """A talk's polls, by their slides."""

    def __init__(self, content: Content, table: PollTable) -> None:
        """Take the polls of this talk up where they stood."""
        self.limit = RateLimit(TAPS, TAP_EVERY)
        self._table = table
        self._known = dict(restore(table))
        self._keys: dict[int, str] = {}
        self.kept = 0  # votes, since the server began
        self.reload(content)

    def reload(self, content: Content) -> None:
        """Take a deck that was just saved; polls whose words are as before keep their votes."""
        self._keys = dict(keys_of(content.deck.slides))
        for slide in content.deck.slides:
            if slide.poll:
                self._known.setdefault(self._keys[slide.number], Poll(slide.title, slide.poll))

    def all(self) -> Iterator[tuple[int, Poll]]:
        """Give every poll with its slide's number."""
        return ((slide, self._known[key]) for slide, key in self._keys.items())

    def on(self, slide: int) -> Poll:
        """Give the poll of a slide; refused where there is none."""
        if slide not in self._keys:
            raise refusal("no-poll", slide=slide)
        return self._known[self._keys[slide]]

    def vote(self, slide: int, browser: str, options: Sequence[int]) -> Poll:
        """Take a browser's answers in place of those it has given before; none takes them back.

        Counts them once they are kept, and gives the poll; raises MachineError where they cannot be.
        """
        poll = self.on(slide)
        if not self.limit.take(browser):
            raise refusal("taps-poll")
        vote, votes = checked(poll, options), poll.votes  # a reset while the disk is waited for begins others
        self._table.vote(self._keys[slide], browser, vote)
        self.kept += 1
        votes.pop(browser, None)
        if vote:
            votes[browser] = vote
        return poll

    def act(self, slide: int, action: PollAction, *, wait: bool = True) -> Poll:
        """Open, reveal, close or reset the poll of a slide, and give it once that is kept, or at once."""
        poll = self.on(slide)
        poll.act(action)
        words = poll.title, poll.ballot.options, poll.ballot.single
        row = PollRow(self._keys[slide], *words, poll.state, poll.revealed)
        self._table.put(row, empty=action is PollAction.RESET, wait=wait)
        return poll


def checked(poll: Poll, options: Iterable[int]) -> tuple[int, ...]:
    """Give a vote for these options, counted from 1, as it is kept; refused where the poll does not take it."""
    if poll.state is not PollState.OPEN:
        closed = poll.state is PollState.CLOSED
        raise refusal("poll-closed" if closed else "poll-waits")
    vote = tuple(sorted(set(options)))
    if vote and not 1 <= vote[0] <= vote[-1] <= len(poll.ballot.options):
        raise refusal("poll-answers", last=len(poll.ballot.options))
    if poll.ballot.single and len(vote) > 1:
        raise refusal("poll-one")
    return vote


def poll_news(slide: int, poll: Poll, *, owner: bool, mine: tuple[int, ...] | UnsetType = UNSET) -> news.Poll:
    """Write a poll; how often each answer was given is for owners, until it is revealed."""
    counts = poll.counts if owner or poll.revealed else None
    return news.Poll(slide, poll.state, poll.revealed, len(poll.votes), counts, mine)
