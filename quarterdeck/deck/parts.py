"""A talk's parts: where each begins, and the slides it holds."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.words import is_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

    from quarterdeck.deck.model import Slide
    from quarterdeck.deck.parse.document import Command

OPENING = "The beginning"
_UNSEEN = frozenset({"command", "inline", "note"})


@dataclass(frozen=True, slots=True)
class Part:
    """Some slides in a row under one name."""

    title: str
    slides: tuple[Slide, ...]


def part_begun(commands: Iterable[Command], content: Sequence[Token], title: str) -> str:
    """Name the part that begins with a slide: what `[.part]` says, else a `[fit]` heading that stands alone."""
    said = next((command.value or "true" for command in commands if command.name == "part"), None)
    if said is None:
        return title if _stands_alone(content) else ""
    if not is_on(said):
        return ""
    return title if said.lower() == "true" else said


def parts_of(slides: Iterable[Slide]) -> list[Part]:
    """Part a deck's slides; those before the first part are one of their own."""
    parts: list[Part] = []
    for slide in slides:
        if slide.part or not parts:
            parts.append(Part(slide.part or OPENING, (slide,)))
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


def _stands_alone(content: Sequence[Token]) -> bool:
    """Say whether there is one block, a heading written to be as wide as the slide."""
    blocks = [token for token in content if token.level == 0 and token.nesting >= 0 and token.type not in _UNSEEN]
    return len(blocks) == 1 and "fit" in str(blocks[0].attrGet("class") or "").split()
