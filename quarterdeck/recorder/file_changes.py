"""The text files of a folder at two times, and what has changed between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.demo.files import is_part
from quarterdeck.demo.model import Edit
from quarterdeck.recorder.deed import Change

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST = 100_000  # bytes of a file that is looked at
MOST = 500  # files
SPARE = (".swp", ".swo", "~", ".swx", "4913")  # what editors leave for themselves


def read_files(folder: Path) -> dict[str, str]:
    """Give every text file of a folder by its name; what is no text, or too large, is left out."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*"))[: MOST * 4]:
        if len(found) < MOST and is_part(path, folder) and not path.name.endswith(SPARE):
            text = _text(path)
            if text is not None:
                found[path.relative_to(folder).as_posix()] = text
    return found


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """Name the files that are not as they were."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return tuple(Change(name, before.get(name), after.get(name)) for name in names)


def edit_of(change: Change) -> Edit | None:
    """Give a change as an edit of the lines that differ; None where no edit can say it.

    The old text has as many lines around it as it deeds to stand in the file once.
    """
    if not (change.before and change.after is not None):
        return None
    old, new = (text.splitlines(keepends=True) for text in (change.before, change.after))
    first = _alike(old, new)
    last = min(_alike(old[::-1], new[::-1]), len(old) - first, len(new) - first)
    while True:
        piece = "".join(old[first : len(old) - last])
        if piece.strip() and change.before.count(piece) == 1:
            return Edit(change.file, piece, "".join(new[first : len(new) - last]))
        if not (first or last):
            return None
        first, last = max(first - 1, 0), max(last - 1, 0) if not first else last


def _alike(one: list[str], other: list[str]) -> int:
    """Count the lines at the beginning that are the same."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _text(path: Path) -> str | None:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
