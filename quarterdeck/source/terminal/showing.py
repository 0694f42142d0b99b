"""What of a shell's stream is shown and what is judged, by the marks in it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.source.terminal.column import Line
from quarterdeck.source.terminal.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW_LINE = "\r\n"
FRESH_LINE = "\r\x1b[K"  # the line begun anew


class Showing:
    """A stream as viewers get it: a prompt begins on a line of its own, and what takes a shell in hand is not seen.

    `prompt` is the last one as it was shown. `heard` is what commands have printed in the last pieces.
    """

    def __init__(self) -> None:
        """Begin at the start of a stream."""
        self.prompt = ""
        self.heard = ""
        self.hidden = False
        self._line = Line()
        self._counting = self._prompting = False

    def feed(self, pieces: Iterable[str | Mark]) -> str:
        """Give what is shown of some pieces."""
        self.heard = ""
        return "".join(self._mark(piece.kind) if isinstance(piece, Mark) else self._text(piece) for piece in pieces)

    @property
    def fresh_line(self) -> str:
        """What brings the cursor to the first column of a line: nothing where it stands there."""
        return NEW_LINE if self._line.begun else ""

    def _text(self, text: str) -> str:
        if self.hidden:
            return ""
        self._line.feed(text)
        if self._counting:
            self.heard += text
        if self._prompting:
            self.prompt += text
        return text

    def _mark(self, kind: str) -> str:
        if kind == "D":
            return self._end()
        if kind == "C":
            self._counting = True
        elif kind == "A":
            shown = self._reveal()
            self._prompting, self.prompt = True, ""
            return shown
        elif kind == "B":
            self._prompting = False
        return ""

    def _end(self) -> str:
        """End a command; readline takes it that the prompt begins in the first column, and counts from there."""
        ended, self._counting = self._counting, False
        return self._text(self.fresh_line) if ended else ""

    def _reveal(self) -> str:
        hidden, self.hidden = self.hidden, False
        return self._text(FRESH_LINE) if hidden else ""
