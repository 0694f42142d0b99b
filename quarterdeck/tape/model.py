"""A recording of a real run, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.events import Recorded, Timed


@dataclass(frozen=True, slots=True)
class Tape:
    """What a demo did when it was recorded.

    `demo` is its name and `digest` that of its files then, to tell a stale tape. `terminals` are the
    terminals' names, the first being the one that any player shows; each began with `cols` by `rows`
    cells. `labels` maps a step's number to its few words, as players show them at its marker. `elsewhere` is a
    recording made by other means than by performing the demo, from which its steps were read.
    """

    recorded: Recorded
    demo: str
    digest: str
    terminals: tuple[str, ...]
    cols: int
    rows: int
    events: tuple[Timed, ...] = ()
    title: str = ""
    labels: Mapping[int, str] = field(default_factory=dict)
    elsewhere: bool = False
