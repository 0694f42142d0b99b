"""What is written down of a run before it starts, so that the next server can end what a dead one left."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Self

import psutil

from quarterdeck.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "run.json"
SAME = 2.0  # seconds two readings of one process's start may differ by


@dataclass(frozen=True, slots=True)
class Identity:
    """A process that cannot be mistaken for a later one with its number; `started` is in seconds since 1970."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """Take down a process that is alive."""
        return cls(pid, psutil.Process(pid).create_time())

    def alive(self) -> bool:
        """Say whether this very process still runs."""
        try:
            return self._same() and psutil.Process(self.pid).status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False

    def taken(self) -> bool:
        """Say whether the process is gone and its number is another's by now."""
        return psutil.pid_exists(self.pid) and not self._same()

    def _same(self) -> bool:
        try:
            return abs(psutil.Process(self.pid).create_time() - self.started) < SAME
        except psutil.Error:
            return False


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run of one demo: who runs it, its shells (leaders of their sessions), and how to clean up after it.

    `run` is the run's id and its folder's name; its workspace is the folder `demo` in there. `namespace` is what it
    makes on the cluster, empty for none. `ended` is a run of which only that is left, as the cluster was away.
    `env` are the demo's variables, which its cleanup commands need.
    """

    run: str
    demo: str
    needs: tuple[str, ...]
    cleanup: tuple[str, ...]
    server: Identity
    shells: tuple[Identity, ...] = ()
    namespace: str = ""
    ended: bool = False
    env: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Keep the record in the run's folder, replacing an earlier one whole; raises OSError."""
        new = folder / f"{FILE}.new"
        new.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        new.replace(folder / FILE)


def read_record(folder: Path) -> RunRecord:
    """Read the record in a run's folder; raises SourceError when there is none that can be read."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return RunRecord(
            run=folder.name,
            demo=str(kept["demo"]),
            needs=tuple(kept["needs"]),
            cleanup=tuple(kept["cleanup"]),
            server=Identity(**kept["server"]),
            shells=tuple(Identity(**shell) for shell in kept["shells"]),
            namespace=str(kept["namespace"]),
            ended=bool(kept["ended"]),
            env={str(name): str(value) for name, value in kept.get("env", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{folder / FILE} is no record of a run: {error}") from error
