"""A talk's ink, kept as it is drawn, so that a restart in the middle of it loses nothing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from quarterdeck.errors import RefusedError
from quarterdeck.show.ink import Ink, Stroke
from quarterdeck.store.ink_table import InkRow, InkTable

if TYPE_CHECKING:
    from quarterdeck.deck.model import Deck
    from quarterdeck.store.database import Store


class Sketchbook:
    """One deck's ink and the table that keeps it."""

    def __init__(self, deck: Deck, store: Store | None = None) -> None:
        """Go on with what this store holds of this very deck; without a store nothing is kept."""
        self.ink = Ink()
        self._deck = deck
        self._table = store and InkTable(store, deck.path, deck.version)
        for row in self._table.recall() if self._table else ():
            with contextlib.suppress(RefusedError):  # it is read as strictly as it was taken
                self.ink.draw(Stroke(row.slide, row.stroke, row.colour, row.points), row.at)

    def draw(self, part: Stroke, at: int) -> Stroke | None:
        """Go on with a stroke that has `at` points, or begin one; gives what is new of it, None if nothing is."""
        new = self.ink.draw(part, at)
        if new and self._table:
            self._table.draw(_row(part, at))
        return new

    def undo(self, slide: int) -> None:
        """Take the last stroke off a slide; refused where there is none."""
        gone = self.ink.undo(slide)
        if self._table:
            self._table.erase(slide, gone.name)

    def wipe(self, slide: int | None = None) -> None:
        """Clean a slide, or all of them."""
        self.ink.wipe(slide)
        if self._table:
            self._table.wipe(slide)

    def recast(self, deck: Deck) -> None:
        """Take a deck that was just saved; what was drawn on a slide that has changed is gone with it."""
        before = {slide.number: slide.html for slide in self._deck.slides}
        self.ink.keep_only({slide.number for slide in deck.slides if before.get(slide.number) == slide.html})
        self._deck = deck
        if self._table:
            self._table.replace(deck.version, [_row(stroke) for stroke in self.ink.all()])


def _row(stroke: Stroke, at: int = 0) -> InkRow:
    return InkRow(stroke.slide, stroke.name, stroke.colour, at, stroke.points)
