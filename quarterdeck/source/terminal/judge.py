"""Hears what a step prints, and says whether it did what its author promised. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.source.terminal.heard import Heard, plain

if TYPE_CHECKING:
    from quarterdeck.demo.model import Step

LONGEST = 160  # signs of a step's last words that are quoted
WINDOW = 64 * 1024  # characters looked through again for `until` each time more is heard

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def last_words(said: str) -> str:
    """Quote the last line of what was printed, where a command says what is wrong if it says so at all."""
    line = next((line.strip() for line in reversed(plain(said).split("\n")) if line.strip()), "")
    return f"; it said “{line if len(line) <= LONGEST else f'{line[:LONGEST]}…'}”" if line else ""


class Judge:
    """Judges one step; `demo` is the demo's name, for its sentences."""

    def __init__(self, step: Step, demo: str) -> None:
        """Begin with nothing heard."""
        self._step = step
        self._name = f"step {step.number} of {demo}"
        here, there = (None, step.expect) if step.expect_in else (step.expect, None)
        self._heard = Heard(here, *(pattern for _, pattern in step.capture))
        self._elsewhere = Heard(there)
        self.captured: dict[str, str] = {}
        self.over = False

    def hear(self, text: str) -> None:
        """Take in a piece of output, escape sequences whole; `over` is True once `until` has come."""
        pattern = self.ending
        self._heard.add(text)
        if pattern and not self.over:
            self.over = bool(pattern.search(plain(self._heard.text[-WINDOW - len(text) :])))

    def hear_elsewhere(self, text: str) -> None:
        """Take in what the command prints in the other terminal, in which the step expects something."""
        self._elsewhere.add(text)

    @property
    def met(self) -> bool:
        """Say whether what is expected has been printed, where it must be."""
        heard = self._elsewhere if self._step.expect_in else self._heard
        return self._step.expect is None or bool(heard.find(self._step.expect))

    def on_time(self) -> str | None:
        """Judge a step that `until` has ended: one sentence of complaint, or None."""
        return self._unexpected()

    def on_exit(self, status: int | None) -> str | None:
        """Judge a step whose command has ended with this status."""
        if self._step.until and not self.over:
            return f"{self._name}: the command ended before its output had a match for {self._shown(self._step.until)}"
        if not self._step.until and status != self._step.status:
            wrong = f"exit status {status} where {self._step.status} was expected"
            return f"{self._name}: {wrong}{last_words(self._heard.text)}"
        return self._unexpected()

    def on_interrupt(self, status: int | None) -> str | None:
        """Judge a step that the presenter has cut off; fine if that is how it was meant to end."""
        fine = not self._step.until and status == self._step.status and not self._unexpected()
        return None if fine else f"{self._name} was interrupted"

    def on_timeout(self, reader: str = "") -> str:
        """Say what a step that took too long has failed to do; `reader` names what takes keys within the shell."""
        within = f"within {self._step.timeout:g} s"
        if self.ending:
            return f"{self._name}: the output had no match for {self._shown(self.ending)} {within}"
        inside = f"; {reader} takes the keys there, and only an until can say when a step within it ends"
        return f"{self._name} did not end {within}{inside if reader else ''}"

    def fault(self, what: str) -> str:
        """Word a fault of another kind as this step's."""
        return f"{self._name}: {what}"

    @property
    def ending(self) -> re.Pattern[str] | None:
        """What ends the step although its command goes on; None where the command's own end is waited for."""
        if self._step.send is not None or self._step.keys:
            return self._step.until or (None if self._step.expect_in else self._step.expect)
        return self._step.until

    def _unexpected(self) -> str | None:
        expect, where = self._step.expect, self._step.expect_in
        if expect is None or self.met:
            return self._uncaptured()
        place = f" in terminal {where}" if where else ""
        return f"{self._name}: the output{place} has no match for {self._shown(expect)}"

    def _uncaptured(self) -> str | None:
        """Take the values that the step captures; one that was not printed, or is no line of text, is a problem."""
        for name, pattern in self._step.capture:
            found = self._heard.find(pattern)
            if not found:
                return f"{self._name}: the output has no match for {self._shown(pattern)}, which {name} is captured by"
            value = (found[1] if found.re.groups else found[0]) or ""
            if not value or len(value) > LONGEST or _CONTROL.search(value):
                return f"{self._name}: what {name} captures is no line of text that could be typed"
            self.captured[name] = value
        return None

    @staticmethod
    def _shown(pattern: re.Pattern[str]) -> str:
        return f"/{pattern.pattern}/"
