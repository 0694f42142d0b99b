"""The time a talk has, and how much of it something takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.deck.load import load_deck
from quarterdeck.errors import DeckError

if TYPE_CHECKING:
    from quarterdeck.settings import Settings


@dataclass(frozen=True, slots=True)
class Budget:
    """A talk's length in minutes; None where its deck does not say."""

    minutes: int | None

    def share(self, seconds: float) -> str:
        """Say which part of the talk this is, as the end of a sentence; empty where the talk has no length."""
        if not self.minutes:
            return ""
        percent = 100 * seconds / (60 * self.minutes)
        return f", {f'{percent:.0f}' if percent >= 1 else 'under 1'} % of the talk's {self.minutes} min"


def read_budget(settings: Settings) -> Budget:
    """Read it from the deck; one that cannot be shown has none, and `check` says why."""
    try:
        return Budget(load_deck(settings.deck, settings.demos).time_budget)
    except DeckError:
        return Budget(None)
