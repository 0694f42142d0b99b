"""A run becomes a tape: an asciicast of version 3 that any asciinema player plays."""

from __future__ import annotations

import contextlib
import json
import os
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Self

from quarterdeck.errors import TapeError
from quarterdeck.findings import Place
from quarterdeck.tape.lines import to_lines
from quarterdeck.tape.read import EXACTLY, VERSION

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from quarterdeck.events import Timed
    from quarterdeck.tape.model import Tape


class TapeWriter:
    """Writes a tape event by event; the old tape stays until the new one is whole.

    A context manager: leaving it in peace keeps the new tape, leaving it by an exception forgets it.
    Every method raises TapeError when the disk refuses, and leaves no half tape behind.
    """

    def __init__(self, path: Path, heading: Tape) -> None:
        """Begin with the header that `heading` says; its events, if any, are not written."""
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._heading = heading
        self._late = 0.0  # what rounding has kept from the intervals so far
        self._file: IO[str] | None = None
        try:
            self._file = self._part.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise self._refused(error) from error
        self._line(header_of(heading))

    def __enter__(self) -> Self:
        """Record until left."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Keep the tape, or forget it after an exception."""
        if kind is None:
            self.keep()
        else:
            self.forget()

    def add(self, timed: Timed) -> None:
        """Append an event."""
        exact = timed.after + self._late
        after = round(max(exact, 0.0), EXACTLY)
        self._late = exact - after
        for code, text in to_lines(timed.event, self._heading.terminals[0], self._heading.labels):
            self._line([after, code, text])
            after = 0.0

    def keep(self) -> None:
        """Put the new tape in the old one's place, whole and on the disk."""
        if self._file is None:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.replace(self._path)
        except OSError as error:
            self.forget()
            raise self._refused(error) from error
        self._file = None

    def forget(self) -> None:
        """Leave the old tape as it was."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._part.unlink(missing_ok=True)
            self._file = None

    def _line(self, line: object) -> None:
        if self._file is None:
            raise TapeError("the tape has been kept or forgotten", Place(self._path), "nothing more can be added")
        try:
            self._file.write(json.dumps(line) + "\n")
        except OSError as error:
            self.forget()
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> TapeError:
        sentence = f"the tape cannot be written: {error.strerror}"
        return TapeError(sentence, Place(self._path), "the old one is as it was")


def write_tape(path: Path, tape: Tape) -> None:
    """Write a whole tape; raises TapeError when the disk refuses, and the old tape stays."""
    with TapeWriter(path, tape) as writer:
        for timed in tape.events:
            writer.add(timed)


def header_of(tape: Tape) -> dict[str, object]:
    """Give a tape's first line: what every player reads, and under `quarterdeck` what we read."""
    day = datetime.fromisoformat(tape.recorded.date).replace(tzinfo=UTC)
    ours = {
        "demo": tape.demo,
        "engines": tape.recorded.engines,
        "digest": tape.digest,
        "terminals": list(tape.terminals),
        "labels": {str(step): label for step, label in tape.labels.items()},
        **({"elsewhere": True} if tape.elsewhere else {}),
    }
    return {
        "version": VERSION,
        "term": {"cols": tape.cols, "rows": tape.rows, "type": "xterm-256color"},
        "timestamp": int(day.timestamp()),
        "title": tape.title,
        "quarterdeck": ours,
    }
