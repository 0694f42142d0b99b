"""What is asked of an engine before the doors open, and the first answer of each: whether it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.findings import Finding, good, missing, note

if TYPE_CHECKING:
    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Engine, Status
    from quarterdeck.settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What a talk asks of an engine: the demos that need it, how it stands, and how we are run."""

    demos: tuple[Demo, ...]
    status: Status
    settings: Settings

    @property
    def idle(self) -> str:
        """Say why there is nothing to look at; empty where there is."""
        if not self.demos:
            return f"no demo needs {self.status.name}"
        return "" if self.status.found else f"not looked at, as {self.status.name} does not answer"


Check = Callable[[Asked], Finding]


def checks_of(engine: Engine) -> dict[str, Check]:
    """Give every check of an engine by its name, the first being the engine's own."""

    def answers(asked: Asked) -> Finding:
        return _judge(engine, asked)

    return {engine.name: answers, **engine.checks()}


def _judge(engine: Engine, asked: Asked) -> Finding:
    """Say which version answers, and whether the demos were made for it."""
    status = asked.status
    if not status.found:
        return missing(status.lacks, status.remedy) if asked.demos else note(f"no demo needs it. {status.lacks}")
    version = status.version or "an unknown version"
    if _numbers(version) < engine.oldest:
        oldest = ".".join(map(str, engine.oldest))
        return note(f"{version} answers, and the demos were made for {oldest} or later", "rehearse, or update it")
    return good(f"{version} answers")


def _numbers(version: str) -> tuple[int, ...]:
    """Read the first two numbers of a version; one that cannot be read is taken for a new one."""
    first, _, rest = version.partition(".")
    second = rest.partition(".")[0]
    return (int(first), int(second)) if first.isdigit() and second.isdigit() else (1000, 0)
