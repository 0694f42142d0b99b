"""What the room asks: short, ranked by those who want to know it too, and kept in the store."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quarterdeck.catalogue import refusal
from quarterdeck.errors import MachineError
from quarterdeck.features.throttle import RateLimit
from quarterdeck.protocol.states import QuestionAction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.store.question_table import QuestionTable

LONGEST = 280  # characters
EACH, ALL = 30, 1000  # questions of one browser, and of the whole room
ASK_EVERY = 10  # seconds
TAPS, TAP_EVERY = 20, 1
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
    """The questions of a talk. Each call that changes one returns once it is kept."""

    def __init__(self, table: QuestionTable) -> None:
        """Take the questions of this table up where they stood."""
        self.asking, self.tapping = RateLimit(1, ASK_EVERY), RateLimit(TAPS, TAP_EVERY)
        self._table = table
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
            raise refusal("write-first")
        if len(plain) > LONGEST:
            raise refusal("question-long", most=LONGEST, has=len(plain))
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
            raise refusal("question-gone")
        self._refuse_flood(browser)
        question.supporters ^= {browser}
        wants = browser in question.supporters
        try:
            self._table.support(number, browser, wants=wants)
        except MachineError:
            question.supporters ^= {browser}
            raise
        return wants

    def act(self, number: int, action: QuestionAction) -> Question:
        """Mark a question answered or not, hide it or not, and give it; refused where a hidden one is to be shown."""
        question = self._find(number)
        match action:
            case QuestionAction.SHOW if question.hidden:
                raise refusal("question-hidden")
            case QuestionAction.SHOW | QuestionAction.CLEAR:
                return question
            case QuestionAction.ANSWERED | QuestionAction.UNANSWERED:
                question.answered = action is QuestionAction.ANSWERED
            case QuestionAction.HIDE | QuestionAction.UNHIDE:
                question.hidden = action is QuestionAction.HIDE
        self._table.mark(number, answered=question.answered, hidden=question.hidden)
        return question

    def _ask_again(self, question: Question) -> Question:
        """Count the asker once more among those who want an answer, and return once the question itself is kept."""
        self._refuse_flood(question.browser)
        question.supporters.add(question.browser)
        self._table.support(question.number, question.browser)
        return question

    def _refuse_flood(self, browser: str) -> None:
        if not self.tapping.take(browser):
            raise refusal("taps-question")

    def _find(self, number: int) -> Question:
        if number not in self._all:
            raise refusal("no-question", number=number)
        return self._all[number]

    def _refuse_more(self, browser: str) -> None:
        if len(self._all) >= ALL:
            raise refusal("questions-full")
        if sum(question.browser == browser for question in self._all.values()) >= EACH:
            raise refusal("questions-each", most=EACH)
        if not self.asking.take(browser):
            raise refusal("questions-fast", seconds=ASK_EVERY)


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
