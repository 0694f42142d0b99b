"""The table of ink: a row for each part of a stroke, as it was drawn."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.store.database import deck_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from quarterdeck.store.database import Statement, Store

OLDEST = 8 * 3600.0  # seconds since the last stroke; ink of another day's talk is not wanted in this one

DRAW = "INSERT INTO ink (deck, version, slide, stroke, colour, at, points, drawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
DRAWN = "SELECT slide, stroke, colour, at, points FROM ink WHERE deck = ? AND version = ? ORDER BY number"
ERASE = "DELETE FROM ink WHERE deck = ? AND slide = ? AND stroke = ?"
WIPE = "DELETE FROM ink WHERE deck = ? AND slide = ?"
WIPE_ALL = "DELETE FROM ink WHERE deck = ?"
AGE = "SELECT max(drawn) FROM ink WHERE deck = ?"
DROP_OLD = "DELETE FROM ink WHERE deck IN (SELECT deck FROM ink GROUP BY deck HAVING max(drawn) < ?)"
DROP_OTHER = "DELETE FROM ink WHERE deck = ? AND version <> ?"


@dataclass(frozen=True, slots=True)
class InkRow:
    """A part of a stroke: `points` are x, y, x, y …, and follow the first `at` points of the stroke."""

    slide: int
    stroke: str
    colour: str
    at: int
    points: tuple[int, ...]


class InkTable:
    """One deck's ink. Calls that change it return at once; a full disk loses what is drawn, and stops no talk."""

    def __init__(self, store: Store, deck: Path, version: str, clock: Callable[[], float] = time.time) -> None:
        """Keep what is drawn over this version of a deck in this store."""
        self._store = store
        self._deck = deck_key(deck)
        self._version = version
        self._clock = clock

    def recall(self) -> list[InkRow]:
        """Read what was drawn over this very version within the last hours, and have all else of it dropped."""
        oldest = self._clock() - OLDEST
        self._store.later((DROP_OLD, (oldest,)), (DROP_OTHER, (self._deck, self._version)))
        ((newest,),) = self._store.read(AGE, self._deck)
        if newest is None or newest < oldest:
            return []
        rows = self._store.read(DRAWN, self._deck, self._version)
        return [InkRow(slide, name, colour, at, tuple(json.loads(points))) for slide, name, colour, at, points in rows]

    def draw(self, part: InkRow) -> None:
        """Keep what is new of a stroke."""
        self._store.later(self._drawn(part))

    def erase(self, slide: int, stroke: str) -> None:
        """Forget one stroke."""
        self._store.later((ERASE, (self._deck, slide, stroke)))

    def wipe(self, slide: int | None = None) -> None:
        """Forget what is drawn on a slide, or on all of them."""
        self._store.later((WIPE_ALL, (self._deck,)) if slide is None else (WIPE, (self._deck, slide)))

    def replace(self, version: str, strokes: Iterable[InkRow]) -> None:
        """Take a version of the deck that was just saved: keep these strokes for it, and nothing else."""
        self._version = version
        self._store.later((WIPE_ALL, (self._deck,)), *map(self._drawn, strokes))

    def _drawn(self, part: InkRow) -> Statement:
        stroke = part.slide, part.stroke, part.colour, part.at, json.dumps(part.points, separators=(",", ":"))
        return DRAW, (self._deck, self._version, *stroke, self._clock())
