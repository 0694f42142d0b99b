"""Anybody's recording of a terminal: a step for each marker, or else for each command that was typed, and its tape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quarterdeck.demo.demo_draft import Remark
from quarterdeck.demo.model import COLS, MAIN, ROWS
from quarterdeck.events import Ended, Event, Output, Recorded, Resized, Started, Timed
from quarterdeck.importers.casts import Asciicast, read_cast
from quarterdeck.importers.composer import Composer
from quarterdeck.importers.typed import Typed, commands_of
from quarterdeck.source.terminal.marks import Marks
from quarterdeck.tape.model import Tape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quarterdeck.demo.demo_draft import Draft

READ = "what was typed is read from the screen of the recording; see that it is right"
NOTHING = "what was typed up to the next marker cannot be read from the recording; write it as run"
WHOLE = "no prompt and no marker can be found in the recording, so all of it is one step"
NOOP = "true"


@dataclass(frozen=True, slots=True)
class Part:
    """A step's part of a recording: the number of its first piece, its commands, and the marker's words."""

    first: int
    commands: tuple[str, ...]
    label: str = ""


def import_asciicast(text: str, path: Path, title: str) -> tuple[Draft, Tape]:
    """Make a draft and a tape of a recording; the tape still lacks its demo's name and digest.

    Raises TapeError for what is no recording.
    """
    cast = read_cast(text, path)
    composer = Composer(path.name, cast.title or title)
    if (cast.cols, cast.rows) != (COLS, ROWS):
        composer.fields["size"] = f"{cast.cols}x{cast.rows}"
    parts = _parts(cast) or [Part(0, ())]
    shown = [part for part in parts if _step(composer, part, whole=len(parts) == 1)]
    draft = composer.draft()
    labels = {number: part.label or "; ".join(part.commands) for number, part in enumerate(shown, 1)}
    return draft, _tape(cast, shown, labels, str(draft.fields["title"]))


def _step(composer: Composer, part: Part, *, whole: bool) -> bool:
    """Take in one part as a step; gives whether it has become one."""
    line = part.first + 2
    if not part.commands:
        composer.remark(line, WHOLE if whole and not part.label else NOTHING)
    found = composer.show(line, "\n".join(part.commands) or NOOP)
    if found is None:
        return False
    if part.label:
        found.fields["title"] = part.label
    if part.commands:
        found.remarks.insert(0, Remark(line, READ))
    return True


def _parts(cast: Asciicast) -> list[Part]:
    typed = commands_of(cast)
    markers = [(number, piece.text) for number, piece in enumerate(cast.pieces) if piece.code == "m"]
    if not markers:
        return [Part(each.begun + 1, (each.command,)) for each in typed]
    ends = [number for number, _ in markers[1:]] + [len(cast.pieces)]
    return [
        Part(number, _between(typed, number, end), " ".join(label.split()))
        for (number, label), end in zip(markers, ends, strict=True)
    ]


def _between(typed: Sequence[Typed], first: int, end: int) -> tuple[str, ...]:
    return tuple(each.command for each in typed if first <= each.given < end)


def _tape(cast: Asciicast, parts: Sequence[Part], labels: dict[int, str], title: str) -> Tape:
    day = datetime.fromtimestamp(cast.made, UTC).date().isoformat()
    events = tuple(_events(cast, parts))
    recorded = Recorded(day, {})
    return Tape(recorded, "", "", (MAIN,), cast.cols, cast.rows, events, title, labels, elsewhere=True)


def _events(cast: Asciicast, parts: Sequence[Part]) -> Iterator[Timed]:
    """Give the recording's output with a start before each step and an end behind it."""
    starts = {part.first: number for number, part in enumerate(parts, 1)}
    before, began, running = 0.0, 0.0, 0
    harmless = Marks("")
    yield Timed(0.0, Resized(MAIN, cast.cols, cast.rows))
    for number, piece in enumerate(cast.pieces):
        if number in starts:
            yield from _ended(running, piece.at - began)
            running, began = starts[number], piece.at
            yield Timed(0.0, Started(MAIN, running))
        for event in _happened(piece.code, piece.text, harmless):
            yield Timed(piece.at - before, event)
            before = piece.at
    for late in (number for first, number in starts.items() if first >= len(cast.pieces)):
        yield from _ended(running, 0.0)
        running = late
        yield Timed(0.0, Started(MAIN, late))
    yield from _ended(running, before - began)


def _happened(code: str, text: str, harmless: Marks) -> Iterator[Event]:
    if code == "o":
        yield from (Output(MAIN, shown) for shown in harmless.feed(text) if isinstance(shown, str))
    cols, _, rows = text.partition("x")
    if code == "r" and cols.isdecimal() and rows.isdecimal() and cols.isascii() and rows.isascii():
        yield Resized(MAIN, min(int(cols[:4]), 999), min(int(rows[:4]), 999))


def _ended(step: int, seconds: float) -> Iterator[Timed]:
    if step:
        yield Timed(0.0, Ended(MAIN, step, 0, round(max(seconds, 0.0), 3)))


def of_demo(tape: Tape, name: str, digest: str) -> Tape:
    """Give the tape of a demo that has been written."""
    return replace(tape, demo=name, digest=digest)
