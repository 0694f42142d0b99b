"""A talk's ink, kept line by line as it is drawn, so that a restart in the middle of it loses nothing."""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING, Any

from quarterdeck.errors import RefusedError
from quarterdeck.show.ink import Ink, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quarterdeck.deck.model import Deck

    Entry = tuple[object, ...]

NAME = "ink.jsonl"
MOST_LINES = 20_000  # what is drawn and undone all day long must not fill the disk
OLDEST = 8 * 3600.0  # seconds; ink of another day's talk is not wanted in this one


class Sketchbook:
    """One deck's ink and the file that holds it; a file that cannot be kept or read is done without."""

    def __init__(self, deck: Deck, folder: Path | None = None) -> None:
        """Go on with what this folder holds of this very deck; without a folder nothing is kept."""
        self.ink = Ink()
        self._deck = deck
        self._file = folder and folder / NAME
        self._lines = 0
        if self._file:
            with contextlib.suppress(OSError, ValueError, TypeError, IndexError):
                self._recall(self._file)
            self._begin(self._file)

    def draw(self, part: Stroke, at: int) -> Stroke | None:
        """Go on with a stroke that has `at` points, or begin one; gives what is new of it, None if nothing is."""
        new = self.ink.draw(part, at)
        if new:
            self._keep("stroke", part.slide, part.name, part.colour, at, *part.points)
        return new

    def undo(self, slide: int) -> None:
        """Take the last stroke off a slide; refused where there is none."""
        self.ink.undo(slide)
        self._keep("undo", slide)

    def wipe(self, slide: int | None = None) -> None:
        """Clean a slide, or all of them."""
        self.ink.wipe(slide)
        self._keep("wipe", slide)

    def recast(self, deck: Deck) -> None:
        """Take a deck that was just saved; what was drawn on a slide that has changed is gone with it."""
        before = {slide.number: slide.html for slide in self._deck.slides}
        self.ink.keep_only({slide.number for slide in deck.slides if before.get(slide.number) == slide.html})
        self._deck = deck
        if self._file:
            self._begin(self._file)

    def _recall(self, file: Path) -> None:
        if time.time() - file.stat().st_mtime > OLDEST:
            return
        lines = file.read_text().splitlines()
        if json.loads(lines[0]) != list(self._mark()):
            return
        for line in lines[1:]:
            with contextlib.suppress(RefusedError):  # it is read as strictly as it was taken
                _take(self.ink, *json.loads(line))

    def _begin(self, file: Path) -> None:
        """Write the file anew with nothing but what is drawn now."""
        strokes = [("stroke", s.slide, s.name, s.colour, 0, *s.points) for s in self.ink.all()]
        draft = file.with_suffix(".part")
        self._lines = 0
        with contextlib.suppress(OSError):  # a full disk must not stop a talk
            draft.write_text("".join(_lines([self._mark(), *strokes])))
            draft.replace(file)

    def _keep(self, *entry: object) -> None:
        if self._file is None:
            return
        self._lines += 1
        with contextlib.suppress(OSError), self._file.open("a") as file:
            file.writelines(_lines([entry]))
        if self._lines > MOST_LINES:
            self._begin(self._file)

    def _mark(self) -> Entry:
        return (str(self._deck.path.resolve()), self._deck.version)


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    return (json.dumps(entry, separators=(",", ":")) + "\n" for entry in entries)


def _take(ink: Ink, word: str, slide: int, *rest: Any) -> None:
    if word == "stroke":
        name, colour, at, *points = rest
        ink.draw(Stroke(slide, name, colour, tuple(points)), at)
    elif word == "undo":
        ink.undo(slide)
    elif word == "wipe":
        ink.wipe(slide)
