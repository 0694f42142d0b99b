"""A poll: what has been asked, who has answered what, and whether everybody may see it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from quarterdeck.catalogue import refusal
from quarterdeck.deck.model import Ballot
from quarterdeck.protocol.states import PollAction, PollState
from quarterdeck.talk.state import PollStanding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quarterdeck.deck.model import Slide
    from quarterdeck.store.poll_table import PollTable


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

    def act(self, action: PollAction) -> None:
        """Open it (again), reveal its counts, close it, or reset it to wait with no votes."""
        if self.state is PollState.WAITING and action in {PollAction.REVEAL, PollAction.CLOSE}:
            raise refusal("poll-first")
        match action:
            case PollAction.OPEN:
                self.state = PollState.OPEN
            case PollAction.CLOSE:
                self.state = PollState.CLOSED
            case PollAction.REVEAL:
                self.revealed = True
            case PollAction.RESET:
                self.state, self.revealed, self.votes = PollState.WAITING, False, {}


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


def keys_of(slides: Sequence[Slide]) -> Iterator[tuple[int, str]]:
    """Name the poll of each slide; one that asks the same as an earlier one is another poll."""
    asked: Counter[str] = Counter()
    polls: Mapping[int, tuple[str, Ballot]] = {s.number: (s.title, s.poll) for s in slides if s.poll}
    for number, (title, ballot) in polls.items():
        words = key_of(title, ballot)
        asked[words] += 1
        yield number, key_of(title, ballot, asked[words])
