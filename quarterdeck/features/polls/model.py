"""Polls: what has been asked, who has answered what, whether everybody may see it, and what is kept of it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from quarterdeck.deck.model import Ballot
from quarterdeck.errors import RefusedError
from quarterdeck.features.throttle import RateLimit
from quarterdeck.protocol.states import PollAction, PollState
from quarterdeck.store.poll_table import PollRow
from quarterdeck.talk.state import PollStanding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Slide
    from quarterdeck.store.poll_table import PollTable

TAPS, TAP_EVERY = 20, 0.5  # a browser may change its mind twenty times at once, and then every half second


class Poll:
    """A ballot being taken. It waits, is open, and is closed; its counts may be revealed from its opening on."""

    def __init__(self, title: str, ballot: Ballot) -> None:
        """Wait to be opened."""
        self.title = title
        self.ballot = ballot
        self.state = PollState.WAITING
        self.revealed = False
        self.votes: dict[str, tuple[int, ...]] = {}

    @property
    def counts(self) -> tuple[int, ...]:
        """How many browsers have given each answer."""
        counts = [0] * len(self.ballot.options)
        for vote in self.votes.values():
            for option in vote:
                counts[option - 1] += 1
        return tuple(counts)

    def standing(self) -> PollStanding:
        """Say how it stands, as far as the talk has to know."""
        return PollStanding(self.state, self.revealed, bool(self.votes))

    def check(self, options: Iterable[int]) -> tuple[int, ...]:
        """Give a vote for these options, counted from 1, as it is kept; refused where the poll does not take it."""
        if self.state is not PollState.OPEN:
            closed = self.state is PollState.CLOSED
            raise RefusedError("this poll is closed" if closed else "this poll is not open yet")
        vote = tuple(sorted(set(options)))
        if vote and not 1 <= vote[0] <= vote[-1] <= len(self.ballot.options):
            raise RefusedError(f"this poll has the answers 1 to {len(self.ballot.options)}")
        if self.ballot.single and len(vote) > 1:
            raise RefusedError("this poll takes one answer")
        return vote

    def put(self, browser: str, vote: tuple[int, ...], votes: dict[str, tuple[int, ...]]) -> None:
        """Set a browser's answers among the votes of one opening of the poll; none takes them back."""
        votes.pop(browser, None)
        if vote:
            votes[browser] = vote

    def act(self, action: PollAction) -> None:
        """Open it (again), reveal its counts, close it, or reset it to wait with no votes."""
        if self.state is PollState.WAITING and action in {PollAction.REVEAL, PollAction.CLOSE}:
            raise RefusedError("this poll is not open yet; open it first")
        match action:
            case PollAction.OPEN:
                self.state = PollState.OPEN
            case PollAction.CLOSE:
                self.state = PollState.CLOSED
            case PollAction.REVEAL:
                self.revealed = True
            case PollAction.RESET:
                self.state, self.revealed, self.votes = PollState.WAITING, False, {}


class Polls:
    """A talk's polls, by their slides."""

    def __init__(self, content: Content, table: PollTable) -> None:
        """Take the polls of this talk up where they stood."""
        self.limit = RateLimit(TAPS, TAP_EVERY)
        self._table = table
        self._known = dict(restore(table))
        self._keys: dict[int, str] = {}
        self.reload(content)

    def reload(self, content: Content) -> None:
        """Take a deck that was just saved; polls whose words are as before keep their votes."""
        self._keys = dict(_keys(content.deck.slides))
        for slide in content.deck.slides:
            if slide.poll:
                self._known.setdefault(self._keys[slide.number], Poll(slide.title, slide.poll))

    def all(self) -> Iterator[tuple[int, Poll]]:
        """Give every poll with its slide's number."""
        return ((slide, self._known[key]) for slide, key in self._keys.items())

    def on(self, slide: int) -> Poll:
        """Give the poll of a slide; refused where there is none."""
        if slide not in self._keys:
            raise RefusedError(f"there is no poll on slide {slide}")
        return self._known[self._keys[slide]]

    def vote(self, slide: int, browser: str, options: Sequence[int]) -> Poll:
        """Take a browser's answers in place of those it has given before; none takes them back.

        Counts them once they are kept, and gives the poll; raises MachineError where they cannot be.
        """
        poll = self.on(slide)
        if not self.limit.take(browser):
            raise RefusedError("that was too many taps at once; wait a second")
        vote, votes = poll.check(options), poll.votes  # a reset while the disk is waited for begins others
        self._table.vote(self._keys[slide], browser, vote)
        poll.put(browser, vote, votes)
        return poll

    def act(self, slide: int, action: PollAction, *, wait: bool = True) -> Poll:
        """Open, reveal, close or reset the poll of a slide, and give it once that is kept, or at once."""
        poll = self.on(slide)
        poll.act(action)
        words = poll.title, poll.ballot.options, poll.ballot.single
        row = PollRow(self._keys[slide], *words, poll.state, poll.revealed)
        self._table.put(row, empty=action is PollAction.RESET, wait=wait)
        return poll


def restore(table: PollTable) -> Iterator[tuple[str, Poll]]:
    """Read the polls of a deck as they were kept, by their keys, in the order in which they were first opened."""
    for row in table.all():
        poll = Poll(row.title, Ballot(row.options, single=row.single))
        poll.state, poll.revealed, poll.votes = PollState(row.state), row.revealed, table.votes(row.key)
        yield row.key, poll


def key_of(title: str, ballot: Ballot, nth: int = 1) -> str:
    """Give the name a poll is kept under: the same as long as its words are; `nth` parts those with equal words."""
    words = json.dumps([title, ballot.options, ballot.single, nth])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _keys(slides: Sequence[Slide]) -> Iterator[tuple[int, str]]:
    """Name the poll of each slide; one that asks the same as an earlier one is another poll."""
    asked: Counter[str] = Counter()
    polls: Mapping[int, tuple[str, Ballot]] = {s.number: (s.title, s.poll) for s in slides if s.poll}
    for number, (title, ballot) in polls.items():
        words = key_of(title, ballot)
        asked[words] += 1
        yield number, key_of(title, ballot, asked[words])
