"""The files beside a script that its commands name, and that a demo of it needs."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from quarterdeck.demo.files import is_part

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.demo.demo_draft import Draft

LARGEST = 1_000_000  # bytes of a file
MOST = 200  # files
_SEPARATOR = re.compile(r"[\s'\"`()<>|;&=,:$]+")


def texts_of(draft: Draft) -> str:
    """Give all that the shell reads of a draft."""
    listed = [text for key in ("setup", "cleanup") for text in _list(draft.fields.get(key))]
    return "\n".join([*listed, *(str(step.fields.get("run", "")) for step in draft.steps)])


def names_in(text: str) -> list[str]:
    """Give the words of some commands that may name a file of the script's folder, each once."""
    words = (word.removeprefix("@").removeprefix("./").rstrip("/") for word in _SEPARATOR.split(text))
    return list(dict.fromkeys(word for word in words if word and word[0] not in "-/~." and ".." not in word.split("/")))


def files_beside(draft: Draft, folder: Path) -> list[Path]:
    """Find the files in a script's folder that a draft's commands name, whole folders with what is in them."""
    named = [folder / name for name in names_in(texts_of(draft)) if os.path.lexists(folder / name)]
    found: dict[Path, None] = {}
    for path in named:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found |= dict.fromkeys(each for each in inside if _is_given(each, folder))
    return list(found)[:MOST]


def copy_beside(files: list[Path], source: Path, target: Path) -> None:
    """Copy files with their places below one folder to another; raises OSError."""
    for path in files:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)


def _is_given(path: Path, folder: Path) -> bool:
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        return inside and path.is_file() and is_part(path, folder) and path.stat().st_size <= LARGEST
    except OSError:
        return False


def _list(value: object) -> list[str]:
    return value if isinstance(value, list) else []
