"""What of a shell's stream is shown and what is judged, by the marks in it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.source.terminal.column import Line
from quarterdeck.source.terminal.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW_LINE = "\r\n"
FRESH_LINE = "\r\x1b[K"  # the line begun anew
UP, CLEAR_BELOW = "\x1b[A", "\x1b[J"
UNTIL_PROMPT, UNTIL_OUTPUT = "B", "C"  # the marks at which a veil is lifted


_ARROWS = re.compile(r"\x1b\[\?1([hl])")


class Showing:
    """A stream as viewers get it: a prompt begins on a line of its own, and what takes a shell in hand is not seen.

    `prompt` is the last one as it was shown. `heard` is what commands have printed in the last pieces. Under a `veil`
    nothing is seen until the mark of that kind, but commands are heard. `application`: a program has asked for its own
    kind of arrow keys.
    """

    def __init__(self) -> None:
        """Begin at the start of a stream."""
        self.prompt = ""
        self.heard = ""
        self.hidden = False
        self.veil = ""
        self.application = False
        self._before = ""  # the prompt that stands on the screen while a veil is down
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

    def draw(self, text: str) -> str:
        """Give text that no program prints but that is shown as if one did."""
        self._line.feed(text)
        return text

    def cover(self, until: str) -> None:
        """Show nothing until the mark of this kind."""
        self.veil, self._before = until, self.prompt

    def _text(self, text: str) -> str:
        if self.hidden:
            return ""
        if asked := _ARROWS.findall(text):
            self.application = asked[-1] == "h"
        if self._counting:
            self.heard += text
        if self._prompting:
            self.prompt += text
        return "" if self.veil else self.draw(text)

    def _mark(self, kind: str) -> str:
        if kind == "D":
            return self._end()
        if kind == "C":
            self._counting = True
            return self._lift() if self.veil == UNTIL_OUTPUT else ""
        if kind == "A":
            shown = self._lift() if self.veil == UNTIL_OUTPUT else self._reveal()
            self._prompting, self.prompt = True, ""
            return shown
        if kind == "B":
            self._prompting = False
            return self._renew_prompt() if self.veil == UNTIL_PROMPT else ""
        return ""

    def _end(self) -> str:
        """End a command; readline takes it that the prompt begins in the first column, and counts from there."""
        ended, self._counting = self._counting, False
        return self._text(self.fresh_line) if ended else ""

    def _lift(self) -> str:
        """Show what a command prints from here on, below what stands in its place."""
        self.veil = ""
        return self.draw(NEW_LINE)

    def _renew_prompt(self) -> str:
        """Lift the veil over a whole command: what was before it stands, with the prompt as it is now."""
        self.veil = ""
        if self.prompt == self._before:
            return ""
        return self.draw("\r" + UP * self._before.count("\n") + CLEAR_BELOW + self.prompt)

    def _reveal(self) -> str:
        hidden, self.hidden = self.hidden, False
        return self._text(FRESH_LINE) if hidden else ""
