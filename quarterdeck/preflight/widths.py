"""Steps that print wider than their terminal, as their tape shows: what is broken in two is hard to read in a hall."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.columns.width import width
from quarterdeck.errors import TapeError
from quarterdeck.events import Output, Started
from quarterdeck.findings import Finding, Severity
from quarterdeck.tape.read import read_tape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Event

MOVES = re.compile(r"\x1b\[[0-9;]*[A-Hf]|\r")  # the cursor goes elsewhere: no longer one run of text
CONTROL = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b.|[\x00-\x09\x0b\x0c\x0e-\x1f]")
REMEDY = "print less, as with --format, or give the demo a wider size, of which the hall sees a part"


def wide_steps(demo: Demo) -> list[Finding]:
    """Warn of each step whose longest line, on the demo's tape, is longer than its terminal is wide."""
    try:
        tape = read_tape(demo.tape)
    except TapeError:
        return []  # told of elsewhere
    if tape.cols != demo.cols:
        return []  # the tape is stale, and what it holds was fitted to another width
    widths = _widths(demo, [timed.event for timed in tape.events])
    wide = [(step, widths.get(step.number, 0)) for step in demo.steps]
    return [
        Finding(
            step.place,
            Severity.WARNING,
            f"step {step.number} prints a line of {longest} columns into a terminal of {demo.cols}",
            REMEDY,
        )
        for step, longest in wide
        if longest > demo.cols
    ]


def _widths(demo: Demo, events: Iterable[Event]) -> dict[int, int]:
    """Give the length of the longest line that each step printed, its own command left out."""
    texts: dict[int, str] = {}
    begun: dict[str, int] = {}
    for event in events:
        if isinstance(event, Started):
            begun[event.terminal] = event.step
        elif isinstance(event, Output) and event.terminal in begun:
            step = begun[event.terminal]
            texts[step] = texts.get(step, "") + event.text
    typed = {step.number: step.shows or step.run or "" for step in demo.steps}
    return {step: _longest(text, typed[step]) for step, text in texts.items() if step in typed}


def _longest(text: str, command: str) -> int:
    typed = command.count("\n") + 1
    printed = text.replace("\r\n", "\n").split("\n")[typed:]
    return max((width(CONTROL.sub("", part).rstrip()) for line in printed for part in MOVES.split(line)), default=0)
