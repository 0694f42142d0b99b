"""The store's tables, and how a file of an older version comes to have them: numbered steps, each taken once.

A step that has been published is never changed; what is wanted anew is another step at the end.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from quarterdeck.store.old_files import read_old_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Statement = tuple[str, tuple[object, ...]]
    Migration = Callable[[sqlite3.Connection, Path | None], list[Path]]

AUDIENCE = """
CREATE TABLE IF NOT EXISTS polls (
    deck TEXT, poll TEXT, title TEXT NOT NULL, options TEXT NOT NULL, single INTEGER NOT NULL,
    state TEXT NOT NULL, revealed INTEGER NOT NULL, opened TEXT NOT NULL,
    PRIMARY KEY (deck, poll)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS votes (
    deck TEXT, poll TEXT, browser TEXT, options TEXT NOT NULL,
    PRIMARY KEY (deck, poll, browser)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS questions (
    deck TEXT, number INTEGER, browser TEXT NOT NULL, text TEXT NOT NULL, asked TEXT NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (deck, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS supports (
    deck TEXT, question INTEGER, browser TEXT,
    PRIMARY KEY (deck, question, browser)) WITHOUT ROWID
"""

REST = """
CREATE TABLE position (
    deck TEXT PRIMARY KEY, slide INTEGER NOT NULL, build INTEGER NOT NULL, black INTEGER NOT NULL,
    since REAL, before REAL NOT NULL, given TEXT NOT NULL, kept REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE ink (
    number INTEGER PRIMARY KEY, deck TEXT NOT NULL, version TEXT NOT NULL, slide INTEGER NOT NULL,
    stroke TEXT NOT NULL, colour TEXT NOT NULL, at INTEGER NOT NULL, points TEXT NOT NULL, drawn REAL NOT NULL);
CREATE INDEX ink_of_slide ON ink (deck, slide);
CREATE TABLE devices (
    name TEXT PRIMARY KEY, called TEXT NOT NULL, lock TEXT NOT NULL, paired REAL NOT NULL, seen REAL NOT NULL);
CREATE TABLE rehearsals (
    folder TEXT PRIMARY KEY, digest TEXT NOT NULL, seconds TEXT NOT NULL) WITHOUT ROWID
"""


def migrate(connection: sqlite3.Connection, folder: Path | None) -> None:
    """Bring a file to the newest version in one transaction, then remove the old files that it has taken over.

    Raises sqlite3.DatabaseError for a file that a newer Quarterdeck has made. Without a folder nothing is taken over.
    """
    if _version(connection) == len(MIGRATIONS):
        return
    done: list[Path] = []
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # another process may be about the same
        version = _version(connection)
        if version > len(MIGRATIONS):
            known = f"its tables are version {version}, and this one knows {len(MIGRATIONS)}"
            raise sqlite3.DatabaseError(f"a newer Quarterdeck has made it: {known}")
        for step in MIGRATIONS[version:]:
            done += step(connection, folder)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    for file in done:
        with contextlib.suppress(OSError):  # it is never looked at again
            file.unlink(missing_ok=True)


def _audience(connection: sqlite3.Connection, _folder: Path | None) -> list[Path]:
    """Make the tables of votes and questions; files from before versions were counted have them already."""
    _run(connection, AUDIENCE)
    return []


def _rest(connection: sqlite3.Connection, folder: Path | None) -> list[Path]:
    """Make the other tables, and fill them from the small files that held all this before; gives those files."""
    _run(connection, REST)
    found = read_old_files(folder) if folder else ()
    return [file for file, statements in found if _take(connection, statements)]


def _take(connection: sqlite3.Connection, statements: list[Statement]) -> bool:
    """Take one file's rows over, all or none: a file whose rows are none of ours is damaged, and is skipped."""
    connection.execute("SAVEPOINT file")
    try:
        for statement, values in statements:
            connection.execute(statement, values)
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, OverflowError, ValueError):
        connection.execute("ROLLBACK TO file")
        return False
    return True


def _ended(connection: sqlite3.Connection, _folder: Path | None) -> list[Path]:
    """Let a talk that has ended keep where it stood; none has until now."""
    _run(connection, "ALTER TABLE position ADD COLUMN live INTEGER NOT NULL DEFAULT 1")
    return []


MIGRATIONS: tuple[Migration, ...] = (_audience, _rest, _ended)


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in script.split(";"):  # executescript() would commit what came before
        connection.execute(statement)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
