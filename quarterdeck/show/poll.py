"""One poll: what has been asked, who has answered what, and whether everybody may see it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from quarterdeck.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.deck.model import Ballot

WAITING, OPEN, CLOSED = "waiting", "open", "closed"
ACTIONS = ("open", "reveal", "close", "reset")


def key_of(title: str, ballot: Ballot, nth: int = 1) -> str:
    """Give the name a poll is kept under: the same as long as its words are; `nth` parts those with equal words."""
    words = json.dumps([title, ballot.options, ballot.single, nth])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


class Poll:
    """A ballot being taken. It waits, is open, and is closed; its counts may be revealed from its opening on."""

    def __init__(self, title: str, ballot: Ballot) -> None:
        """Wait to be opened."""
        self.title = title
        self.ballot = ballot
        self.state = WAITING
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

    def vote(self, browser: str, options: Iterable[int]) -> tuple[int, ...]:
        """Take a browser's answers, counted from 1, in place of those it has given before; none takes them back."""
        if self.state != OPEN:
            raise RefusedError("this poll is closed" if self.state == CLOSED else "this poll is not open yet")
        vote = tuple(sorted(set(options)))
        if any(not 1 <= option <= len(self.ballot.options) for option in vote):
            raise RefusedError(f"this poll has the answers 1 to {len(self.ballot.options)}")
        if self.ballot.single and len(vote) > 1:
            raise RefusedError("this poll takes one answer")
        self.put(browser, vote)
        return vote

    def put(self, browser: str, vote: tuple[int, ...]) -> None:
        """Set a browser's answers, whatever the state; none takes them back."""
        self.votes.pop(browser, None)
        if vote:
            self.votes[browser] = vote

    def act(self, action: str) -> None:
        """Open it (again), reveal its counts, close it, or reset it to wait with no votes."""
        if action not in ACTIONS:
            raise RefusedError(f"a poll cannot “{action}”; it can {', '.join(ACTIONS)}")
        if self.state == WAITING and action in {"reveal", "close"}:
            raise RefusedError("this poll is not open yet; open it first")
        if action == "reveal":
            self.revealed = True
        elif action == "reset":
            self.state, self.revealed, self.votes = WAITING, False, {}
        else:
            self.state = OPEN if action == "open" else CLOSED
