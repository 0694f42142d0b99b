"""A step's check, run beside the terminals, and what it has found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.errors import SourceError
from quarterdeck.source.terminal.judge import plain

if TYPE_CHECKING:
    from quarterdeck.source.sandbox import Sandbox

PATIENCE = 20.0  # seconds a check may take
LINES = 6  # last lines of what it printed that are told


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check has found: whether it succeeded, and the last lines it printed."""

    passed: bool
    lines: tuple[str, ...] = ()


def run_check(command: str, sandbox: Sandbox, patience: float = PATIENCE) -> Verdict:
    """Run a check, and end whatever of it is left; `patience` is in seconds. Waits, so call it in a thread."""
    try:
        done = sandbox.command(command, patience)
    except SourceError as error:
        return Verdict(passed=False, lines=(f"the check does not run: {error}",))
    lines = [line.rstrip() for line in plain(done.said.decode(errors="replace")).split("\n") if line.strip()]
    if done.status is None:
        lines.append(f"the check did not end within {patience:g} s")
    return Verdict(passed=done.status == 0, lines=tuple(lines[-LINES:]))
