"""Where the talk stood, kept so that a restart in the middle of it loses nothing."""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import gevent

from quarterdeck.show.standing import Position, Standing, Timer

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_TALK = 8 * 3600.0  # seconds; a timer or a standing that is older was left over from another talk


class Memory:
    """Keeps where one deck stands in a small file; a file that cannot be kept or read is done without."""

    def __init__(self, folder: Path, deck: Path) -> None:
        """Keep the standing of this deck in this folder."""
        self._file = folder / "stage.json"
        self._deck = str(deck.resolve())
        self._latest: Standing | None = None
        self._writer: gevent.Greenlet | None = None

    def keep(self, standing: Standing) -> None:
        """Have it written down where the talk stands; returns at once, as a busy disk may take seconds."""
        self._latest = standing
        if not self._writer:
            self._writer = gevent.spawn(self._keep_latest)

    def settle(self, seconds: float | None = None) -> None:
        """Wait until all is written down, at most for some seconds."""
        if self._writer:
            self._writer.join(seconds)

    def _keep_latest(self) -> None:
        while self._latest:
            standing, self._latest = self._latest, None
            gevent.get_hub().threadpool.apply(self._write, (standing,))
        self._writer = None

    def _write(self, standing: Standing) -> None:
        at = standing.at
        kept = {"deck": self._deck, "slide": at.slide, "build": at.build, "black": standing.black}
        text = json.dumps({**kept, "timer": asdict(standing.timer), "given": standing.given})
        with contextlib.suppress(OSError):  # a full disk must not stop a talk
            # One write, in place: it is whole whenever the server is killed.
            descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                file.write(text.encode())

    def recall(self) -> Standing | None:
        """Read where this deck stood, None when it has not been presented from here, or not for hours."""
        self.settle()
        try:
            if time.time() - self._file.stat().st_mtime > LONGEST_TALK:
                return None
            kept, _ = json.JSONDecoder().raw_decode(self._file.read_text())  # what was longer may still follow
            if kept["deck"] != self._deck:
                return None
            at = Position(int(kept["slide"]), int(kept["build"]))
            timer = _timer(kept.get("timer", {}))
            given = () if timer.fresh else tuple(map(str, kept.get("given", ())))
            return Standing(at, kept.get("black") is True, timer, given)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None


def _timer(kept: Any) -> Timer:
    since = kept.get("since")
    timer = Timer(None if since is None else float(since), float(kept.get("before", 0)))
    return timer if timer.elapsed(time.time()) < LONGEST_TALK else Timer()
