"""What the room asks: short, ranked by those who want to know it too, and kept in the store."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError, RefusedError
from quarterdeck.show.pace import Pace
from quarterdeck.store.question_table import QuestionTable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quarterdeck.store.database import Store

LONGEST = 280  # characters
EACH, ALL = 30, 1000  # questions of one browser, and of the whole room
ASK_EVERY = 10  # seconds
TAPS, TAP_EVERY = 20, 1
ACTIONS = ("answered", "unanswered", "hide", "unhide", "show", "clear")
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})  # control, bidirectional overrides, half pairs
JOINERS = "\u200c\u200d"  # some scripts, and emoji, are spelled with these


@dataclass(slots=True)
class Question:
    """One question; `supporters` are the browsers that want it answered, its asker's among them."""

    number: int
    text: str
    browser: str
    asked: str
    answered: bool = False
    hidden: bool = False
    supporters: set[str] = field(default_factory=set)


class Questions:
    """The questions of a talk; `shown` is the one on the slide. Each call that changes one returns once it is kept."""

    def __init__(self, deck: Path, store: Store) -> None:
        """Take the questions asked during this deck up where they stood."""
        self.asking, self.tapping = Pace(1, ASK_EVERY), Pace(TAPS, TAP_EVERY)
        self.shown: Question | None = None
        self._table = QuestionTable(store, deck)
        self._all = restore(self._table)

    def ranked(self) -> list[Question]:
        """Give them all, first those that wait for an answer, and of those the most wanted, and the newest."""
        return ranked(self._all.values())

    def ask(self, browser: str, text: str) -> Question:
        """Take a question; refused where it is empty or too long, or where its browser asks too much.

        A browser that has not heard our answer asks again: the same words from it are the same question.
        """
        plain = plain_text(text)
        if not plain:
            raise RefusedError("write a question first")
        if len(plain) > LONGEST:
            raise RefusedError(f"a question has at most {LONGEST} characters; this one has {len(plain)}")
        for question in self._all.values():
            if question.browser == browser and question.text == plain:
                return self._ask_again(question)
        self._refuse_more(browser)
        number = max(self._all, default=0) + 1
        now = datetime.now(UTC).isoformat(timespec="seconds")
        question = self._all[number] = Question(number, plain, browser, now, supporters={browser})
        try:
            self._table.ask(number, browser, plain, now)
        except MachineError:
            del self._all[number]  # what could not be kept is not there
            raise
        return question

    def support(self, browser: str, number: int) -> bool:
        """Count a browser among those who want an answer, or no longer if it was; say which."""
        question = self._find(number)
        if question.hidden:
            raise RefusedError("this question is no longer there")
        self._refuse_flood(browser)
        question.supporters ^= {browser}
        wants = browser in question.supporters
        try:
            self._table.support(number, browser, wants=wants)
        except MachineError:
            question.supporters ^= {browser}
            raise
        return wants

    def act(self, number: int, action: str) -> None:
        """Mark a question answered or not, hide it or not, show it on the slide or clear it from there."""
        question = self._find(number)
        match action:
            case "show" if question.hidden:
                raise RefusedError("this question is hidden; unhide it first")
            case "show":
                self.shown = question
                return
            case "clear":
                self.shown = None
                return
            case "answered" | "unanswered":
                question.answered = action == "answered"
            case "hide" | "unhide":
                question.hidden = action == "hide"
            case _:
                raise RefusedError(f"a question cannot “{action}”; it can {', '.join(ACTIONS)}")
        if question.hidden and self.shown is question:
            self.shown = None
        self._table.mark(number, answered=question.answered, hidden=question.hidden)

    def _ask_again(self, question: Question) -> Question:
        """Count the asker once more among those who want an answer, and return once the question itself is kept."""
        self._refuse_flood(question.browser)
        question.supporters.add(question.browser)
        self._table.support(question.number, question.browser)
        return question

    def _refuse_flood(self, browser: str) -> None:
        if not self.tapping.take(browser):
            raise RefusedError("that was too many taps at once; wait a few seconds")

    def _find(self, number: int) -> Question:
        if number not in self._all:
            raise RefusedError(f"there is no question {number}")
        return self._all[number]

    def _refuse_more(self, browser: str) -> None:
        if len(self._all) >= ALL:
            raise RefusedError("there are too many questions already; ask this one aloud")
        if sum(question.browser == browser for question in self._all.values()) >= EACH:
            raise RefusedError(f"you have asked {EACH} questions; leave some for the others")
        if not self.asking.take(browser):
            raise RefusedError(f"one question every {ASK_EVERY} seconds; wait a moment")


def ranked(questions: Iterable[Question]) -> list[Question]:
    """Sort questions: first those that wait for an answer, and of those the most wanted, and the newest."""
    return sorted(questions, key=lambda q: (q.answered, -len(q.supporters), -q.number))


def restore(table: QuestionTable) -> dict[int, Question]:
    """Read the questions of a deck as they were kept, by their numbers."""
    return {
        row.number: Question(
            row.number, row.text, row.browser, row.asked, row.answered, row.hidden, supporters=set(row.supporters)
        )
        for row in table.all()
    }


def plain_text(text: str) -> str:
    """Give words on one line, without the signs that hide or turn round what stands beside them."""
    seen = (" " if unicodedata.category(sign) in UNSEEN and sign not in JOINERS else sign for sign in text)
    return unicodedata.normalize("NFC", " ".join("".join(seen).split()))
