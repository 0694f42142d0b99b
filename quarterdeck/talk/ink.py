"""What the presenter draws over the slides: strokes on their canvas, each slide's apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from quarterdeck.catalogue import refusal
from quarterdeck.errors import RefusedError
from quarterdeck.protocol import commands
from quarterdeck.protocol.states import Colour
from quarterdeck.talk.events import Drawn, Undone, Wiped
from quarterdeck.talk.state import Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.talk.client import Client
    from quarterdeck.talk.events import InkEvent
    from quarterdeck.talk.state import Ink, State

WIDE, HIGH = 1280, 720  # the canvas
NAME = re.compile(r"[\w-]{1,32}", re.ASCII)
LONGEST = 2_000  # points in one stroke
MOST_STROKES = 300  # on one slide
MOST_POINTS = 60_000  # on all slides together


def decide(
    command: commands.Stroke | commands.Undo | commands.Wipe, client: Client, state: State
) -> Sequence[InkEvent]:
    """Say what the pen makes happen; raises RefusedError where it may not be."""
    match command:
        case commands.Stroke():
            return draw(state, command, client.id)
        case commands.Undo():
            return undo(state)
        case commands.Wipe():
            return [Wiped(None if command.all else state.position.slide)]


def draw(state: State, command: commands.Stroke, by: str) -> list[Drawn]:
    """Go on with a stroke that has `at` points, or begin one; nothing where none of it is new."""
    if command.slide != state.position.slide:
        raise refusal("ink-turned")
    part = Stroke(command.slide, command.stroke, command.colour, command.points)
    new = grown(state.ink, part, command.at, by)
    return [new] if new else []


def undo(state: State) -> list[Undone]:
    """Take the last stroke off the present slide; refused where there is none."""
    strokes = state.ink.get(state.position.slide)
    if not strokes:
        raise refusal("ink-none")
    return [Undone(state.position.slide, strokes[-1].name)]


def grown(ink: Ink, part: Stroke, at: int, by: str = "") -> Drawn | None:
    """Say what is new of a part that was drawn from point `at` on, None if nothing is; what is too much is refused."""
    _check(part)
    strokes = ink.get(part.slide, ())
    have = next((len(stroke.points) // 2 for stroke in strokes if stroke.name == part.name), 0)
    if not 0 <= at <= have:
        raise RefusedError("this stroke was wiped away, or its beginning is missing; draw it again")
    new = part.points[2 * (have - at) :]
    if not new:
        return None
    _leave_room(ink, part.slide, have, new)
    colour = next((stroke.colour for stroke in strokes if stroke.name == part.name), part.colour)
    return Drawn(replace(part, points=new, colour=colour), have, by)


def drawn(strokes: tuple[Stroke, ...], part: Stroke) -> tuple[Stroke, ...]:
    """Give a slide's strokes after one has grown, or begun."""
    for nth, stroke in enumerate(strokes):
        if stroke.name == part.name:
            return (*strokes[:nth], replace(stroke, points=stroke.points + part.points), *strokes[nth + 1 :])
    return (*strokes, part)


def on_canvas(x: int, y: int) -> bool:
    """Say whether a point is on the canvas."""
    return 0 <= x <= WIDE and 0 <= y <= HIGH


def _leave_room(ink: Ink, slide: int, have: int, new: tuple[int, ...]) -> None:
    if 2 * have + len(new) > 2 * LONGEST:
        raise RefusedError(f"a stroke has {LONGEST} points at the most; lift the pen now and then")
    if not have and len(ink.get(slide, ())) >= MOST_STROKES:
        raise refusal("ink-full", most=MOST_STROKES)
    if sum(len(stroke.points) for strokes in ink.values() for stroke in strokes) + len(new) > 2 * MOST_POINTS:
        raise refusal("ink-room")


def _check(part: Stroke) -> None:
    if not NAME.fullmatch(part.name):
        raise RefusedError("a stroke's name is 1 to 32 letters, digits, - and _")
    if part.colour not in set(Colour):
        raise RefusedError(f"a pen can be {', '.join(Colour)}, not “{part.colour}”")
    if len(part.points) % 2 or not all(map(on_canvas, part.points[::2], part.points[1::2])):
        raise RefusedError(f"points are x, y, x, y … on a canvas of {WIDE} by {HIGH}")
