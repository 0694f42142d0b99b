"""An asciicast of version 3, recorded by `rehearse`, becomes a `Tape`."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from quarterdeck.errors import TapeError
from quarterdeck.events import Recorded, Timed
from quarterdeck.findings import Place
from quarterdeck.settings import PROGRAM
from quarterdeck.tape.lines import from_line
from quarterdeck.tape.model import Tape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

VERSION = 3
ANEW = "record it anew"
EXACTLY = 3  # digits after the point of a second: milliseconds


def read_tape(path: Path) -> Tape:
    """Read a tape; raises TapeError with its line where it cannot be played."""
    with _opened(path) as lines:
        heading = _heading(next(lines, ""), Place(path, 1))
        return replace(heading, events=tuple(_events(lines, heading.terminals[0], path)))


def read_heading(path: Path) -> Tape:
    """Read what a tape is of, without its events; raises TapeError where even that cannot be read."""
    with _opened(path) as lines:
        return _heading(next(lines, ""), Place(path, 1))


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[str]]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            yield lines
    except OSError as error:
        raise TapeError(f"the tape cannot be read: {error.strerror}", Place(path)) from error
    except UnicodeDecodeError as error:
        raise TapeError("the tape is not UTF-8", Place(path), ANEW) from error


def _heading(line: str, place: Place) -> Tape:
    header = _json_of(line)
    if not isinstance(header, dict) or header.get("version") != VERSION or "quarterdeck" not in header:
        remedy = f"record it with: {PROGRAM} rehearse NAME --record"
        raise TapeError("this is no tape of a demo", place, remedy)
    try:
        return _tape(header, header["quarterdeck"])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
        raise TapeError(f"the tape's header is incomplete ({error})", place, ANEW) from error


def _json_of(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _tape(header: Any, ours: Any) -> Tape:
    date = datetime.fromtimestamp(int(header["timestamp"]), UTC).date().isoformat()
    return Tape(
        recorded=Recorded(date, {str(name): str(version) for name, version in ours["engines"].items()}),
        demo=str(ours["demo"]),
        digest=str(ours["digest"]),
        terminals=_names(ours["terminals"]),
        cols=int(header["term"]["cols"]),
        rows=int(header["term"]["rows"]),
        title=str(header.get("title", "")),
        labels={int(step): str(label) for step, label in ours.get("labels", {}).items()},
        elsewhere=ours.get("elsewhere") is True,
    )


def _names(terminals: Any) -> tuple[str, ...]:
    if not isinstance(terminals, list) or not terminals:
        raise ValueError("it names no terminal")
    return tuple(str(name) for name in terminals)


def _events(lines: Iterable[str], first: str, path: Path) -> Iterator[Timed]:
    passed = 0.0  # since the last event that was ours
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            after, code, text = json.loads(line)
            passed += float(after)
            event = from_line(code, text, first)
        except (ValueError, TypeError) as error:
            raise TapeError(f"this line is not of a tape ({error})", Place(path, number), ANEW) from error
        if event is not None:
            yield Timed(round(passed, EXACTLY), event)
            passed = 0.0
