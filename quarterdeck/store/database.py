"""The state folder's one file: whatever has been acknowledged is on the disk, through any end of the server."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import gevent
from gevent.event import AsyncResult, Event
from gevent.threadpool import ThreadPool

from quarterdeck.errors import MachineError
from quarterdeck.findings import Place
from quarterdeck.store.connection import connect, connect_memory, is_broken, set_aside
from quarterdeck.store.old_files import OLD_FILES

if TYPE_CHECKING:
    from pathlib import Path

    Statement = tuple[str, tuple[object, ...]]

NAME = "room.sqlite"
GATHER = 0.02  # seconds in which statements gather for one commit: a hall that votes at once costs a few commits


class NotKeptError(MachineError):
    """Something that could not be written; `reason` says why in the words of the database."""

    def __init__(self, reason: str) -> None:
        """Say it to whoever asked for it to be kept."""
        super().__init__(f"this could not be kept ({reason})", remedy="tell the presenter that the disk may be full")
        self.reason = reason


@dataclass(slots=True)
class Batch:
    """Statements that will be committed together, and the way to wait for it."""

    statements: list[Statement] = field(default_factory=list)
    done: AsyncResult = field(default_factory=AsyncResult)


class Store:
    """A SQLite file, written by one thread; `reason` says why it is kept in memory only, and is empty where it is not.

    `broken` says that it is the file itself that is damaged, `aside` where one was moved to that was. Other processes
    may have the same file open. Close it, or use it in a `with`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, reason: str = "") -> None:
        """Write to this connection, which is ours from now on."""
        self.path = path
        self.reason = reason
        self.broken = False
        self.aside: Path | None = None
        self._connection = connection
        self._pool: ThreadPool | None = None
        self._batch = self._newest = Batch()
        self._hurry = Event()
        self._writer: gevent.Greenlet | None = None

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store of a state folder; where that cannot be, the talk goes on with one in memory."""
        path = folder / NAME
        try:
            return cls(connect(path), path)
        except (OSError, sqlite3.Error) as error:
            store = cls(connect_memory(), path, str(error))
            store.broken = is_broken(error)
            return store

    @classmethod
    def begin(cls, folder: Path) -> Self:
        """Open it for a talk that begins: a broken file is set aside under a dated name, and a new one begun."""
        store = cls.open(folder)
        if store.broken and (aside := set_aside(store.path)):
            store.close()
            store = cls.open(folder)
            store.aside = aside
        return store

    @classmethod
    def look(cls, folder: Path) -> Self | None:
        """Open what a folder keeps, also while its talk is on, None if nothing is; raises MachineError."""
        if not any((folder / name).exists() for name in (NAME, *OLD_FILES)):
            return None
        store = cls.open(folder)
        if store.problem:
            store.close()
            raise store.problem
        return store

    @property
    def problem(self) -> MachineError | None:
        """Why nothing outlives the server, or nothing has outlived the last one; None where all is well."""
        if self.aside and not self.reason:
            sentence = f"the file of votes, questions and phones was broken, and a new one is begun; it is {self.aside}"
            return MachineError(sentence, Place(self.path), "pair your phone anew; .recover of sqlite3 may read it")
        remedy = "move that file away, or set QUARTERDECK_STATE to a folder of your own"
        sentence = f"votes, questions and phones cannot be kept here ({self.reason})"
        return MachineError(sentence, Place(self.path), remedy) if self.reason else None

    def read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read rows; it holds up the server, and so is for its start, for exports and for threads."""
        return self._connection.execute(query, values).fetchall()

    def write(self, *statements: Statement) -> None:
        """Commit statements in the order of the calls, and return once they are kept; raises NotKeptError."""
        self._gather(statements).done.get()

    def insist(self, what: str, *statements: Statement) -> None:
        """Commit as `write` does, and refuse to keep it in memory only; raises MachineError, which says `what`."""
        reason = self.reason
        try:
            self.write(*statements)
        except NotKeptError as error:
            reason = error.reason
        if reason:
            remedy = "make room there before the server is started again, or set QUARTERDECK_STATE to another folder"
            raise MachineError(f"{what} cannot be kept ({reason})", Place(self.path), remedy)

    def later(self, *statements: Statement) -> None:
        """Have statements committed soon, in the order of the calls; nobody waits, and a full disk loses them."""
        self._gather(statements)

    def settle(self, seconds: float | None = None) -> None:
        """Wait until all that was given is kept, or lost to a full disk, at most for some seconds."""
        if self._writer is not None:
            self._hurry.set()
            self._newest.done.wait(seconds)

    def close(self) -> None:
        """Keep what is still waiting, and let go of the file."""
        self.settle()
        if self._writer is not None:
            self._writer.join()
        if self._pool is not None:
            self._pool.kill()
        self._connection.close()

    def __enter__(self) -> Self:
        """Give the store itself, to be closed at the end."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it, whatever happened."""
        self.close()

    def _gather(self, statements: tuple[Statement, ...]) -> Batch:
        batch = self._newest = self._batch
        batch.statements += statements
        if self._writer is None:
            self._writer = gevent.spawn(self._drain)
        return batch

    def _drain(self) -> None:
        if self._pool is None:  # a pool that has nothing to do counts as false
            self._pool = ThreadPool(1)
        while self._batch.statements:
            self._hurry.wait(GATHER)
            self._hurry.clear()
            batch, self._batch = self._batch, Batch()
            try:
                self._pool.apply(self._commit, (batch.statements,))
            except (sqlite3.Error, ValueError) as error:  # ValueError: text that is no UTF-8
                batch.done.set_exception(NotKeptError(str(error)))
            else:
                batch.done.set(None)
        self._writer = None

    def _commit(self, statements: list[Statement]) -> None:
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")  # two processes that write wait for each other here
            for statement, values in statements:
                self._connection.execute(statement, values)


def deck_key(deck: Path) -> str:
    """Name a deck as the tables do, by where it is: what two talks keep does not mix."""
    return str(deck.resolve())
