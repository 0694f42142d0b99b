"""The tables of questions and of who supports them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.store.database import deck_key

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.store.database import Store

ASK = "INSERT OR REPLACE INTO questions (deck, number, browser, text, asked) VALUES (?, ?, ?, ?, ?)"
MARK = "UPDATE questions SET answered = ?, hidden = ? WHERE deck = ? AND number = ?"
ALL = "SELECT number, text, browser, asked, answered, hidden FROM questions WHERE deck = ? ORDER BY number"
SUPPORT = "INSERT OR IGNORE INTO supports VALUES (?, ?, ?)"
WITHDRAW = "DELETE FROM supports WHERE deck = ? AND question = ? AND browser = ?"
SUPPORTERS = "SELECT question, browser FROM supports WHERE deck = ?"
FORGET = "DELETE FROM questions WHERE deck = ?"
FORGET_SUPPORTS = "DELETE FROM supports WHERE deck = ?"


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question; `asked` is a time in ISO 8601, `supporters` the browsers that want it answered, its asker's too."""

    number: int
    text: str
    browser: str
    asked: str
    answered: bool
    hidden: bool
    supporters: frozenset[str]


class QuestionTable:
    """One deck's questions. Each call that changes them returns once that is kept, or raises NotKeptError."""

    def __init__(self, store: Store, deck: Path) -> None:
        """Keep the questions asked during this deck in this store."""
        self._store = store
        self._deck = deck_key(deck)

    def all(self) -> list[QuestionRow]:
        """Read every question, by its number."""
        supports = self._store.read(SUPPORTERS, self._deck)
        return [
            QuestionRow(
                number,
                text,
                browser,
                asked,
                bool(answered),
                bool(hidden),
                frozenset(supporter for question, supporter in supports if question == number),
            )
            for number, text, browser, asked, answered, hidden in self._store.read(ALL, self._deck)
        ]

    def ask(self, number: int, browser: str, text: str, asked: str) -> None:
        """Keep a new question, which its asker supports."""
        self._store.write((ASK, (self._deck, number, browser, text, asked)), (SUPPORT, (self._deck, number, browser)))

    def mark(self, number: int, *, answered: bool, hidden: bool) -> None:
        """Keep whether a question is answered, and whether it is hidden."""
        self._store.write((MARK, (answered, hidden, self._deck, number)))

    def support(self, number: int, browser: str, *, wants: bool = True) -> None:
        """Keep that a browser wants an answer, or does so no longer."""
        self._store.write((SUPPORT if wants else WITHDRAW, (self._deck, number, browser)))

    def forget(self) -> None:
        """Forget every question asked during the deck."""
        self._store.write((FORGET, (self._deck,)), (FORGET_SUPPORTS, (self._deck,)))
