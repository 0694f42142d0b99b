"""Where votes and questions are kept: whatever has been acknowledged is on the disk, through any end of the server."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import gevent
from gevent.event import AsyncResult
from gevent.threadpool import ThreadPool

from quarterdeck.errors import MachineError
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from pathlib import Path

    Statement = tuple[str, tuple[object, ...]]

NAME = "room.sqlite"
GATHER = 0.02  # seconds in which statements gather for one commit: a hall that votes at once costs a few commits

SCHEMA = """
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
    PRIMARY KEY (deck, question, browser)) WITHOUT ROWID;
"""


@dataclass(slots=True)
class Batch:
    """Statements that will be committed together, and the way to wait for it."""

    statements: list[Statement] = field(default_factory=list)
    done: AsyncResult = field(default_factory=AsyncResult)


class Ledger:
    """A SQLite file in the state folder, written by one thread; `problem` says why it is kept in memory only."""

    def __init__(self, connection: sqlite3.Connection, problem: MachineError | None = None) -> None:
        """Write to this connection, which is ours from now on."""
        connection.executescript(SCHEMA)
        self.problem = problem
        self._connection = connection
        self._pool: ThreadPool | None = None
        self._batch = Batch()
        self._writer: gevent.Greenlet | None = None

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """Open the ledger of a state folder; where that cannot be, the talk goes on with one in memory."""
        path = folder / NAME
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(_connect(str(path)))
        except (OSError, sqlite3.Error) as error:
            remedy = "move that file away, or set QUARTERDECK_STATE to a folder of your own"
            problem = MachineError(f"votes and questions cannot be kept here ({error})", Place(path), remedy)
            return cls(_connect(":memory:"), problem)

    def read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read rows; it holds up the server, and so is for its start and for exports."""
        return self._connection.execute(query, values).fetchall()

    def write(self, *statements: Statement) -> None:
        """Commit statements in the order of the calls, and return once they are kept; raises MachineError."""
        batch = self._batch
        batch.statements += statements
        if self._writer is None:
            self._writer = gevent.spawn(self._drain)
        batch.done.get()

    def close(self) -> None:
        """Keep what is still waiting, and let go of the file."""
        if self._writer is not None:
            self._writer.join()
        if self._pool is not None:
            self._pool.kill()
        self._connection.close()

    def _drain(self) -> None:
        pool = self._pool = self._pool or ThreadPool(1)
        while self._batch.statements:
            gevent.sleep(GATHER)
            batch, self._batch = self._batch, Batch()
            try:
                pool.apply(self._commit, (batch.statements,))
            except sqlite3.Error as error:
                problem = MachineError(
                    f"this could not be kept ({error}); tell the presenter that the disk may be full"
                )
                batch.done.set_exception(problem)
            else:
                batch.done.set(None)
        self._writer = None

    def _commit(self, statements: list[Statement]) -> None:
        with self._connection:
            for statement, values in statements:
                self._connection.execute(statement, values)


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk, though the power goes
    except sqlite3.Error:
        connection.close()
        raise
    return connection
