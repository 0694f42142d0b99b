"""Every poll of a talk, by its slide, and kept in the store."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quarterdeck.deck.model import Ballot
from quarterdeck.errors import MachineError, RefusedError
from quarterdeck.show.pace import Pace
from quarterdeck.show.poll import Poll, key_of
from quarterdeck.store.poll_table import PollRow, PollTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Slide
    from quarterdeck.store.database import Store

TAPS, TAP_EVERY = 20, 0.5  # a browser may change its mind twenty times at once, and then every half second


class Polls:
    """A talk's polls. Each call that changes one returns once the change is kept."""

    def __init__(self, content: Content, store: Store) -> None:
        """Take the polls of this talk up where they stood."""
        self.pace = Pace(TAPS, TAP_EVERY)
        self._table = PollTable(store, content.deck.path)
        self._known = dict(restore(self._table))
        self._keys: dict[int, str] = {}
        self.recast(content)

    def recast(self, content: Content) -> None:
        """Take a talk that was just saved; polls whose words are as before keep their votes."""
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

    def vote(self, slide: int, browser: str, options: Sequence[int]) -> None:
        """Take a browser's answers to the poll of a slide; raises MachineError where they cannot be kept."""
        poll = self.on(slide)
        if not self.pace.take(browser):
            raise RefusedError("that was too many taps at once; wait a second")
        before = poll.votes.get(browser, ())
        vote = poll.vote(browser, options)
        try:
            self._table.vote(self._keys[slide], browser, vote)
        except MachineError:
            if poll.votes.get(browser, ()) == vote:
                poll.put(browser, before)  # what could not be kept does not count
            raise

    def act(self, slide: int, action: str) -> None:
        """Open, reveal, close or reset the poll of a slide."""
        poll = self.on(slide)
        poll.act(action)
        words = poll.title, poll.ballot.options, poll.ballot.single
        row = PollRow(self._keys[slide], *words, poll.state, poll.revealed)
        self._table.put(row, empty=action == "reset")


def restore(table: PollTable) -> Iterator[tuple[str, Poll]]:
    """Read the polls of a deck as they were kept, by their keys, in the order in which they were first opened."""
    for row in table.all():
        poll = Poll(row.title, Ballot(row.options, single=row.single))
        poll.state, poll.revealed, poll.votes = row.state, row.revealed, table.votes(row.key)
        yield row.key, poll


def _keys(slides: Sequence[Slide]) -> Iterator[tuple[int, str]]:
    """Name the poll of each slide; one that asks the same as an earlier one is another poll."""
    asked: Counter[str] = Counter()
    polls: Mapping[int, tuple[str, Ballot]] = {s.number: (s.title, s.poll) for s in slides if s.poll}
    for number, (title, ballot) in polls.items():
        words = key_of(title, ballot)
        asked[words] += 1
        yield number, key_of(title, ballot, asked[words])
