"""The checks of the talk's own files: its deck, its demos, their tapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.command.check import WARNING, check_deck
from quarterdeck.command.preflight.finding import Finding, good, missing, note
from quarterdeck.errors import AuthorError
from quarterdeck.source.freshness import digest
from quarterdeck.tape.read import read_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.command.preflight.scene import Scene
    from quarterdeck.demo.model import Demo

MORE = "python -m quarterdeck check"


def find_deck(scene: Scene) -> Finding:
    """Look whether the deck can be shown, with every picture, file and demo it names."""
    complaints = [line for line in check_deck(scene.settings) if WARNING not in line]
    if complaints:
        return missing("deck", _first(complaints), f"see {MORE}")
    return good("deck", f"{scene.settings.deck.name} can be shown, and what it names is there")


def find_demos(scene: Scene) -> Finding:
    """Look whether every demo can be read."""
    if scene.faults:
        return missing("demos", _first([str(fault) for fault in scene.faults]), f"see {MORE}")
    return good("demos", f"{_count(len(scene.demos), 'demo')} can be read")


def find_tapes(scene: Scene) -> Finding:
    """Look whether every demo has a tape to go on with, recorded of the demo as it is now."""
    states = {demo.name: _state(demo) for demo in scene.demos}
    without = [name for name, state in states.items() if state == "none"]
    stale = [name for name, state in states.items() if state == "stale"]
    if without:
        return missing("tapes", f"there is no tape of {', '.join(without)} that plays", _recorded(without))
    if stale:
        return note("tapes", f"older than its demo: {', '.join(stale)}", _recorded(stale))
    return good("tapes", f"{_count(len(states), 'demo')} can go on from a tape, none older than its demo")


def _state(demo: Demo) -> str:
    try:
        fresh = read_heading(demo.tape).digest == digest(demo)
    except (AuthorError, OSError):
        return "none"
    return "fresh" if fresh else "stale"


def _recorded(names: Sequence[str]) -> str:
    return f"record: python -m quarterdeck rehearse {' '.join(names)} --record"


def _first(complaints: Sequence[str]) -> str:
    return complaints[0] + (f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
