"""What of a terminal's text is seen, as one line of text to search, and where each character of it stands. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right

from quarterdeck.columns.width import column_after

_ESCAPE = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])?"
_TOKEN = re.compile(rf"(?P<seen>[^\x1b\r\n]+)|{_ESCAPE}|\r|\n")
_ESCAPES = re.compile(_ESCAPE)

_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[ -/]*)?\Z")
LONGEST = 600  # characters of an escape sequence whose end is waited for


def divide(text: str) -> tuple[str, str]:
    """Part a text from the escape sequence at its end that is not whole."""
    found = _UNFINISHED.search(text, max(0, len(text) - LONGEST)) if "\x1b" in text[-LONGEST:] else None
    at = found.start() if found else len(text)
    return text[:at], text[at:]


def visible(text: str) -> str:
    """Give what is seen of a text, its lines joined as if each were only folded; fast, for a first look."""
    flat = text.replace("\r\n", "")
    if "\r" in flat:
        flat = flat.replace(" \r", "").replace("\r", "")
    flat = flat.replace("\n", "")
    return _ESCAPES.sub("", flat) if "\x1b" in flat else flat


class Seen:
    """A text's characters as `flat`: without what is not seen, and without a line's break that is only its wrapping.

    Where a line is as long as the terminal is wide, its break is one; and so are the space and the return by which
    readline has a terminal go on in the next line. Any other break is a newline in `flat`.
    """

    def __init__(self, text: str, column: int, cols: int, behind: str = "") -> None:
        """Read a text that begins in a column of a terminal with so many, behind the end of another."""
        self._text = text
        self._cols = cols
        self._behind = behind
        self._column = self._returned = column
        self._starts: list[int] = []  # where pieces of `flat` begin: in it, in the text, and in which column
        self._places: list[int] = []
        self._columns: list[int] = []
        self._pieces: list[str] = []
        self._size = 0
        for token in _TOKEN.finditer(text):
            self._read(token)
        self.flat = "".join(self._pieces)

    def place(self, at: int) -> int:
        """Say where in the text a character of `flat` stands; its end is the text's."""
        if at >= len(self.flat):
            return len(self._text)
        piece = bisect_right(self._starts, at) - 1
        return self._places[piece] + at - self._starts[piece]

    def column(self, at: int) -> int:
        """Say in which column a character of `flat` stands, and after its end where the cursor is."""
        if at >= len(self.flat):
            return self._column
        piece = bisect_right(self._starts, at) - 1
        before = self._pieces[piece][: at - self._starts[piece]]
        return self._after(before, self._places[piece], self._columns[piece])

    def _read(self, token: re.Match[str]) -> None:
        if token["seen"]:
            self._take(token["seen"], token.start())
        elif token[0] == "\n":
            self._break(token.start())
        elif token[0] == "\r" and not self._wraps(self._column):
            self._returned, self._column = self._column, 0

    def _take(self, piece: str, start: int) -> None:
        end = self._after(piece, start, self._column)
        after = self._text[start + len(piece) : start + len(piece) + 2]
        if piece[-1] == " " and self._wraps(end - 1) and (not after or (after[0] == "\r" and after != "\r\n")):
            piece = piece[:-1]
        self._add(piece, start)
        self._column = self._after(piece, start, self._column)

    def _break(self, start: int) -> None:
        if not self._wraps(self._column or self._returned):
            self._add("\n", start)
        self._column = self._returned = 0

    def _add(self, piece: str, start: int) -> None:
        if piece:
            self._starts.append(self._size)
            self._places.append(start)
            self._columns.append(self._column)
            self._pieces.append(piece)
            self._size += len(piece)

    def _after(self, piece: str, start: int, column: int) -> int:
        return column_after(piece, column, self._cols, "" if start else self._behind)

    def _wraps(self, column: int) -> bool:
        return column > 0 and column % self._cols == 0
