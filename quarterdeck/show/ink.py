"""What the presenter draws over the slides: strokes on their canvas, each slide's apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quarterdeck.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

WIDE, HIGH = 1280, 720  # the canvas
COLOURS = ("red", "blue", "yellow")
NAME = re.compile(r"[\w-]{1,32}", re.ASCII)
LONGEST = 2_000  # points in one stroke
MOST_STROKES = 300  # on one slide
MOST_POINTS = 60_000  # on all slides together


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line, or a part of one: `points` are x, y, x, y …, counted from the canvas' upper left corner."""

    slide: int
    name: str
    colour: str
    points: tuple[int, ...]


class Ink:
    """All strokes of a talk; whatever would be too much is refused, so that it stays small."""

    def __init__(self) -> None:
        """Begin with every slide clean."""
        self._slides: dict[int, dict[str, Stroke]] = {}

    def on(self, slide: int) -> list[Stroke]:
        """Give the strokes of a slide, oldest first."""
        return list(self._slides.get(slide, {}).values())

    def all(self) -> Iterator[Stroke]:
        """Give the strokes of every slide."""
        return (stroke for strokes in self._slides.values() for stroke in strokes.values())

    def draw(self, part: Stroke, at: int) -> Stroke | None:
        """Go on with a stroke that has `at` points, or begin one; gives what is new of it, None if nothing is."""
        _check(part)
        strokes = self._slides.get(part.slide, {})
        known = strokes.get(part.name) or replace(part, points=())
        have = len(known.points) // 2
        if not 0 <= at <= have:
            raise RefusedError("this stroke was wiped away, or its beginning is missing; draw it again")
        new = part.points[2 * (have - at) :]
        if not new:
            return None
        self._make_room(known, new)
        self._slides.setdefault(part.slide, strokes)[part.name] = replace(known, points=known.points + new)
        return replace(known, points=new)

    def undo(self, slide: int) -> Stroke:
        """Take the last stroke off a slide, and give it; refused where there is none."""
        strokes = self._slides.get(slide)
        if not strokes:
            raise RefusedError("nothing is drawn on this slide")
        return strokes.popitem()[1]

    def wipe(self, slide: int | None = None) -> None:
        """Clean a slide, or all of them."""
        if slide is None:
            self._slides.clear()
        else:
            self._slides.pop(slide, None)

    def keep_only(self, slides: Container[int]) -> None:
        """Clean every slide but these."""
        self._slides = {slide: strokes for slide, strokes in self._slides.items() if slide in slides}

    def _make_room(self, stroke: Stroke, new: tuple[int, ...]) -> None:
        if len(stroke.points) + len(new) > 2 * LONGEST:
            raise RefusedError(f"a stroke has {LONGEST} points at the most; lift the pen now and then")
        if not stroke.points and len(self._slides.get(stroke.slide, {})) >= MOST_STROKES:
            raise RefusedError(f"a slide holds {MOST_STROKES} strokes at the most; erase some first")
        if sum(len(drawn.points) for drawn in self.all()) + len(new) > 2 * MOST_POINTS:
            raise RefusedError("there is no room for more ink; erase every slide's first")


def _check(part: Stroke) -> None:
    if not NAME.fullmatch(part.name):
        raise RefusedError("a stroke's name is 1 to 32 letters, digits, - and _")
    if part.colour not in COLOURS:
        raise RefusedError(f"a pen can be {', '.join(COLOURS)}, not “{part.colour}”")
    if len(part.points) % 2 or not all(map(on_canvas, part.points[::2], part.points[1::2])):
        raise RefusedError(f"points are x, y, x, y … on a canvas of {WIDE} by {HIGH}")


def on_canvas(x: int, y: int) -> bool:
    """Say whether a point is on the canvas."""
    return 0 <= x <= WIDE and 0 <= y <= HIGH
