"""A step's check, run beside the terminals, and what it has found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.source.in_thread import in_thread
from quarterdeck.source.run.workspace import is_changed_otherwise, put_back
from quarterdeck.source.terminal.heard import plain

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.demo.model import Demo, Step
    from quarterdeck.source.performer import Performer
    from quarterdeck.source.sandbox import Sandbox

PATIENCE = 20.0  # seconds a check may take
LINES = 6  # last lines of what it printed that are told


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check has found: whether it succeeded, and the last lines it printed.

    `instead` is a sentence that says what is, where the step's own hint would guess.
    """

    passed: bool
    lines: tuple[str, ...] = ()
    instead: str = ""


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


class Checker:
    """Checks what one run has made, and puts back what was changed in it by hand. Waits without holding up others."""

    def __init__(self, demo: Demo, workspace: Path, performer: Performer) -> None:
        """Look at a run's workspace; the `performer` knows the values that its steps have captured."""
        self._demo, self._workspace, self._performer = demo, workspace, performer
        self._checking = False

    def check(self, number: int, sandbox: Sandbox) -> Verdict:
        """Run a step's check; refused while another is under way, and where the step has none."""
        step = self._performer.filled(self._demo.step(number))
        if not step.check or self._checking:
            why = "has no check" if not step.check else "cannot be checked just now; try again in a moment"
            raise RefusedError(f"step {number} {why}")
        self._checking = True
        try:
            return self._seen(step, in_thread(run_check, step.check, sandbox))
        finally:
            self._checking = False

    def put_back(self, number: int) -> None:
        """Write the file of a step's edit as it is before that step; raises SourceError where it cannot be."""
        in_thread(put_back, self._demo, number, self._workspace, self._performer.opened)

    def _seen(self, step: Step, verdict: Verdict) -> Verdict:
        """Say of a file that was changed otherwise that it was, where its hint would say that it was not changed."""
        edit = step.edit.at(self._performer.opened) if step.edit else None
        if verdict.passed or edit is None or not is_changed_otherwise(self._workspace, edit):
            return verdict
        first = edit.new.strip().partition("\n")[0]
        told = f"The file {edit.file} was changed, but otherwise than this step says: it does not say “{first}”."
        return replace(verdict, instead=told)
