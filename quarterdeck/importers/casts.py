"""An asciicast of version 1, 2 or 3, made with any tool, as one kind of value. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quarterdeck.demo.model import COLS, ROWS
from quarterdeck.demo.schema import LEAST, MOST
from quarterdeck.errors import TapeError
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSIONS = (1, 2, 3)
ANEW = "is it an asciicast, whole and unchanged?"
LONGEST = 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that happened in a recording: `at` is in seconds since its start, `code` as in version 3."""

    at: float
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Asciicast:
    """A recording: its size in cells, its title, when it was made (seconds since 1970, 0 where it does not say)."""

    cols: int
    rows: int
    title: str
    made: float
    pieces: tuple[Piece, ...]


def is_cast(text: str) -> bool:
    """Say whether a text begins as a recording does."""
    header = _json(text) if text.count("\n") < 1 else _json(text.partition("\n")[0]) or _json(text)
    return isinstance(header, dict) and header.get("version") in VERSIONS


def read_cast(text: str, path: Path) -> Asciicast:
    """Read a recording; raises TapeError with the line that is none."""
    first, _, rest = text.partition("\n")
    header = _json(first)
    whole = _json(text) if not isinstance(header, dict) or header.get("version") == 1 else header
    if not isinstance(whole, dict) or whole.get("version") not in VERSIONS:
        raise TapeError("this is no recording of a terminal", Place(path, 1), ANEW)
    relative = whole["version"] != 2  # noqa: PLR2004
    pieces = _frames(whole, path) if whole["version"] == 1 else _lines(rest, path)
    term = whole.get("term") if whole["version"] == 3 else {"cols": whole.get("width"), "rows": whole.get("height")}  # noqa: PLR2004
    sizes = term if isinstance(term, dict) else {}
    return Asciicast(
        cols=_within(sizes.get("cols"), COLS, 0),
        rows=_within(sizes.get("rows"), ROWS, 1),
        title=str(whole.get("title") or ""),
        made=_number(whole.get("timestamp")),
        pieces=tuple(_timed(pieces, relative=relative)),
    )


def _frames(whole: dict[str, Any], path: Path) -> Iterator[Piece]:
    frames = whole.get("stdout")
    for frame in frames if isinstance(frames, list) else ():
        if not (isinstance(frame, list) and len(frame) == 2):  # noqa: PLR2004  # a delay and a text
            raise TapeError("this recording has a frame that is none", Place(path, 1), ANEW)
        yield Piece(_number(frame[0]), "o", str(frame[1]))


def _lines(text: str, path: Path) -> Iterator[Piece]:
    for number, line in enumerate(text.split("\n"), 2):
        if not line.strip() or line.startswith("#"):
            continue
        match _json(line):
            case [int() | float() as at, str(code), *rest]:
                yield Piece(_number(at), code, str(rest[0]) if rest else "")
            case _:
                raise TapeError("this line is not of a recording", Place(path, number), ANEW)


def _timed(pieces: Iterator[Piece], *, relative: bool) -> Iterator[Piece]:
    """Give pieces with the time since the recording began, never going back."""
    now = 0.0
    for piece in pieces:
        now = min(now + piece.at if relative else max(now, piece.at), LONGEST)
        yield Piece(now, piece.code, piece.text)


def _within(value: Any, usual: int, axis: int) -> int:
    cells = int(_number(value)) or usual
    return min(max(cells, LEAST[axis]), MOST[axis])


def _number(value: Any) -> float:
    """Read a time or size, 0 for what is none."""
    fine = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e11  # noqa: PLR2004
    return float(value) if fine else 0.0


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
