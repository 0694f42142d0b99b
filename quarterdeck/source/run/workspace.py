"""A run's own folder: its copy of the demo's files, and the changes its steps make to them."""

from __future__ import annotations

import difflib
import shutil
from typing import TYPE_CHECKING

from quarterdeck.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quarterdeck.demo.model import Demo, Edit

CONTEXT = 2  # unchanged lines shown on either side of a change
_RED, _GREEN, _BOLD, _DIM, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {"-": _RED, "+": _GREEN, "@": _DIM}


def make_folder(folder: Path) -> None:
    """Make a run's folder, closed to everybody else; raises SourceError when the disk refuses."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise SourceError(f"{folder} cannot be made: {error.strerror}; see to the disk, then try again") from error


def copy_files(demo: Demo, folder: Path) -> Path:
    """Copy what a demo runs into a run's folder and give the workspace; raises SourceError when the disk refuses.

    The demo's yaml and its tape stay behind, so that `ls` on stage shows the demo's files and nothing of ours.
    """
    workspace = folder / demo.name
    ours = shutil.ignore_patterns("demo.yaml", demo.tape.name, ".DS_Store")
    try:
        shutil.copytree(demo.folder, workspace, symlinks=True, ignore=ours)
    except OSError as error:
        raise SourceError(f"{demo.folder} cannot be copied: {_why(error)}; mend that, then try again") from error
    return workspace


def edit_file(workspace: Path, edit: Edit) -> str:
    """Make a step's edit in the workspace and give the difference as a terminal shows it.

    Raises SourceError when the old text does not stand there exactly once. A file that is not there
    yet counts as empty.
    """
    path = _inside(workspace, edit)
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = _replaced(before, edit)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise SourceError(f"{edit.file} cannot be edited: {error}") from error
    return difference(edit.file, before, after)


def is_changed_otherwise(workspace: Path, edit: Edit) -> bool:
    """Say whether a file holds neither what an edit replaces nor what it writes: somebody has changed it by hand."""
    try:
        text = _inside(workspace, edit).read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return True
    return edit.old not in text and edit.new not in text


def put_back(demo: Demo, number: int, workspace: Path, opened: str) -> None:
    """Write the file of a step's edit as it is before that step: as the demo has it, with every earlier edit made.

    `opened` is when the run began. Raises SourceError where the file cannot be written.
    """
    edit = demo.step(number).edit
    if edit is None:
        raise SourceError(f"step {number} changes no file")
    original, path = demo.folder / edit.file, _inside(workspace, edit)
    try:
        text = original.read_text(encoding="utf-8") if original.exists() else ""
        for earlier in demo.steps[: number - 1]:
            if earlier.edit and earlier.edit.file == edit.file:
                text = _replaced(text, earlier.edit.at(opened))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise SourceError(f"{edit.file} cannot be put back: {error}") from error


def difference(name: str, before: str, after: str) -> str:
    """Draw what has changed in a file, in colours, each line ended as a terminal wants it."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=CONTEXT, lineterm="")
    return f"{_BOLD}{name}{_PLAIN}\r\n" + "".join(f"{_painted(line)}\r\n" for line in _body(lines))


def _inside(workspace: Path, edit: Edit) -> Path:
    path = (workspace / edit.file).resolve()
    if not path.is_relative_to(workspace.resolve()):
        raise SourceError(f"{edit.file} is outside the demo's folder")
    return path


def _why(error: OSError) -> str:
    """Say why files could not be copied: `shutil` gathers one reason a file, the first is enough."""
    if isinstance(error, shutil.Error):
        return str(error.args[0][0][2])
    return error.strerror or str(error)


def _replaced(before: str, edit: Edit) -> str:
    if edit.old == "" and before:
        raise SourceError(f"{edit.file} is not empty, so the edit must say what it replaces")
    count = before.count(edit.old)
    if count != 1:
        found = "is not there" if not count else f"stands there {count} times"
        first = edit.old.strip().partition("\n")[0]
        raise SourceError(f"{edit.file}: the text to replace, “{first}”, {found}; it must stand there once")
    return before.replace(edit.old, edit.new)


def _body(lines: Iterator[str]) -> Iterator[str]:
    """Leave out the two lines that name the files, and the place of the first change."""
    for number, line in enumerate(lines):
        if number > 2:  # noqa: PLR2004 (“---”, “+++” and the first “@@”)
            yield "…" if line.startswith("@@") else line


def _painted(line: str) -> str:
    colour = _COLOURS.get(line[:1], "")
    return f"{colour}{line}{_PLAIN}" if colour else line
