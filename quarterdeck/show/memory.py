"""Where the talk stood, kept so that a restart in the middle of it loses nothing."""

from __future__ import annotations

import contextlib
import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from quarterdeck.show.standing import Position, Standing, Timer

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_TALK = 8 * 3600.0  # seconds; a timer that has run for longer was left running after another talk


class Memory:
    """Keeps where one deck stands in a small file; a file that cannot be kept or read is done without."""

    def __init__(self, folder: Path, deck: Path) -> None:
        """Keep the standing of this deck in this folder."""
        self._file = folder / "stage.json"
        self._deck = str(deck.resolve())

    def keep(self, standing: Standing) -> None:
        """Write down where the talk stands."""
        at = standing.at
        kept = {"deck": self._deck, "slide": at.slide, "build": at.build, "black": standing.black}
        draft = self._file.with_suffix(".part")
        with contextlib.suppress(OSError):  # a full disk must not stop a talk
            draft.write_text(json.dumps({**kept, "timer": asdict(standing.timer)}))
            draft.replace(self._file)

    def recall(self) -> Standing | None:
        """Read where this deck stood, None when it has not been presented from here."""
        try:
            kept = json.loads(self._file.read_text())
            if kept["deck"] != self._deck:
                return None
            at = Position(int(kept["slide"]), int(kept["build"]))
            return Standing(at, kept.get("black") is True, _timer(kept.get("timer", {})))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None


def _timer(kept: Any) -> Timer:
    since = kept.get("since")
    timer = Timer(None if since is None else float(since), float(kept.get("before", 0)))
    return timer if timer.elapsed(time.time()) < LONGEST_TALK else Timer()
