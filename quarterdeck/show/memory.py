"""Where the talk stood, kept so that a restart in the middle of it loses nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from quarterdeck.show.standing import Position, Standing, Timer
from quarterdeck.store.position_table import LONGEST_TALK, PositionRow, PositionTable

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.store.database import Store


class Memory:
    """Keeps where one deck stands in the store."""

    def __init__(self, store: Store, deck: Path) -> None:
        """Keep the standing of this deck in this store."""
        self._store = store
        self._table = PositionTable(store, deck)

    def keep(self, standing: Standing) -> None:
        """Have it kept where the talk stands; returns at once, as a busy disk may take seconds."""
        at, timer = standing.at, standing.timer
        row = PositionRow(at.slide, at.build, standing.black, timer.since, timer.before, standing.given)
        self._table.keep(row)

    def settle(self, seconds: float | None = None) -> None:
        """Wait until all is kept, at most for some seconds."""
        self._store.settle(seconds)

    def recall(self) -> Standing | None:
        """Read where this deck stood, None when it has not been presented from here, or not for hours."""
        self.settle()
        row = self._table.recall()
        if row is None:
            return None
        timer = Timer(row.since, row.before)
        if timer.elapsed(time.time()) >= LONGEST_TALK:
            timer = Timer()  # it was left running since another talk
        return Standing(Position(row.slide, row.build), row.black, timer, () if timer.fresh else row.given)
