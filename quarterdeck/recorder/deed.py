"""What somebody did in a terminal, as values: a command with what was typed while it ran, and the files it changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.redaction.redactor import Redaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quarterdeck.events import Timed


@dataclass(frozen=True, slots=True)
class Change:
    """A text file as it was and as it is; `before` is None for one that was not there, `after` for one that is gone."""

    file: str
    before: str | None
    after: str | None


@dataclass(slots=True)
class Typed:
    """What was typed into a program at one go; `at` is how many events there were before, `heard` what came after.

    `secret` is what was typed where the terminal shows nothing of it: that is not kept.
    """

    at: int
    keys: str = ""
    heard: str = ""
    secret: bool = False


@dataclass(slots=True)
class Deed:
    """One command, done by hand.

    `began` and `ended` are how many events there were before its first key, and when it had ended; `status` is None
    where it was still running when something else was done. `heard` is what it printed before anything was typed into
    it. Without a command it is a change of files while no command ran. `left_at` is when something else was done first
    while this went on, 0 for never, and `left_heard` what it had printed by then.
    """

    terminal: str
    began: int
    command: str = ""
    ended: int = 0
    status: int | None = None
    heard: str = ""
    typed: list[Typed] = field(default_factory=list)
    changes: tuple[Change, ...] = ()
    left_at: int = 0
    left_heard: str = ""

    def leave(self, at: int) -> None:
        """Note that something else is done in another terminal while this goes on."""
        if not self.left_at:
            self.left_at = at
            self.left_heard = self.typed[-1].heard if self.typed else self.heard


@dataclass(frozen=True, slots=True)
class Recording:
    """All that was done: its deeds in their order, what the terminals showed, and each terminal's size in cells."""

    deeds: Sequence[Deed]
    events: Sequence[Timed]
    terminals: tuple[str, ...]
    cols: int
    rows: int
    private: Mapping[str, str] = field(default_factory=dict)  # texts that would show this machine, and what each is
    redaction: Redaction = field(default_factory=Redaction)  # what is secret
