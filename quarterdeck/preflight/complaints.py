"""What a deck names and does not have, and what is wrong with a tape: what `check` and the preflight both tell."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.content import misplaced_steps, unknown_cues, unknown_pictures
from quarterdeck.deck.drawn_before import DrawnBefore
from quarterdeck.deck.load import load_deck
from quarterdeck.deck.translations import load_translations
from quarterdeck.downloads.cache import Cache
from quarterdeck.errors import AuthorError
from quarterdeck.findings import Finding, Place, Severity
from quarterdeck.settings import PROGRAM
from quarterdeck.tape.digest import digest
from quarterdeck.tape.read import read_tape

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quarterdeck.deck.model import Deck
    from quarterdeck.demo.model import Demo
    from quarterdeck.settings import Settings


def check_deck(
    settings: Settings, demos: Mapping[str, Demo], broken: Collection[str]
) -> tuple[Deck | None, list[Finding]]:
    """Read a deck, None if it cannot be shown, and find what it names and is not there: pictures, files and demos.

    `demos` are those that can be run, by name, `broken` the names of those that cannot.
    """
    try:
        deck = load_deck(settings.deck, settings.demos, Cache(settings.fetched))
    except AuthorError as error:
        return None, [error.finding]
    return deck, [
        *deck.findings,
        *unknown_cues(deck, {*demos, *broken}),
        *unknown_pictures(deck, demos),
        *misplaced_steps(deck, demos),
        *load_translations(deck, settings.demos, Cache(settings.fetched), defaultdict(DrawnBefore))[1],
    ]


def check_tape(demo: Demo) -> Finding | None:
    """Find what is wrong with a demo's tape: an error where it cannot be played, a warning where it is older."""
    remedy = f"record it: {PROGRAM} rehearse {demo.name} --record"
    if not demo.tape.exists():
        return Finding(Place(demo.tape), Severity.ERROR, f"there is no tape of {demo.name}", remedy)
    try:
        fresh = read_tape(demo.tape).digest == digest(demo)
    except AuthorError as error:
        return error.finding
    except OSError as error:
        place = Place(Path(error.filename or demo.folder))
        return Finding(place, Severity.ERROR, f"this file of {demo.name} cannot be read: {error.strerror}")
    sentence = "the demo has changed since it was recorded"
    return None if fresh else Finding(Place(demo.tape, 1), Severity.WARNING, sentence, remedy)


def shown_otherwise(demo: Demo) -> list[Finding]:
    """Name the steps that run something else than what the room sees typed."""
    sentence = "step {} of {} types one thing and runs another"
    remedy = "both are in the lesson, and copying gives what runs"
    return [
        Finding(step.place, Severity.NOTE, sentence.format(step.number, demo.name), remedy)
        for step in demo.steps
        if step.shows
    ]
