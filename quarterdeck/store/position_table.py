"""The table of where each deck's talk stands."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.store.database import deck_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quarterdeck.store.database import Store

LONGEST_TALK = 8 * 3600.0  # seconds; what was kept longer ago was left over from another talk

KEEP = "INSERT OR REPLACE INTO position VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
RECALL = "SELECT slide, build, black, since, before, given, live FROM position WHERE deck = ? AND kept >= ?"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Where a talk stands, `live` until it has ended.

    Its timer has run for `before` seconds, and since the clock's time `since` where it runs.
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

    def __init__(self, store: Store, deck: Path, clock: Callable[[], float] = time.time) -> None:
        """Keep the position of this deck in this store."""
        self._store = store
        self._deck = deck_key(deck)
        self._clock = clock

    def keep(self, at: PositionRow) -> None:
        """Have it kept where the talk stands; returns at once, as a busy disk may take seconds."""
        timer = at.since, at.before
        row = self._deck, at.slide, at.build, at.black, *timer, json.dumps(at.given), self._clock(), at.live
        self._store.later((KEEP, row))

    def recall(self) -> PositionRow | None:
        """Read where the talk stood; None where it was never given, or has not moved for hours."""
        rows = self._store.read(RECALL, self._deck, self._clock() - LONGEST_TALK)
        for slide, build, black, since, before, given, live in rows:
            return PositionRow(slide, build, bool(black), since, before, tuple(json.loads(given)), bool(live))
        return None
