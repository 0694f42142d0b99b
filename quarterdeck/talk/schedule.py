"""When each slide of a talk is to be done, by its time budget and by how long its demos took in rehearsal. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quarterdeck.deck.model import Slide

    Times = Mapping[str, Sequence[float]]  # a demo's seconds for each of its steps, by its name

LOOK = 20  # words; what a slide takes to be looked at, with notes or without
LEAST_TALK = 0.2  # of the budget; demos that would leave less are counted as taking the rest

MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Schedule:
    """A talk's length, and the second at which each slide is to be done; None and empty without a time budget."""

    budget: float | None = None
    ends: tuple[float, ...] = ()


def schedule(slides: Sequence[Slide], minutes: int | None, times: Times) -> Schedule:
    """Give each slide the time its demos took, and share the rest of the budget by the words of the notes."""
    if not minutes or not slides:
        return Schedule()
    budget = minutes * 60.0
    demos = list(_demos(slides, times))
    talk = max(budget - sum(demos), budget * LEAST_TALK)
    shrink = (budget - talk) / sum(demos) if sum(demos) else 0.0
    words = [LOOK + len(MARKUP.sub(" ", slide.notes).split()) for slide in slides]
    shares = (demo * shrink + talk * count / sum(words) for demo, count in zip(demos, words, strict=True))
    return Schedule(budget, tuple(round(end, 1) for end in accumulate(shares)))


def _demos(slides: Sequence[Slide], times: Times) -> Iterator[float]:
    """Give what the demos of each slide take; a step that is on several slides is given on the first."""
    given: set[tuple[str, int]] = set()
    for slide in slides:
        here = {
            (cue.name, step): seconds
            for cue in slide.cues
            for step, seconds in enumerate(times.get(cue.name, ()), 1)
            if cue.has(step) and (cue.name, step) not in given
        }
        given |= set(here)
        yield sum(here.values())
