"""The table of where each deck's talk stands."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck import clock
from quarterdeck.store.database import deck_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quarterdeck.store.database import Store

    Clock = Callable[[], float]

LONGEST_TALK = 8 * 3600.0  # seconds; what was kept longer ago was left over from another talk

KEEP = "INSERT OR REPLACE INTO position VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
RECALL = "SELECT slide, build, black, since, before, given, live FROM position WHERE deck = ? AND kept >= ?"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Where a talk stands, `live` until it has ended.

    Its timer has run for `before` seconds, and since the talk's time `since` where it runs.
    """

    slide: int
    build: int
    black: bool
    since: float | None
    before: float
    given: tuple[str, ...]
    live: bool = True


class PositionTable:
    """Where one deck's talk stands."""

    def __init__(self, store: Store, deck: Path, machine: Clock = time.time, talks: Clock = clock.now) -> None:
        """Keep the position of this deck in this store, in the machine's time; a talk goes by another clock."""
        self._store = store
        self._deck = deck_key(deck)
        self._machine = machine
        self._talks = talks

    def keep(self, at: PositionRow) -> None:
        """Have it kept where the talk stands; returns at once, as a busy disk may take seconds."""
        now = self._machine()
        since = None if at.since is None else now - (self._talks() - at.since)
        row = self._deck, at.slide, at.build, at.black, since, at.before, json.dumps(at.given), now, at.live
        self._store.later((KEEP, row))

    def recall(self) -> PositionRow | None:
        """Read where the talk stood; None where it was never given, or has not moved for hours."""
        now = self._machine()
        for slide, build, black, kept, before, given, live in self._store.read(RECALL, self._deck, now - LONGEST_TALK):
            since = None if kept is None else self._talks() - max(0.0, now - kept)  # it may have been set back
            return PositionRow(slide, build, bool(black), since, before, tuple(json.loads(given)), bool(live))
        return None
