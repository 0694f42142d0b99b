"""The door behind which every engine stands: what it is told, what it gives, and what it may leave undone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.checks import Asked, Check
    from quarterdeck.engines.watch import Watch
    from quarterdeck.findings import Finding
    from quarterdeck.pictures.model import Draw
    from quarterdeck.redaction.secret import Secret

RUN = "QUARTERDECK_RUN"  # in the environment of all that a run starts: its id, by which every process of it is found
PATIENCE = 2.0  # seconds an engine has to answer; one that takes longer would leave a talk hanging


@dataclass(frozen=True, slots=True)
class Status:
    """An engine as found on this machine.

    `version` is the server's, without a leading v. `lacks` is empty where it is found, else a sentence without full
    stop, and `remedy` what to do about it.
    """

    name: str
    version: str | None = None
    lacks: str = ""
    remedy: str = ""

    @property
    def found(self) -> bool:
        """Say whether it answers, and has what it takes."""
        return not self.lacks

    @property
    def problem(self) -> str | None:
        """What is wrong and what to do, as one sentence; None where it is found."""
        return f"{self.lacks}; {self.remedy}." if self.lacks else None


def _nobody_knows(_run: str, _holder: str) -> str:
    return "who holds it cannot be read"


@dataclass(frozen=True, slots=True)
class Run:
    """What an engine is told of a run.

    `id` marks whatever the run makes. `folder` is the run's own, closed to others, where an engine may keep a file
    until the run has been cleaned up. `environment` is the owner's, `variables` are what the demo adds.
    `namespace` is what the run makes for itself, empty for none. `holder` says who runs it, to be written on what only
    one run may have; given another run's id and such a text, `who_holds` says whether that one is open still, and is
    empty where it is over.
    """

    id: str
    demo: str
    folder: Path
    environment: Mapping[str, str] = field(repr=False)
    namespace: str = ""
    allow_production: bool = False
    holder: str = ""
    who_holds: Callable[[str, str], str] = _nobody_knows
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)


class Engine(ABC):
    """Something that demos run on; what a subclass does not say, its engine does not need.

    `name` is what a demo.yaml writes under ``needs``, and a tape in its heading; `title` is for a person to read.
    `programs` are the commands by which a demo uses it, `goes_on` tells those that do not end by themselves, `speaks`
    those into which somebody types. `shell` is bash that every shell of a run begins with. `oldest` is the version for
    which our demos were made, and `spare` a command that frees what the engine keeps on the disk. `pictures` are the
    kinds it can draw of a run. Methods wait for the engine, so they are called in threads.
    """

    name: str
    title: str
    programs: frozenset[str] = frozenset()
    goes_on: re.Pattern[str] | None = None
    speaks: re.Pattern[str] | None = None
    shell: str = ""
    oldest: tuple[int, int] = (0, 0)
    spare: str = ""
    makes_namespaces: bool = False
    pictures: frozenset[str] = frozenset()

    @abstractmethod
    def find(self, environment: Mapping[str, str]) -> Status:
        """Look for the engine; takes a few seconds at most, and raises nothing."""

    def environment(self, run: Run) -> Mapping[str, str]:  # noqa: ARG002
        """Give what a run's shells, checks and cleanup commands find in their environment besides the owner's."""
        return {}

    def prepare(self, run: Run) -> None:  # noqa: B027  # most have nothing to prepare
        """Make ready for a run, before its first shell.

        Raises SourceError, as one sentence with a remedy, where the run must not or cannot take place here.
        """

    def free(self, run: Run) -> list[str]:  # noqa: ARG002
        """Take away what a run holds for itself, before its cleanup commands.

        Gives one sentence for each thing that must be tried again later, and raises nothing.
        """
        return []

    def clean(self, run: Run) -> list[str]:  # noqa: ARG002
        """Take away what a run has made and its cleanup commands left, and name it; raises nothing."""
        return []

    def explain(self, run: Run) -> str:  # noqa: ARG002
        """Say why a step has just failed, as far as the engine knows: a sentence without full stop, or nothing."""
        return ""

    def watch(self, run: Run, kind: str, draw: Draw) -> Watch:  # noqa: ARG002
        """Draw one kind of picture of a run, now and whenever it has changed, until the watch is closed.

        `draw` is called in a thread of the watch's own, with the whole picture each time. A connection that is lost is
        made again, and what has happened meanwhile is drawn. Returns at once; raises LookupError for a kind that is
        none of `pictures`.
        """
        raise LookupError(kind)

    def open_ports(self, run: Run) -> set[int]:  # noqa: ARG002
        """Give the ports of this machine that lead into what a run has made; raises nothing."""
        return set()

    def refuse_namespace(self, name: str) -> Finding | None:  # noqa: ARG002
        """Say why a run may not have a namespace of this name, None where it may."""
        return None

    def secrets(self, environment: Mapping[str, str]) -> Iterable[Secret]:  # noqa: ARG002
        """Give what the owner is let in by, so that nobody sees it; read from files, and raises nothing."""
        return ()

    def checks(self) -> Mapping[str, Check]:
        """Give the checks before the doors open, by their names, besides the one whether the engine answers."""
        return {}

    def ports(self, demo: Demo) -> set[int]:  # noqa: ARG002
        """Give the ports of this machine that a demo will want, read from its files."""
        return set()

    def lacking(self, asked: Asked) -> list[str]:  # noqa: ARG002
        """Name what demos start from, is not on this machine, and can be fetched before the talk."""
        return []

    def fetch(self, name: str, environment: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Fetch something that is lacking, saying how it goes on our terminal, and say whether it came."""
        return False

    def storage(self, environment: Mapping[str, str]) -> Path | None:  # noqa: ARG002
        """Give the folder on a disk of ours that fills with what demos make, None where there is none."""
        return None
