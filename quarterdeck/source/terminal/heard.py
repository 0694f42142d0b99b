"""What a command has printed, as far as it is kept, and what has been found in what is not. Pure."""

from __future__ import annotations

import re

KEPT = 256 * 1024  # characters, the newest, that are looked through each time; older ones were looked through once

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


def plain(text: str) -> str:
    """Give what a person reads in a terminal's output: no escape sequences, every line ended by a newline."""
    return _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


class Heard:
    """The newest output, and patterns that have matched anywhere in all of it.

    A match is seen together with the `KEPT` characters that follow where it begins, and in what is cut off with as many
    at least. Of several matches in all of it the first counts.
    """

    def __init__(self, *patterns: re.Pattern[str] | None) -> None:
        """Hear nothing yet; these patterns will be asked for."""
        self._pieces: list[str] = []
        self._size = 0
        self._begins = 0  # where in it the output does: the newline before is kept, so that no pattern takes it for \\A
        self._patterns = [pattern for pattern in patterns if pattern]
        self._found: dict[re.Pattern[str], re.Match[str]] = {}

    @property
    def text(self) -> str:
        """The newest output, up to twice as much as `KEPT`."""
        self._pieces = ["".join(self._pieces)]
        return self._pieces[0]

    def add(self, text: str) -> None:
        """Take in a piece."""
        self._pieces.append(text)
        self._size += len(text)
        if self._size > 2 * KEPT:
            self._forget(self.text)

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Give the first match of a pattern."""
        return self._found.get(pattern) or pattern.search(plain(self.text), self._begins)

    def _forget(self, text: str) -> None:
        """Let go of the older half, and remember what was found to begin there."""
        at = text.find("\n", len(text) - KEPT)
        at = at if at >= 0 else len(text) - KEPT
        for pattern in self._patterns:
            found = pattern.search(plain(text), self._begins)
            if found and found.start() <= len(plain(text[:at])):
                self._found.setdefault(pattern, found)
        self._pieces, self._size, self._begins = [text[at:]], len(text) - at, 1
