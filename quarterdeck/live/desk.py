"""What the presenter's desk does beside moving the talk: the black screen, the timer, who is here."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import request

from quarterdeck.errors import RefusedError
from quarterdeck.live.browsers import name_of
from quarterdeck.live.owners import OWNERS
from quarterdeck.live.throttle import Pulse
from quarterdeck.show.standing import Timer

if TYPE_CHECKING:
    from flask_socketio import SocketIO

    from quarterdeck.show.stage import Stage

    Answer = dict[str, Any]

PEOPLE_EVERY = 0.5  # seconds


@dataclass(slots=True)
class Seat:
    """One connection of somebody in the room."""

    browser: str
    follows: bool = False


class Desk:
    """The desk on the wire; nobody in the room has a name, they are only counted."""

    def __init__(self, socketio: SocketIO, stage: Stage) -> None:
        """Answer for `black`, `timer` and `following`."""
        self._io = socketio
        self._stage = stage
        self._seats: dict[str, Seat] = {}  # everybody's but owners', by their connections
        self._told = stage.timer
        self._refused = 0  # messages from the room that were none, or not the sender's to send
        self._people = Pulse(PEOPLE_EVERY, self._tell_people)

    def came(self, *, owner: bool, auth: object) -> None:
        """Count the connection that comes, or tell an owner's how long the talk goes on."""
        if owner:
            self._io.emit("timer", timer_message(self._stage.timer), to=_sid())
        else:
            self._seats[_sid()] = Seat(name_of(auth, _sid()))
        self._people.ask()

    def left(self) -> None:
        """Count the connection no more."""
        self._seats.pop(_sid(), None)
        self._people.ask()

    def refused(self) -> None:
        """Count a message that was refused."""
        self._refused += 1
        self._people.ask()

    def moved(self, stage: Stage) -> None:
        """Tell the owners of the timer when it has changed."""
        if stage.timer != self._told:
            self._told = stage.timer
            self._io.emit("timer", timer_message(stage.timer), to=OWNERS)

    def on_black(self, *, on: bool) -> None:
        """Show everybody nothing, or the slide again."""
        self._stage.darken(on=on)

    def on_timer(self, action: str) -> None:
        """Start, pause or zero the timer."""
        timer, now = self._stage.timer, time.time()
        actions = {"start": timer.started(now), "pause": timer.paused(now), "zero": Timer()}
        if action not in actions:
            raise RefusedError(f"a timer can {', '.join(actions)}, not “{action}”")
        self._stage.time(actions[action])

    def on_following(self, *, on: bool) -> None:
        """Count the sender among those who follow, or no longer."""
        if _sid() in self._seats:
            self._seats[_sid()].follows = on
            self._people.ask()

    def _tell_people(self) -> None:
        """Count browsers, not connections: after a moment without network each has two until the old one times out."""
        here = {seat.browser for seat in self._seats.values()}
        following = {seat.browser for seat in self._seats.values() if seat.follows}
        count = {"count": len(here), "following": len(following), "refused": self._refused}
        self._io.emit("people", count, to=OWNERS)


def timer_message(timer: Timer) -> Answer:
    """Write the timer as seconds now, so that the clocks of server and browser need not agree."""
    return {"seconds": round(timer.elapsed(time.time()), 3), "running": timer.since is not None}


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO adds it
