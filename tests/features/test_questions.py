"""Questions from the room: short, plain, ranked, and never lost."""

from pathlib import Path

import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.features.questions.feature import Asking
from quarterdeck.features.questions.model import ALL, EACH, Questions, plain_text
from quarterdeck.protocol.commands import Question
from quarterdeck.protocol.states import QuestionAction
from quarterdeck.store.database import Store
from quarterdeck.store.question_table import QuestionTable
from quarterdeck.talk.state import Shown
from tests.features.disk import fill
from tests.features.outlet import Told
from tests.talk.told import DESK, slide, talk

DECK = Path("deck.md")


@pytest.fixture(name="store")
def _store(tmp_path):
    store = Store.open(tmp_path)
    yield store
    store.close()


@pytest.fixture(name="questions")
def _questions(store):
    return Questions(QuestionTable(store, DECK))


def texts(questions):
    return [question.text for question in questions.ranked()]


def test_the_most_wanted_comes_first_and_the_answered_last(questions):
    questions.ask("ana", "first")
    questions.ask("bob", "second")
    questions.ask("cem", "third")
    assert texts(questions) == ["third", "second", "first"]
    questions.support("bob", 1)
    assert texts(questions) == ["first", "third", "second"]
    questions.act(1, QuestionAction.ANSWERED)
    assert texts(questions) == ["third", "second", "first"]
    questions.act(1, QuestionAction.UNANSWERED)
    assert texts(questions)[0] == "first"


def test_a_browser_counts_once_and_may_take_it_back(questions):
    question = questions.ask("ana", "why?")
    assert questions.support("bob", 1) is True
    assert len(question.supporters) == 2
    assert questions.support("bob", 1) is False
    assert question.supporters == {"ana"}


def test_a_hidden_question_is_off_the_slide_and_takes_no_support(questions):
    questions.ask("ana", "why?")
    told = talk(slide(1))
    asking = Asking(told, questions, (), Told())

    def act(action):
        asking.act(Question(1, QuestionAction(action)), DESK)
        return told.state.question

    assert act("show") == Shown(1, "why?")
    assert act("hide") is None
    with pytest.raises(RefusedError, match="no longer there"):
        questions.support("bob", 1)
    with pytest.raises(RefusedError, match="unhide it first"):
        act("show")
    act("unhide")
    assert act("show")
    assert act("clear") is None


def test_nobody_asks_faster_than_their_pace_and_nobody_else_notices(questions):
    questions.ask("ana", "one")
    with pytest.raises(RefusedError, match="every 10 seconds"):
        questions.ask("ana", "two")
    questions.ask("bob", "three")
    assert (len(texts(questions)), questions.asking.refused) == (2, 1)


def test_nobody_asks_everything_and_the_list_has_an_end(questions):
    questions.asking.take = lambda browser: True
    for number in range(EACH):
        questions.ask("ana", f"question {number}")
    with pytest.raises(RefusedError, match="leave some"):
        questions.ask("ana", "one more")
    questions._all.update(dict.fromkeys(range(ALL), questions._all[1]))
    with pytest.raises(RefusedError, match="too many questions"):
        questions.ask("bob", "a first one")


@pytest.mark.parametrize("text", ["", "  \n ", "\u202e", "x" * 281])
def test_a_question_has_words_and_not_too_many(questions, text):
    with pytest.raises(RefusedError):
        questions.ask("ana", text)
    assert texts(questions) == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("why\n\n  not?", "why not?"),
        ("<b>why</b> & not?", "<b>why</b> & not?"),
        ("user\u202egpj.exe", "user gpj.exe"),
        ("a\x00b\x1b[31mc\ud800", "a b [31mc"),
        ("👩\u200d🚀 cafe\u0301", "👩\u200d🚀 caf\u00e9"),
    ],
)
def test_words_are_plain_text_on_one_line(text, plain):
    assert plain_text(text) == plain


def test_questions_and_their_marks_are_there_after_a_restart(questions, tmp_path):
    questions.ask("ana", "first")
    questions.ask("bob", "second")
    questions.support("bob", 1)
    questions.act(1, QuestionAction.ANSWERED)
    questions.act(2, QuestionAction.HIDE)
    store = Store.open(tmp_path)
    again = Questions(QuestionTable(store, DECK))
    other = Questions(QuestionTable(store, Path("another.md")))
    store.close()
    assert again.ranked() == questions.ranked()
    assert other.ranked() == []


def test_a_question_that_does_not_exist_cannot_be_hidden(questions):
    questions.ask("ana", "why?")
    with pytest.raises(RefusedError, match="no question 7"):
        questions.act(7, QuestionAction.HIDE)


def test_a_question_that_a_full_disk_cannot_keep_is_not_there(questions, store):
    kept = fill(store, lambda number: questions.ask(f"browser-{number}", f"{number} " * 60))
    assert len(texts(questions)) == kept
