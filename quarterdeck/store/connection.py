"""SQLite's file of a state folder: opened, looked through, and set aside where it is broken."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from pathlib import Path

from quarterdeck.store.migrations import migrate

BUSY = 5.0  # seconds to wait while another process, a rehearsal say, writes into the same file
BESIDE = ("", "-wal", "-shm")  # the ends of the names of SQLite's files
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(path: Path) -> sqlite3.Connection:
    """Open a file, which is made where there is none, with its tables of today; raises OSError and sqlite3.Error."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)  # its owner's alone; what SQLite puts beside it takes this mode over
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    return _connect(str(path), path.parent)


def connect_memory() -> sqlite3.Connection:
    """Give the same tables for as long as the process is there."""
    return _connect(":memory:", None)


def is_broken(error: Exception) -> bool:
    """Say whether the file itself is what is wrong; a full disk or a newer version's tables are not."""
    return getattr(error, "sqlite_errorcode", None) in BROKEN


def set_aside(path: Path) -> Path | None:
    """Rename a file, and what SQLite has put beside it, so that its name tells when; None where that cannot be."""
    aside = path.with_name(f"{path.stem}-broken-{time.strftime('%Y-%m-%dT%H-%M-%S')}{path.suffix}")
    try:
        for end in BESIDE:
            beside = Path(f"{path}{end}")
            if beside.exists():
                beside.replace(f"{aside}{end}")
    except OSError:
        return None
    return aside


def _connect(path: str, folder: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk, though the power goes
        migrate(connection, folder)
        _look_through(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _look_through(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error where the file is damaged anywhere, not just where one happens to read."""
    found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
