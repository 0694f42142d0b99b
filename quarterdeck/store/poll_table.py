"""The tables of polls and votes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quarterdeck.store.database import deck_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quarterdeck.store.database import Store

PUT = """INSERT INTO polls VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (deck, poll) DO UPDATE SET state = excluded.state, revealed = excluded.revealed"""
ALL = "SELECT poll, title, options, single, state, revealed FROM polls WHERE deck = ? ORDER BY opened, title"
VOTE = """INSERT INTO votes VALUES (?, ?, ?, ?)
    ON CONFLICT (deck, poll, browser) DO UPDATE SET options = excluded.options"""
VOTES = "SELECT browser, options FROM votes WHERE deck = ? AND poll = ?"
UNVOTE = "DELETE FROM votes WHERE deck = ? AND poll = ? AND browser = ?"
EMPTY = "DELETE FROM votes WHERE deck = ? AND poll = ?"
FORGET = "DELETE FROM polls WHERE deck = ?"
FORGET_VOTES = "DELETE FROM votes WHERE deck = ?"


@dataclass(frozen=True, slots=True)
class PollRow:
    """A poll that was opened once: its `key` in the deck, its words, and its `state` as the polls name it."""

    key: str
    title: str
    options: tuple[str, ...]
    single: bool
    state: str
    revealed: bool


class PollTable:
    """One deck's polls and votes. Each call that changes them returns once that is kept, or raises NotKeptError."""

    def __init__(self, store: Store, deck: Path) -> None:
        """Keep the polls of this deck in this store."""
        self._store = store
        self._deck = deck_key(deck)

    def all(self) -> list[PollRow]:
        """Read every poll, in the order in which they were first opened."""
        return [
            PollRow(key, title, tuple(json.loads(options)), bool(single), state, bool(revealed))
            for key, title, options, single, state, revealed in self._store.read(ALL, self._deck)
        ]

    def votes(self, key: str) -> dict[str, tuple[int, ...]]:
        """Read the votes in a poll: each browser's options, counted from 1."""
        rows = self._store.read(VOTES, self._deck, key)
        return {browser: tuple(json.loads(options)) for browser, options in rows}

    def put(self, poll: PollRow, *, empty: bool = False, wait: bool = True) -> None:
        """Keep how a poll stands; where it is to be `empty`, its votes go in the same moment.

        Where nobody is to `wait`, it returns at once, and a full disk loses it.
        """
        words = poll.title, json.dumps(poll.options), poll.single
        now = datetime.now(UTC).isoformat(timespec="seconds")
        kept = PUT, (self._deck, poll.key, *words, poll.state, poll.revealed, now)
        write = self._store.write if wait else self._store.later
        write(kept, *([(EMPTY, (self._deck, poll.key))] if empty else []))

    def vote(self, key: str, browser: str, options: Sequence[int]) -> None:
        """Keep a browser's vote in place of the one before; no options take it back."""
        name = self._deck, key, browser
        self._store.write((VOTE, (*name, json.dumps(options))) if options else (UNVOTE, name))

    def forget(self) -> None:
        """Forget every poll of the deck, and every vote in them."""
        self._store.write((FORGET, (self._deck,)), (FORGET_VOTES, (self._deck,)))
