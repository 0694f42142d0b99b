"""One event as lines of a tape, and back: the only place that knows the codes. Pure.

``o`` is the first terminal's output and ``r`` its size, as every asciinema player knows them; ``+`` and ``=``
are another terminal's, its name first; ``m`` marks where a step begins; ``s`` is a step's start or end as JSON,
and ``p`` a picture.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from quarterdeck.events import Closed, Drawn, Ended, Event, Held, Output, Resized, Started
from quarterdeck.pictures.model import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

FOREIGN = "imx"  # codes that carry nothing of ours: input, markers (an `s` follows), exit


def to_lines(  # noqa: PLR0911  # one for each
    event: Event, first: str, labels: Mapping[int, str]
) -> list[tuple[str, str]]:
    """Give code and data of each line an event makes; `first` is the first terminal's name."""
    match event:
        case Output(terminal, text):
            return [("o", text) if terminal == first else ("+", f"{terminal}\n{text}")]
        case Resized(terminal, cols, rows):
            return [("r", f"{cols}x{rows}") if terminal == first else ("=", f"{terminal}\n{cols}x{rows}")]
        case Started(terminal, step):
            label = f"{step} {labels.get(step, '')}".strip()
            return [("m", label), ("s", _json({"started": step, "terminal": terminal}))]
        case Held(terminal, step):
            return [("s", _json({"held": step, "terminal": terminal}))]
        case Ended(terminal, step, status, seconds, problem):
            said = {"ended": step, "terminal": terminal, "status": status, "seconds": seconds, "problem": problem}
            return [("s", _json(said))]
        case Drawn(picture):
            return [("p", msgspec.json.encode(picture).decode())]
        case Closed(problem):
            return [("s", _json({"closed": problem}))]


def from_line(code: str, text: str, first: str) -> Event | None:
    """Give the event of one line, None for a line that holds nothing of ours; raises ValueError."""
    match code:
        case "o":
            return Output(first, text)
        case "r":
            return _resized(first, text)
        case "+" | "=":
            name, rest = _named(text)
            return Output(name, rest) if code == "+" else _resized(name, rest)
        case "p":
            return Drawn(msgspec.json.decode(text, type=Picture))
        case "s":
            return _said(json.loads(text))
        case _:
            return None


def _json(said: Mapping[str, object]) -> str:
    return json.dumps(said, separators=(",", ":"))


def _named(text: str) -> tuple[str, str]:
    name, newline, rest = text.partition("\n")
    if not newline:
        raise ValueError("the name of its terminal is missing")
    return name, rest


def _resized(terminal: str, size: str) -> Resized:
    cols, _, rows = size.partition("x")
    return Resized(terminal, int(cols), int(rows))


def _said(said: Any) -> Event:
    match said:
        case {"started": int(step), "terminal": str(terminal)}:
            return Started(terminal, step)
        case {"held": int(step), "terminal": str(terminal)}:
            return Held(terminal, step)
        case {"ended": int(step), "terminal": str(terminal), "seconds": int() | float() as seconds}:
            return Ended(terminal, step, said.get("status"), float(seconds), said.get("problem"))
        case {"closed": problem}:
            return Closed(problem)
        case _:
            raise ValueError("neither a step's start nor its end")
