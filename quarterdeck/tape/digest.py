"""Tells whether a tape still shows what its demo does."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LENGTH = 16
_NOT_THE_DEMO = frozenset({".DS_Store", "__pycache__", "node_modules"})


def digest_of(folder: Path, performance: str, but: Collection[str]) -> str:
    """Give a short digest of what a demo does: its steps, as one text, and every file they may run, with its name.

    `but` are names of files on top of the folder that are not run; a file still being written beside them is not
    either. Raises OSError for a file that cannot be read.
    """
    total = hashlib.sha256(performance.encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and _counts(path, folder, but)):
        content = path.read_bytes()
        total.update(f"\0{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:LENGTH]


def _counts(path: Path, folder: Path, but: Collection[str]) -> bool:
    parts = path.relative_to(folder).parts
    return not parts[0].startswith(tuple(but)) and _NOT_THE_DEMO.isdisjoint(parts)
