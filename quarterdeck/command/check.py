"""``check``: find what a deck names and does not have, before anybody is in the room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.deck.load import load_deck
from quarterdeck.demo.load import load_demos
from quarterdeck.errors import AuthorError, Place
from quarterdeck.source.freshness import digest
from quarterdeck.tape.read import read_tape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.deck.model import Deck
    from quarterdeck.demo.model import Demo
    from quarterdeck.settings import Settings

WARNING = "warning: "


def check(settings: Settings, decks: Sequence[Path]) -> int:
    """Print what is wrong with decks and their demos as ``file:line: sentence``; gives 1 when anything is.

    A warning, such as of a tape older than its demo, is printed and does not count.
    """
    chosen = [replace(settings, deck=deck.resolve()) for deck in decks or [settings.deck]]
    complaints = [complaint for each in chosen for complaint in check_deck(each)]
    for folder in dict.fromkeys(each.demos for each in chosen):
        complaints += check_demos(folder)
    for complaint in complaints:
        print(complaint.replace(f"{Path.cwd()}/", ""))
    errors = sum(WARNING not in complaint for complaint in complaints)
    print(_summary(len(chosen), errors, len(complaints) - errors))
    return 1 if errors else 0


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


def _summary(decks: int, errors: int, warnings: int) -> str:
    counted = f"{decks} deck{'s' if decks != 1 else ''} checked"
    if not errors + warnings:
        return f"{counted}: everything is there"
    return f"{counted}: {errors} error{'s' if errors != 1 else ''}, {warnings} warning{'s' if warnings != 1 else ''}"
