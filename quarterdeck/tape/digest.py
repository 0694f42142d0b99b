"""Tells whether a tape still shows what its demo does."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 16
_NOT_THE_DEMO = frozenset({".DS_Store", "__pycache__", "node_modules"})


def digest_of(folder: Path, tape: str) -> str:
    """Give a short digest of every file in a demo's folder and its name, but for the tape's own.

    `tape` is the tape's file name. Raises OSError for a file that cannot be read.
    """
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and _counts(path, folder, tape)):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:LENGTH]


def _counts(path: Path, folder: Path, tape: str) -> bool:
    parts = path.relative_to(folder).parts
    return not parts[0].startswith(tape) and _NOT_THE_DEMO.isdisjoint(parts)
