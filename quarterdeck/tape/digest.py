"""Tells whether a tape still shows what its demo does."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from quarterdeck.demo.files import is_part
from quarterdeck.demo.load import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.demo.model import Demo

LENGTH = 16


def digest(demo: Demo) -> str:
    """Give a short digest of what a demo does: its steps, and every file they may run, with its name.

    A tape carries that of its demo. Words said about a step do not count, nor does a tape still being written.
    Raises OSError for a file that cannot be read.
    """
    total = hashlib.sha256(demo.performance.encode())
    for path in sorted(path for path in demo.folder.rglob("*") if path.is_file() and _counts(path, demo)):
        content = path.read_bytes()
        total.update(f"\0{path.relative_to(demo.folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:LENGTH]


def _counts(path: Path, demo: Demo) -> bool:
    ours = path.relative_to(demo.folder).parts[0].startswith((FILE, demo.tape.name))
    return not ours and is_part(path, demo.folder)
