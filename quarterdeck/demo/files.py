"""The files of a demo's folder that anybody may read and take home: all but its tape and what is no part of it."""

from __future__ import annotations

import io
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.demo.model import Demo

IGNORED = frozenset({".DS_Store", ".git", "__pycache__", "node_modules"})
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip file knows
UNIX = 3
RUNS, READS = 0o100755 << 16, 0o100644 << 16


def is_part(path: Path, folder: Path) -> bool:
    """Say whether what stands at a path is part of the work in a folder: no other tool's, no packages."""
    return IGNORED.isdisjoint(path.relative_to(folder).parts)


def files_of(demo: Demo) -> list[PurePosixPath]:
    """Give the files' names within the demo's folder, in order; links that lead out of it are left out."""
    inside = (path for path in demo.folder.rglob("*") if path.is_file() and _is_given(path, demo))
    return sorted(PurePosixPath(path.relative_to(demo.folder)) for path in inside)


def archive(demo: Demo) -> bytes:
    """Pack these files into a zip file that is the same, to the last byte, as long as they are."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as zipped:
        for name in files_of(demo):
            path = demo.folder / name
            entry = ZipInfo(f"{demo.name}/{name}", LONG_AGO)
            entry.create_system, entry.compress_type = UNIX, ZIP_DEFLATED
            entry.external_attr = RUNS if os.access(path, os.X_OK) else READS
            zipped.writestr(entry, path.read_bytes())
    return packed.getvalue()


def _is_given(path: Path, demo: Demo) -> bool:
    tape = path.relative_to(demo.folder).parts[0].startswith(demo.tape.name)
    return not tape and is_part(path, demo.folder) and path.resolve().is_relative_to(demo.folder.resolve())
