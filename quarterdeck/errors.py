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

from typing import TYPE_CHECKING

from quarterdeck.findings import Finding, Severity

if TYPE_CHECKING:
    from quarterdeck.findings import Place


class QuarterdeckError(Exception):
    """The root of everything raised on purpose; `str()` is the line a person reads, `finding` holds its parts."""

    def __init__(self, sentence: str, place: Place | None = None, remedy: str = "") -> None:
        """Keep the parts, and print them as ``path:line: sentence; remedy``."""
        self.finding = Finding(place, Severity.ERROR, sentence, remedy)
        super().__init__(str(self.finding))


class AuthorError(QuarterdeckError):
    """A fault in the talk's files, with the place to mend it."""

    def __init__(self, sentence: str, place: Place, remedy: str = "") -> None:
        """Want a place, as whoever wrote the file has to find it."""
        super().__init__(sentence, place, remedy)


class DeckError(AuthorError):
    """A deck that cannot be shown."""


class DemoError(AuthorError):
    """A demo.yaml, or a file it names, that cannot be run."""


class TapeError(AuthorError):
    """A tape that cannot be played."""


class MachineError(QuarterdeckError):
    """Something this machine lacks or has run out of."""


class EngineError(MachineError):
    """An engine does not answer as it should."""


class SourceError(MachineError):
    """A terminal that could not be started or went away."""


class RefusedError(QuarterdeckError):
    """What was asked for is not possible now, or not for this person."""
