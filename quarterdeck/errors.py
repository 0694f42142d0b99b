"""What we raise on purpose, each one sentence: what is wrong, where, and what to do.

::

    QuarterdeckError
    ├── AuthorError        whoever wrote the talk can mend it; carries a place
    │   ├── DeckError
    │   ├── DemoError
    │   └── TapeError
    ├── MachineError       the machine is not as needed; the talk goes on without
    │   ├── EngineError
    │   └── SourceError
    └── RefusedError       a viewer or a presenter asked for what cannot be done now
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the talk's files something stands; `line` counts from 1, 0 means the whole file."""

    path: Path
    line: int = 0

    def __str__(self) -> str:
        """Write the place as editors read it, ``path:line``."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)


class QuarterdeckError(Exception):
    """The root of everything raised on purpose; `str()` is the sentence a person reads."""


class AuthorError(QuarterdeckError):
    """A fault in the talk's files, with the place to mend it."""

    def __init__(self, sentence: str, place: Place) -> None:
        """Keep the sentence and its place apart, and print them as ``path:line: sentence``."""
        super().__init__(f"{place}: {sentence}")
        self.sentence = sentence
        self.place = place


class DeckError(AuthorError):
    """A deck that cannot be shown."""


class DemoError(AuthorError):
    """A demo.yaml, or a file it names, that cannot be run."""


class TapeError(AuthorError):
    """A tape that cannot be played."""


class MachineError(QuarterdeckError):
    """Something this machine lacks or has run out of."""


class EngineError(MachineError):
    """Docker or Kubernetes does not answer as it should."""


class SourceError(MachineError):
    """A terminal that could not be started or went away."""


class RefusedError(QuarterdeckError):
    """What was asked for is not possible now, or not for this person."""
