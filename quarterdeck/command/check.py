"""``check``: find what a deck names and does not have, before anybody is in the room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.preflight.complaints import WARNING, check_deck, check_demos

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.settings import Settings


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


def _summary(decks: int, errors: int, warnings: int) -> str:
    counted = f"{decks} deck{'s' if decks != 1 else ''} checked"
    if not errors + warnings:
        return f"{counted}: everything is there"
    return f"{counted}: {errors} error{'s' if errors != 1 else ''}, {warnings} warning{'s' if warnings != 1 else ''}"
