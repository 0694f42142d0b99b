"""The files that held position, ink, phones and rehearsal times before the store did, read as rows of its tables.

They are read once, by the step of `migrations` that makes those tables. A file that is damaged is skipped.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Statement = tuple[str, tuple[object, ...]]
    Reader = Callable[[str, float], list[Statement]]

POSITION = "INSERT INTO position VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
INK = "INSERT INTO ink (deck, version, slide, stroke, colour, at, points, drawn) VALUES (?, ?, ?, ?, ?, 0, ?, ?)"
DEVICE = "INSERT INTO devices VALUES (?, ?, ?, ?, ?)"
REHEARSAL = "INSERT INTO rehearsals VALUES (?, ?, ?)"


def read_old_files(folder: Path) -> Iterator[tuple[Path, list[Statement]]]:
    """Give each old file that can be read, with the statements that put what it holds into the store."""
    for name, read in OLD_FILES.items():
        file = folder / name
        try:
            statements = read(file.read_text("utf-8"), file.stat().st_mtime)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            continue
        yield file, statements


def _position(text: str, changed: float) -> list[Statement]:
    kept, _ = json.JSONDecoder().raw_decode(text)  # what was longer once may still follow
    timer = kept.get("timer", {})
    since = None if timer.get("since") is None else float(timer["since"])
    at = int(kept["slide"]), int(kept["build"]), kept.get("black") is True
    given = json.dumps([str(name) for name in kept.get("given", ())])
    return [(POSITION, (str(kept["deck"]), *at, since, float(timer.get("before", 0)), given, changed))]


def _ink(text: str, changed: float) -> list[Statement]:
    """Play a journal's lines again; one that was cut off by a crash ends it."""
    first, *lines = text.splitlines()
    deck, version = map(str, json.loads(first))
    slides: dict[int, dict[str, tuple[str, list[int]]]] = {}
    for line in lines:
        try:
            _draw(slides, *json.loads(line))
        except (ValueError, TypeError):
            break
    return [
        (INK, (deck, version, slide, name, colour, json.dumps(points), changed))
        for slide, strokes in slides.items()
        for name, (colour, points) in strokes.items()
        if points
    ]


def _draw(slides: dict[int, dict[str, tuple[str, list[int]]]], word: str, slide: int | None, *rest: Any) -> None:
    if slide is None:
        slides.clear()
    elif word == "wipe":
        slides.pop(slide, None)
    elif word == "undo":
        strokes = slides.get(slide)
        if strokes:
            strokes.popitem()
    else:
        name, colour, at, *points = rest
        _, known = slides.setdefault(slide, {}).setdefault(str(name), (str(colour), []))
        if 0 <= at <= len(known) // 2:
            known += [int(each) for each in points[len(known) - 2 * at :]]


def _devices(text: str, _changed: float) -> list[Statement]:
    phones = [(each["name"], each["called"], each["lock"], each["paired"], each["seen"]) for each in json.loads(text)]
    shape = str, str, str, float, float
    return [(DEVICE, phone) for phone in phones if all(map(isinstance, phone, shape))]


def _rehearsals(text: str, _changed: float) -> list[Statement]:
    return [
        (REHEARSAL, (folder, str(kept["digest"]), json.dumps([float(each) for each in kept["seconds"]])))
        for folder, kept in json.loads(text).items()
    ]


OLD_FILES: dict[str, Reader] = {
    "stage.json": _position,
    "ink.jsonl": _ink,
    "phones.json": _devices,
    "rehearsed.json": _rehearsals,
}
