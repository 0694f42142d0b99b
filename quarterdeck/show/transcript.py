"""The newest text of one terminal, such that a terminal which begins with it shows what all others show."""

from __future__ import annotations

import re
from collections import deque

from quarterdeck.source.terminal.modes import Modes

KEPT = 128 * 1024  # characters; more than a browser scrolls back, and little enough for a phone that comes late
CUT_SHORT = "\x1b[0m\x1b[2m… earlier output is no longer kept …\x1b[0m\r\n"

SAFE = re.compile(r"\n|(?=\x1b)")  # where a cut goes through neither a line nor a sequence


class Transcript:
    """At most about `kept` characters of one terminal."""

    def __init__(self, kept: int = KEPT) -> None:
        """Begin empty."""
        self._kept = kept
        self._pieces: deque[str] = deque()
        self._size = 0
        self._cut: Modes | None = None

    def add(self, text: str) -> None:
        """Append what the terminal wrote, and let go of the oldest pieces beyond the limit."""
        self._pieces.append(text)
        self._size += len(text)
        while self._size > self._kept and len(self._pieces) > 1:
            oldest = self._pieces.popleft()
            self._size -= len(oldest)
            self._cut = self._cut or Modes()
            self._cut.read(oldest)

    def text(self) -> str:
        """Give all that is kept; where something is missing it says so, sets the terminal, and begins at a new line."""
        text = "".join(self._pieces)
        if self._cut is None:
            return text
        safe = SAFE.search(text)
        modes = self._cut.copy()
        modes.read(text[: safe.end() if safe else 0])
        return CUT_SHORT + modes.restore() + text[safe.end() if safe else 0 :]
