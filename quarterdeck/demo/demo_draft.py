"""A demo that is not written yet: what its demo.yaml shall say, and where somebody should look at it. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | bool | list[str] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a line of what a draft was made from, counted from 1; 0 is none in particular."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A step: its keys as a demo.yaml has them, and what its author should look at."""

    fields: Mapping[str, Value]
    remarks: tuple[Remark, ...] = ()
    line: int = 0

    @property
    def hidden(self) -> bool:
        """Say whether nobody sees it happen."""
        return bool(self.fields.get("hidden"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A demo: its own keys but `steps`, its steps, and the remarks that belong to none of them.

    `source` is the name of the file it was made from. `commands` counts what that shows its audience, `carried` how
    much of it has become steps.
    """

    source: str
    fields: Mapping[str, Value]
    steps: tuple[DraftStep, ...]
    remarks: tuple[Remark, ...] = ()
    commands: int = 0
    carried: int = 0
    closing: tuple[Remark, ...] = field(default=())

    @property
    def all_remarks(self) -> list[Remark]:
        """Every remark, in the order of the file it was made from."""
        steps = [remark for step in self.steps for remark in step.remarks]
        return sorted([*self.remarks, *steps, *self.closing], key=lambda remark: remark.line)
