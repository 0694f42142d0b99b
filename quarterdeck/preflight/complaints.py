"""What a deck and its demos name and do not have, each as one sentence with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.deck.load import load_deck
from quarterdeck.demo.load import load_demos
from quarterdeck.errors import AuthorError, Place
from quarterdeck.source.freshness import digest
from quarterdeck.tape.read import read_tape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quarterdeck.deck.model import Deck
    from quarterdeck.demo.model import Demo
    from quarterdeck.settings import Settings

WARNING = "warning: "


def check_deck(settings: Settings) -> Iterator[str]:
    """Give one sentence for each thing that a deck names and that is not there."""
    try:
        deck = load_deck(settings.deck, settings.demos)
    except AuthorError as error:
        yield str(error)
        return
    yield from deck.warnings  # pictures and files that are not there, among others
    yield from _unknown_cues(deck, settings.demos)


def check_demos(folder: Path) -> Iterator[str]:
    """Give one sentence for each fault of a demo, or of its tape."""
    demos, faults = load_demos(folder)
    yield from map(str, faults)
    for demo in demos.values():
        yield from _check_tape(demo)


def _unknown_cues(deck: Deck, folder: Path) -> Iterator[str]:
    demos, faults = load_demos(folder)
    there = {*demos, *(fault.place.path.parent.name for fault in faults)}
    for cue in (cue for slide in deck.slides for cue in slide.cues):
        if cue.name not in there:
            yield f"{cue.place}: no demo is called “{cue.name}” (there are: {', '.join(sorted(there)) or 'none'})"


def _check_tape(demo: Demo) -> Iterator[str]:
    remedy = f"record it: python -m quarterdeck rehearse {demo.name} --record"
    if not demo.tape.exists():
        yield f"{demo.tape}: there is no tape of {demo.name}; {remedy}"
        return
    try:
        tape = read_tape(demo.tape)
    except AuthorError as error:
        yield str(error)
        return
    if tape.digest != digest(demo):
        yield f"{Place(demo.tape, 1)}: {WARNING}the demo has changed since it was recorded; {remedy}"
