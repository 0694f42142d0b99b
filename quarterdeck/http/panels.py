"""The panels of a slide's demos, which its page shows below its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.errors import TapeError
from quarterdeck.settings import PROGRAM
from quarterdeck.tape.read import read_heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Cue, Slide
    from quarterdeck.demo.model import Demo
    from quarterdeck.events import Recorded


@dataclass(frozen=True, slots=True)
class Panel:
    """A demo on a slide, and which of its steps, as its `cue` says.

    `recorded` says when and on what its tape was made, None where it has none that plays.
    """

    demo: Demo
    recorded: Recorded | None
    cue: Cue


def panels_of(content: Content, slides: Iterable[Slide]) -> dict[int, list[Panel]]:
    """Give the panels of each slide, by its number; a demo that does not exist has none."""
    return {
        slide.number: [
            Panel(content.demos[cue.name], recorded(content.demos[cue.name]), cue)
            for cue in slide.cues
            if cue.name in content.demos
        ]
        for slide in slides
    }


def recorded(demo: Demo) -> Recorded | None:
    """Say when and on what a demo's tape was recorded, None where it has no tape that can be played."""
    try:
        return read_heading(demo.tape).recorded if demo.tape.exists() else None
    except TapeError:
        return None


def records_of(content: Content) -> dict[str, str]:
    """Give what to type to record each demo that has no tape to go on from if it fails, by the demo's name."""
    without = (name for name, demo in content.demos.items() if recorded(demo) is None)
    return {name: f"{PROGRAM} rehearse {name} --record" for name in without}
