"""Where the talk stood, kept so that a restart in the middle of it loses nothing."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from quarterdeck.show.stage import Position

if TYPE_CHECKING:
    from pathlib import Path


class Memory:
    """Keeps the position of one deck in a small file; a file that cannot be kept or read is done without."""

    def __init__(self, folder: Path, deck: Path) -> None:
        """Keep the position of this deck in this folder."""
        self._file = folder / "stage.json"
        self._deck = str(deck.resolve())

    def keep(self, at: Position) -> None:
        """Write down where the talk stands."""
        draft = self._file.with_suffix(".part")
        with contextlib.suppress(OSError):  # a full disk must not stop a talk
            draft.write_text(json.dumps({"deck": self._deck, "slide": at.slide, "build": at.build}))
            draft.replace(self._file)

    def recall(self) -> Position | None:
        """Read where this deck stood, None when it has not been presented from here."""
        try:
            kept = json.loads(self._file.read_text())
            if kept["deck"] != self._deck:
                return None
            return Position(int(kept["slide"]), int(kept["build"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
