"""The check of what the room has said already, in rehearsals or at the last talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError
from quarterdeck.findings import Finding, good, note
from quarterdeck.show import questions
from quarterdeck.show.ledger import NAME, Ledger
from quarterdeck.show.polls import restore

if TYPE_CHECKING:
    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings


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
    return note(left, f"to begin with none, delete {scene.settings.state / NAME} before the talk is on")


def _count(settings: Settings) -> tuple[int, int]:
    """Count the polls of the deck that somebody has answered, and its questions."""
    if not (settings.state / NAME).exists():
        return 0, 0
    ledger = Ledger.open(settings.state)
    try:
        if ledger.problem:
            raise ledger.problem
        answered = sum(bool(poll.votes) for _, poll in restore(ledger, settings.deck))
        return answered, len(questions.restore(ledger, settings.deck))
    finally:
        ledger.close()
