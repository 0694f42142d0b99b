"""What a rehearsal showed becomes the demo's tape, if it may leave this machine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quarterdeck.errors import TapeError
from quarterdeck.events import Output, Recorded, Timed
from quarterdeck.findings import Place
from quarterdeck.tape.digest import digest
from quarterdeck.tape.model import Tape
from quarterdeck.tape.write import write_tape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Status

LARGEST = 2_000_000  # characters of output; a phone has to load the tape


def record(demo: Demo, events: Sequence[Timed], engines: Mapping[str, Status], *, private: Sequence[Path]) -> Path:
    """Write a demo's tape and give its path; `private` are folders whose names must not stand in it.

    Raises TapeError for a tape that is too large, that names a private folder, or that cannot be written.
    """
    _refuse(demo, events, private)
    versions = {name: engines[name].version or "" for name in demo.needs}
    today = datetime.now(UTC).date().isoformat()
    tape = Tape(
        recorded=Recorded(today, versions),
        demo=demo.name,
        digest=digest(demo),
        terminals=demo.terminals,
        cols=demo.cols,
        rows=demo.rows,
        events=tuple(events),
        title=demo.title,
        labels={step.number: step.label for step in demo.steps},
    )
    write_tape(demo.tape, tape)
    return demo.tape


def _refuse(demo: Demo, events: Sequence[Timed], private: Sequence[Path]) -> None:
    said = "".join(timed.event.text for timed in events if isinstance(timed.event, Output))
    if len(said) > LARGEST:
        sentence = f"the tape would hold {len(said)} characters, and {LARGEST} is the most"
        raise TapeError(sentence, Place(demo.tape), "have the demo print less")
    for folder in private:
        if str(folder) in said:
            sentence = f"the tape would show this machine's {folder}"
            raise TapeError(sentence, Place(demo.tape), "have the demo not print it")
