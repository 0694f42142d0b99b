"""Says in which column a line of output leaves the cursor, so that a prompt can begin on a line of its own. Pure."""

from __future__ import annotations

import re

from quarterdeck.columns.width import width

KEPT = 4096  # characters of a line that are looked at, the newest

_MOVE = re.compile(
    r"\x1b\[(?P<number>[0-9;?]*)(?P<move>[@-~])|\x1b[ -/]*(?P<short>[0-~])|(?P<back>\x08)|[\x00-\x08\n-\x1f\x7f]"
)
_ALONE = "\x1b[?1049l"  # the whole screen given back: the cursor is where the program found it, at a line's start


class Line:
    """The line in which a stream stands."""

    def __init__(self) -> None:
        """Begin at the start of a line."""
        self._text = ""

    def feed(self, text: str) -> None:
        """Take in output, escape sequences whole."""
        self._text = (self._text + text).rpartition("\r")[2][-KEPT:]

    @property
    def begun(self) -> bool:
        """Say whether the cursor has left the first column."""
        return bool(self._text) and _column(self._text.rpartition(_ALONE)[2]) > 0


def _column(line: str) -> int:
    """Count: what stands on the line moves the cursor by a cell or two, escape sequences anywhere."""
    column, saved, at = 0, 0, 0
    for found in _MOVE.finditer(line):
        column += _wide(line[at : found.start()])
        at = found.end()
        if found["short"] == "7":
            saved = column
        elif found["short"] == "8":
            column = saved
        else:
            column = _moved(column, found)
    return column + _wide(line[at:])


def _wide(text: str) -> int:
    return width(text.replace("\t", " "))


def _moved(column: int, found: re.Match[str]) -> int:
    """Follow one movement; those up and down stay in their column."""
    move, number = found["move"] or "", found["number"] or ""
    last = number.rpartition(";")[2]
    steps = int(last) if last.isdigit() else 1
    if move in {"G", "`"} or (move in {"H", "f"} and ";" in number):
        return steps - 1
    if move in {"H", "f", "E", "F"} or found["short"] in {"c", "E"}:
        return 0
    if move == "C":
        return column + steps
    back = steps if move == "D" else int(bool(found["back"]))
    return max(column - back, 0)
