"""Words that look like ours and are none: a command or a header's key that a slip of the finger has made."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.words import FOREIGN, KNOWN_COMMANDS, KNOWN_KEYS
from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quarterdeck.deck.parse.document import Command
    from quarterdeck.deck.parse.header import Header

ALIKE = 0.8  # of 1; a header may hold keys of other tools, so that only what is very near one of ours is told


def unknown_commands(commands: Iterable[Command], path: Path) -> Iterator[Finding]:
    """Find the commands that do nothing, as there are none of that name."""
    for command in commands:
        if command.name not in KNOWN_COMMANDS:
            sentence = f"there is no command “{command.name}”, so this line does nothing"
            yield _slip(Place(path, command.line), sentence, command.name, KNOWN_COMMANDS)


def unknown_keys(header: Header) -> Iterator[Finding]:
    """Find the keys of a header that are very near one of ours, and none."""
    for key, place in header.places.items():
        if is_slip(key):
            yield _slip(place, f"a header has no key “{key}”, so this line does nothing", key, KNOWN_KEYS)


def is_slip(key: str) -> bool:
    """Say whether a key is none, and very near one of ours."""
    return key not in KNOWN_KEYS | FOREIGN and bool(get_close_matches(key, KNOWN_KEYS, 1, ALIKE))


def no_header(key: str, place: Place) -> Finding | None:
    """Say that a deck's first line was meant to be a header and is none; None where it was hardly meant so."""
    if not get_close_matches(key, KNOWN_KEYS, 1, ALIKE):
        return None
    return _slip(place, f"a header has no key “{key}”, so this line is text on the first slide", key, KNOWN_KEYS)


def _slip(place: Place, sentence: str, word: str, known: Iterable[str]) -> Finding:
    near = get_close_matches(word, sorted(known), 1)
    remedy = f"did you mean “{near[0]}”?" if near else "write it right, or take it away"
    return Finding(place, Severity.WARNING, sentence, remedy)
