"""What was answered and asked before is good to know, so that a talk does not begin with a rehearsal's answers."""

from dataclasses import replace

from quarterdeck.content import load_content
from quarterdeck.features.polls.feature import Polls
from quarterdeck.features.questions.model import Questions
from quarterdeck.preflight.kept_answers import find_answers
from quarterdeck.preflight.scene import look_around
from quarterdeck.protocol.states import PollAction
from quarterdeck.store.database import NAME, Store
from quarterdeck.store.poll_table import PollTable
from quarterdeck.store.question_table import QuestionTable


def test_answers_of_a_rehearsal_are_good_to_know(machine):
    machine.deck("# Hands up\n\n[.poll]\n\n- yes\n- no\n")
    assert machine.mark("answers") == "✓"
    assert not (machine.settings.state / NAME).exists()  # looking makes nothing
    store = Store.open(machine.settings.state)
    deck = machine.settings.deck
    polls = Polls(load_content(deck, machine.settings.demos), PollTable(store, deck))
    polls.act(1, PollAction.OPEN)
    assert machine.mark("answers") == "✓"
    polls.vote(1, "ana-browser", [1])
    Questions(QuestionTable(store, deck)).ask("ana-browser", "Why?")
    found = machine.find("answers")  # while the talk has the store open
    store.close()
    assert (found.severity.mark, found.sentence) == ("–", "kept from before: answers in 1 poll, questions: 1")
    assert "results --delete" in found.remedy
    during = find_answers(replace(look_around(machine.settings), serving=True))
    assert "delete" not in during.remedy


def test_a_file_that_cannot_keep_answers_is_to_mend(machine):
    machine.settings.state.mkdir()
    (machine.settings.state / NAME).write_text("no database " * 100)
    found = machine.find("answers")
    assert found.severity.mark == "✗"
    assert "cannot be kept here" in found.sentence
    assert "move that file away" in found.remedy
