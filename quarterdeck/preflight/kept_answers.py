"""The check of what the room has said already, in rehearsals or at the last talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError
from quarterdeck.findings import Finding, good, note
from quarterdeck.settings import PROGRAM
from quarterdeck.store.database import Store
from quarterdeck.store.poll_table import PollTable
from quarterdeck.store.question_table import QuestionTable

if TYPE_CHECKING:
    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings

DELETE = f"{PROGRAM} results --delete"


def find_answers(scene: Scene) -> Finding:
    """Look whether polls begin without answers, and the list of questions empty."""
    try:
        answered, asked = _count(scene.settings)
    except MachineError as error:
        return error.finding
    if not answered and not asked:
        return good("no poll has been answered yet, and no question asked")
    left = f"kept from before: answers in {answered} poll{'s' if answered != 1 else ''}, questions: {asked}"
    if scene.serving:
        return note(left, "reset a poll on its slide, and hide what was asked")
    return note(left, f"to begin with none, before the talk is on: {DELETE}")


def _count(settings: Settings) -> tuple[int, int]:
    """Count the polls of the deck that somebody has answered, and its questions."""
    store = Store.look(settings.state)
    if store is None:
        return 0, 0
    with store:
        polls = PollTable(store, settings.deck)
        answered = sum(bool(polls.votes(poll.key)) for poll in polls.all())
        return answered, len(QuestionTable(store, settings.deck).all())


CHECKS = {"answers": find_answers}
