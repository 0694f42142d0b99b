"""The pen and the laser pointer on the wire: one draws or points at a slide, everybody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request

from quarterdeck.errors import RefusedError
from quarterdeck.show.ink import Stroke, on_canvas

if TYPE_CHECKING:
    from flask_socketio import SocketIO

    from quarterdeck.show.stage import Stage

    Answer = dict[str, Any]

EVERYBODY = "everybody"


class Drawing:
    """What is drawn on the present slide; each slide's ink comes and goes with it, until it is wiped away."""

    def __init__(self, socketio: SocketIO, stage: Stage) -> None:
        """Answer for `laser`, `stroke`, `undo` and `wipe`."""
        self._io = socketio
        self._stage = stage
        self._slide = stage.at.slide

    def tell(self, sid: str) -> None:
        """Tell one connection what is drawn on the present slide."""
        self._io.emit("ink", self._drawn(), to=sid)

    def moved(self, slide: int) -> None:
        """Tell everybody what is drawn on the slide that the talk has come to, unless nothing is and nothing was."""
        if slide != self._slide:
            before, self._slide = self._slide, slide
            ink = self._stage.sketches.ink
            if ink.on(before) or ink.on(slide):
                self.tell_all()

    def on_laser(self, x: int | None = None, y: int | None = None) -> None:
        """Point at a place of the slide, or no longer."""
        if x is None or y is None:
            self._io.emit("laser", {}, to=EVERYBODY, skip_sid=_sid())
        elif on_canvas(x, y):
            self._io.emit("laser", {"x": x, "y": y}, to=EVERYBODY, skip_sid=_sid())
        else:
            raise RefusedError("the laser points beside the canvas of 1280 by 720")

    def on_stroke(self, slide: int, stroke: str, colour: str, at: int, points: list[int]) -> None:
        """Begin a stroke, or go on with it."""
        if slide != self._stage.at.slide:
            raise RefusedError("the slide has been turned")
        new = self._stage.sketches.draw(Stroke(slide, stroke, colour, tuple(points)), at)
        if new:
            known = at + (len(points) - len(new.points)) // 2
            part = {"slide": slide, "at": known, **stroke_message(new)}
            self._io.emit("stroke", part, to=EVERYBODY, skip_sid=_sid())

    def on_undo(self) -> None:
        """Take the last stroke off the present slide."""
        self._stage.sketches.undo(self._stage.at.slide)
        self.tell_all()

    def on_wipe(self, *, all: bool = False) -> None:  # noqa: A002  # the message's word
        """Clean the present slide, or all of them."""
        self._stage.sketches.wipe(None if all else self._stage.at.slide)
        self.tell_all()

    def tell_all(self) -> None:
        """Tell everybody what is drawn on the present slide."""
        self._io.emit("ink", self._drawn(), to=EVERYBODY)

    def _drawn(self) -> Answer:
        slide = self._stage.at.slide
        return {"slide": slide, "strokes": [stroke_message(stroke) for stroke in self._stage.sketches.ink.on(slide)]}


def stroke_message(stroke: Stroke) -> Answer:
    """Write a stroke, or the part of one that is new."""
    return {"stroke": stroke.name, "colour": stroke.colour, "points": list(stroke.points)}


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO adds it
