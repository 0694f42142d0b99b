"""What a deck and its demos name and do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.content import unknown_cues
from quarterdeck.deck.load import load_deck
from quarterdeck.demo.load import load_demos
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import AuthorError
from quarterdeck.findings import Finding, Place, Severity
from quarterdeck.tape.digest import digest
from quarterdeck.tape.read import read_tape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quarterdeck.demo.model import Demo
    from quarterdeck.settings import Settings


def check_deck(settings: Settings) -> Iterator[Finding]:
    """Find what a deck names and that is not there: pictures, files and demos."""
    try:
        deck = load_deck(settings.deck, settings.demos)
    except AuthorError as error:
        yield error.finding
        return
    demos, broken = load_demos(settings.demos, ENGINES)
    yield from deck.findings
    yield from unknown_cues(deck, {*demos, *broken})


def check_demos(folder: Path) -> Iterator[Finding]:
    """Find what is wrong with each demo, or with its tape."""
    demos, broken = load_demos(folder, ENGINES)
    yield from broken.values()
    for demo in demos.values():
        yield from _check_tape(demo)


def _check_tape(demo: Demo) -> Iterator[Finding]:
    remedy = f"record it: python -m quarterdeck rehearse {demo.name} --record"
    if not demo.tape.exists():
        yield Finding(Place(demo.tape), Severity.ERROR, f"there is no tape of {demo.name}", remedy)
        return
    try:
        tape = read_tape(demo.tape)
    except AuthorError as error:
        yield error.finding
        return
    if tape.digest != digest(demo):
        sentence = "the demo has changed since it was recorded"
        yield Finding(Place(demo.tape, 1), Severity.WARNING, sentence, remedy)
