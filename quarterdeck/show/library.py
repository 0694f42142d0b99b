"""The talk's files as they stand on disk: the deck and its demos, read again when they are saved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.deck.load import load_deck
from quarterdeck.demo.load import load_demos
from quarterdeck.source.freshness import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from quarterdeck.deck.model import Deck
    from quarterdeck.demo.model import Demo

HIDDEN = {"node_modules", "__pycache__"}


@dataclass(frozen=True, slots=True)
class Talk:
    """A deck with the demos it can show.

    `warnings` are sentences with places, for its author. `digests` say in a word what each demo does: a learner's
    progress is kept under it.
    """

    deck: Deck
    demos: Mapping[str, Demo]
    warnings: tuple[str, ...]
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """A word that changes whenever the deck, or a demo its slides show, changes."""
        shown = [self.deck.version, *(repr(demo) for demo in self.demos.values()), *self.digests.values()]
        return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:12]


def load_talk(deck: Path, demos: Path) -> Talk:
    """Read a talk; raises DeckError when its deck cannot be shown, and only warns of anything less."""
    loaded = load_deck(deck, demos)
    known, errors = load_demos(demos)
    unknown = list(_unknown_cues(loaded, known))
    digests = {name: _digest(demo) for name, demo in known.items()}
    return Talk(loaded, known, (*loaded.warnings, *map(str, errors), *unknown), digests)


def stamp(deck: Path, demos: Path) -> tuple[tuple[str, int, int], ...]:
    """Give a value that changes when any file of the talk is saved, added or removed."""
    return tuple(sorted(_stamps(deck.parent))) + tuple(sorted(_stamps(demos)))


def _digest(demo: Demo) -> str:
    try:
        return digest(demo)
    except OSError:  # a file went away while it was read; the next look at the files sees that
        return ""


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.rglob("*"):
        if HIDDEN.isdisjoint(path.parts):
            try:
                status = path.stat()
            except OSError:  # it went away between listing and looking
                continue
            yield str(path), status.st_mtime_ns, status.st_size


def _unknown_cues(deck: Deck, demos: Mapping[str, Demo]) -> Iterator[str]:
    there = ", ".join(demos) or "none"
    for slide in deck.slides:
        for cue in slide.cues:
            if cue.name not in demos:
                yield f"{cue.place}: no demo is called “{cue.name}” (there are: {there}); the slide is shown without it"
