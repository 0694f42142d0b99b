"""The checks of the talk's own files: its deck, its demos, their tapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.deck.load import missing_pictures
from quarterdeck.errors import MachineError
from quarterdeck.findings import Finding, Severity, good, missing, note
from quarterdeck.preflight.complaints import check_tape
from quarterdeck.settings import PROGRAM
from quarterdeck.show.rehearsed import rehearsed_times
from quarterdeck.store.database import Store
from quarterdeck.store.rehearsal_table import RehearsalTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.demo.model import Demo
    from quarterdeck.preflight.scene import Scene

MORE = f"{PROGRAM} check"


def find_deck(scene: Scene) -> Finding:
    """Look whether the deck can be shown, with every file and demo it names."""
    elsewhere = missing_pictures(scene.deck) if scene.deck else []
    here = [found for found in scene.findings if found.severity is Severity.ERROR and found not in elsewhere]
    if here:
        return missing(_first(here), f"see {MORE}")
    return good(f"{scene.settings.deck.name} can be shown, and the files and demos it names are there")


def find_pictures(scene: Scene) -> Finding:
    """Look whether every picture that the deck names is there."""
    deck = scene.deck
    if deck is None:
        return note("not looked at, as the deck cannot be shown")
    lacking = [f"{image.source} (line {image.place.line})" for image in deck.missing]
    number = len({image.source for image in deck.images})
    if lacking:
        sentence = f"{len(lacking)} of {number} missing: {', '.join(lacking)}"
        return missing(sentence, "put them beside the deck; until then a placeholder is shown")
    return good(f"{number} named, and all are there" if number else "the deck names none")


def find_demos(scene: Scene) -> Finding:
    """Look whether every demo can be read."""
    if scene.broken:
        return missing(_first(list(scene.broken.values())), f"see {MORE}")
    return good(f"{_count(len(scene.demos), 'demo')} can be read")


def find_tapes(scene: Scene) -> Finding:
    """Look whether every demo has a tape to go on with, recorded of the demo as it is now."""
    found = {demo.name: check_tape(demo) for demo in scene.demos}
    without = [name for name, finding in found.items() if finding and finding.severity is Severity.ERROR]
    stale = [name for name, finding in found.items() if finding and finding.severity is Severity.WARNING]
    if without:
        return missing(f"there is no tape of {', '.join(without)} that plays", _recorded(without))
    if stale:
        return note(f"older than its demo: {', '.join(stale)}", _recorded(stale))
    return good(f"{_count(len(found), 'demo')} can go on from a tape, none older than its demo")


def find_rehearsals(scene: Scene) -> Finding:
    """Look whether every demo has passed a rehearsal on this machine, as it is now."""
    passed = _rehearsed(scene)
    without = [demo.name for demo in scene.demos if demo not in passed]
    if not without:
        return good(f"{_count(len(scene.demos), 'demo')} passed here, none changed since")
    return note(f"not here, or changed since: {', '.join(without)}", _rehearse(without))


def _rehearsed(scene: Scene) -> list[Demo]:
    """Give the demos that passed here as they are now; none if what is kept cannot be read: `answers` says so."""
    try:
        store = Store.look(scene.settings.state)
    except MachineError:
        return []
    if store is None:
        return []
    with store:
        return [demo for demo in scene.demos if rehearsed_times(demo, RehearsalTable(store))]


def _recorded(names: Sequence[str]) -> str:
    return f"record: {_rehearse(names)} --record"


def _rehearse(names: Sequence[str]) -> str:
    return f"{PROGRAM} rehearse {' '.join(names)}"


def _first(findings: Sequence[Finding]) -> str:
    return f"{findings[0]}" + (f" (and {len(findings) - 1} more)" if len(findings) > 1 else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"


CHECKS = {
    "deck": find_deck,
    "pictures": find_pictures,
    "demos": find_demos,
    "tapes": find_tapes,
    "rehearsed": find_rehearsals,
}
