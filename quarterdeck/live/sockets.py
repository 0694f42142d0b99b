"""Messages in, calls on the stage out; and what happens on the stage, out to whoever watches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request
from flask_socketio import SocketIO, emit, join_room, leave_room

from quarterdeck.errors import QuarterdeckError, RefusedError
from quarterdeck.live import messages, wire
from quarterdeck.live.desk import Desk
from quarterdeck.live.drawing import Drawing
from quarterdeck.live.owners import OWNERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.live.owners import Owners
    from quarterdeck.live.voices import Voices
    from quarterdeck.show.cast import Cast
    from quarterdeck.show.picture import Picture
    from quarterdeck.show.room import Numbered
    from quarterdeck.show.stage import Stage

    Answer = dict[str, Any]

EVERYBODY = "everybody"
KEEPING = 0.5  # seconds an answer waits for a busy disk


class Sockets:
    """The house on the wire: hears the stage, and answers every browser's messages."""

    def __init__(self, socketio: SocketIO, stage: Stage, cast: Cast, owners: Owners, voices: Voices) -> None:
        """Register every message of docs/protocol.md."""
        self._io = socketio
        self._stage = stage
        self._cast = cast
        self._owners = owners
        self._voices = voices
        self._desk = Desk(socketio, stage)
        self._drawing = Drawing(socketio, stage)
        socketio.on_event("connect", self._connect)
        socketio.on_event("disconnect", self._disconnect)
        socketio.on_event("*", self._unknown)
        for name in messages.FORMS:
            socketio.on_event(name, self._answering(name))

    def moved(self, stage: Stage) -> None:
        """Tell everybody where the talk stands."""
        self._io.emit("stage", wire.stage_message(stage), to=EVERYBODY)
        self._voices.moved(stage)
        self._desk.moved(stage)
        self._drawing.moved(stage.at.slide)

    def saw(self, demo: str, run: str, events: list[Numbered]) -> None:
        """Tell a demo's room what its terminals did."""
        message = {"demo": demo, "run": run, "events": [wire.event_message(event) for event in events]}
        self._io.emit("events", message, to=_room(demo))

    def redrew(self, picture: Picture) -> None:
        """Give a demo's room the picture, without the output that it has seen already."""
        self._io.emit("show", {**wire.show_message(picture), **wire.seen(picture)}, to=_room(picture.demo.name))

    def bring_right(self, sid: str) -> None:
        """Give one viewer who has missed messages all that holds now."""
        self._io.emit("stage", wire.stage_message(self._stage), to=sid)
        self._voices.tell(sid)
        self._owners.tell(sid)
        self._drawing.tell(sid)
        server: Any = self._io.server  # type: ignore[attr-defined]  # its types leave it out
        for room in server.rooms(sid):
            if room.startswith(_room("")):
                show = self._stage.show(room.removeprefix(_room("")))
                self._io.emit("show", wire.show_message(show.picture()), to=sid)

    def refused(self) -> None:
        """Count for the owners what somebody has sent and should not have."""
        self._desk.refused()

    def saved(self) -> None:
        """Tell everybody that the talk was saved, so that they fetch it again."""
        self._io.emit("deck", {"version": self._stage.content.version}, to=EVERYBODY)
        self._voices.recast(self._stage.content)
        self._drawing.tell_all()

    def notice(self, text: str) -> None:
        """Tell the owners one sentence."""
        self._io.emit("notice", {"text": text}, to=OWNERS)

    def engines_changed(self) -> None:
        """Tell the owners which engines answer now."""
        self._io.emit("engines", wire.engines_message(self._cast.engines), to=OWNERS)

    def _connect(self, auth: object = None) -> None:
        owner = self._owners.came(auth)
        join_room(EVERYBODY)
        emit("welcome", self._welcome(owner=owner))
        self._voices.came(owner=owner, auth=auth)
        self._desk.came(owner=owner, auth=auth)
        self._drawing.tell(_sid())

    def _disconnect(self, *_reason: object) -> None:
        self._owners.left()
        self._voices.left()
        self._desk.left()

    def _welcome(self, *, owner: bool) -> Answer:
        welcome: Answer = {
            "role": "owner" if owner else "viewer",
            "deck": self._stage.content.version,
            "stage": wire.stage_message(self._stage),
        }
        return {**welcome, "engines": wire.engines_message(self._cast.engines)} if owner else welcome

    def _answering(self, name: str) -> Callable[..., Answer]:
        parts = (self._owners, self._voices, self._desk, self._drawing)
        act = getattr(self, f"_on_{name}", None) or next(
            getattr(part, f"on_{name}") for part in parts if hasattr(part, f"on_{name}")
        )

        def answer(content: object = None, *_more: object) -> Answer:
            try:
                done = act(**self._read(name, content)) or {}
            except QuarterdeckError as error:
                return {"ok": False, "error": str(error)}
            if self._owners.role(_sid()) != messages.VIEWER:
                self._stage.settle(KEEPING)  # a move that is acknowledged is one that is kept
            return {"ok": True, **done}

        return answer

    def _read(self, name: str, content: object) -> Answer:
        role = self._owners.role(_sid())
        try:
            read = messages.read(name, content, role)
        except RefusedError:
            if role == messages.VIEWER:
                self._desk.refused()
            raise
        self._stage.expect(read.get("turn"))
        return {key: value for key, value in read.items() if key != "turn"}

    def _unknown(self, name: str, *_content: object) -> Answer:
        self._desk.refused()
        return {"ok": False, "error": f"there is no message “{name[:40]}”; see docs/protocol.md"}

    def _on_watch(self, demo: str, run: str | None = None, after: int = 0) -> Answer:
        show = self._stage.show(demo)
        join_room(_room(demo))
        missed = show.missed(run, after)
        if missed is None:
            return {"show": wire.show_message(show.picture())}
        return {"events": [wire.event_message(event) for event in missed]}

    def _on_ping(self) -> None:
        """Answer, so that a page which wakes up knows that its connection still lives."""

    def _on_unwatch(self, demo: str) -> None:
        leave_room(_room(self._stage.show(demo).demo.name))

    def _on_go(self, slide: int, build: int) -> None:
        self._stage.go(slide, build)

    def _on_next(self) -> None:
        if self._voices.goes_first(self._stage):
            self._stage.turned()
        else:
            self._stage.next()

    def _on_back(self) -> None:
        if self._voices.goes_first(self._stage, forward=False):
            self._stage.turned()
        else:
            self._stage.back()

    def _on_open(self, demo: str, *, alone: bool = False) -> None:
        self._spare_the_room(demo, alone=alone)
        self._stage.open(demo)

    def _on_step(self, demo: str, step: int, *, alone: bool = False) -> None:
        self._spare_the_room(demo, alone=alone)
        self._stage.step(demo, step)

    def _spare_the_room(self, demo: str, *, alone: bool) -> None:
        """Refuse an owner who learns alone while somebody presents: one show is on at a time."""
        if alone and self._stage.live:
            raise RefusedError("somebody is presenting, and your run would end theirs; play the recording instead")
        self._stage.show(demo).alone = alone

    def _on_check(self, demo: str, step: int) -> Answer:
        show = self._stage.show(demo)
        return wire.verdict_message(show.demo.step(step), show.check(step))

    def _on_interrupt(self, demo: str) -> None:
        self._stage.show(demo).interrupt()

    def _on_type(self, demo: str, terminal: str, text: str) -> None:
        self._stage.show(demo).type(terminal, text)

    def _on_tape(self, demo: str) -> None:
        self._stage.show(demo).play_tape()

    def _on_stop(self, demo: str) -> None:
        self._stage.stop(demo)

    def _on_reset(self, demo: str) -> None:
        self._stage.reset(demo)


def _room(demo: str) -> str:
    return f"demo:{demo}"


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO adds it
