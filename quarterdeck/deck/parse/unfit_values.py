"""Values that mean nothing to the word they are given to, and words that are known and do nothing here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.words import COMMANDS, FOREIGN, HEADER_KEYS, KNOWN_COMMANDS, OTHERS, TAKES
from quarterdeck.deck.parse.unknown_words import is_slip
from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quarterdeck.deck.parse.document import Command
    from quarterdeck.deck.parse.header import Header


def unfit_values(header: Header, commands: Iterable[Command], path: Path) -> Iterator[Finding]:
    """Find the values of a header's keys and of commands that are none of those that the word takes."""
    for key, place in header.places.items():
        if key in HEADER_KEYS:
            yield from _unfit(place, key, header.values[key])
    for command in commands:
        if command.name in COMMANDS:
            yield from _unfit(Place(path, command.line), command.name, command.value or "")


def without_effect(header: Header, commands: Iterable[Command], path: Path) -> Iterator[Finding]:
    """Name the keys and commands of Deckset's and of other tools that are accepted and do nothing."""
    for key, place in header.places.items():
        if key not in HEADER_KEYS and not is_slip(key):
            whose = {key in FOREIGN: "is another tool's key", key in OTHERS: "is Deckset's"}.get(
                True, "is no key of ours"
            )
            yield Finding(place, Severity.NOTE, f"“{key}” {whose}, and has no effect here")
    for command in commands:
        if command.name in KNOWN_COMMANDS - COMMANDS:
            sentence = f"“{command.name}” is accepted, and has no effect here"
            yield Finding(Place(path, command.line), Severity.NOTE, sentence)


def _unfit(place: Place, name: str, value: str) -> Iterator[Finding]:
    takes = TAKES.get(name)
    if takes and not takes.fits(value):
        sentence = f"“{value}” means nothing to {name}" if value else f"{name} says nothing"
        yield Finding(place, Severity.WARNING, sentence, f"give it {takes.words}")
