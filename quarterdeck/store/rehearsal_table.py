"""The table of how long each step of a demo took in its last rehearsal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.store.database import Store

KEEP = "INSERT OR REPLACE INTO rehearsals VALUES (?, ?, ?)"
ONE = "SELECT digest, seconds FROM rehearsals WHERE folder = ?"
FOLDERS = "SELECT folder FROM rehearsals"
FORGET = "DELETE FROM rehearsals WHERE folder = ?"


@dataclass(frozen=True, slots=True)
class RehearsalRow:
    """The seconds that each step took, in order, when the demo's files had this digest."""

    digest: str
    seconds: tuple[float, ...]


class RehearsalTable:
    """The last rehearsal of each demo, by its folder, as two talks may each have a demo of the same name."""

    def __init__(self, store: Store) -> None:
        """Keep the rehearsals in this store."""
        self._store = store

    def last(self, folder: Path) -> RehearsalRow | None:
        """Read the last rehearsal of the demo in a folder; None where there was none."""
        for digest, seconds in self._store.read(ONE, str(folder.resolve())):
            return RehearsalRow(digest, tuple(json.loads(seconds)))
        return None

    def keep(self, folder: Path, digest: str, seconds: Sequence[float]) -> None:
        """Keep a rehearsal, and forget those of folders that are gone; raises MachineError where that cannot be."""
        gone = [name for (name,) in self._store.read(FOLDERS) if not Path(name).is_dir()]
        row = str(folder.resolve()), digest, json.dumps([round(each, 3) for each in seconds])
        self._store.insist("the times of a rehearsal", *((FORGET, (name,)) for name in gone), (KEEP, row))
