"""A talk's parts: where each begins, and the slides it holds."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.deck.model import Slide


@dataclass(frozen=True, slots=True)
class Part:
    """Some slides in a row under one name, empty for those before the first that has one."""

    title: str
    slides: tuple[Slide, ...]


def parts_of(slides: Iterable[Slide]) -> list[Part]:
    """Part a deck's slides; those before the first part are one of their own."""
    parts: list[Part] = []
    for slide in slides:
        if slide.part or not parts:
            parts.append(Part(slide.part, (slide,)))
        else:
            parts[-1] = Part(parts[-1].title, (*parts[-1].slides, slide))
    return parts


def names_of(slides: Iterable[Slide]) -> dict[int, str]:
    """Give each slide, by its number, a short name that stays the same while slides around it come and go."""
    met: Counter[str] = Counter()
    names = {}
    for slide in slides:
        met[slide.title] += 1
        words = f"{slide.title}\0{met[slide.title]}".encode("utf-8", "surrogatepass")
        names[slide.number] = hashlib.sha256(words).hexdigest()[:8]
    return names
