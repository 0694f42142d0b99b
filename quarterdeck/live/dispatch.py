"""Where every message comes in and all news goes out: who sent it, whether they may, which call does it.

What a press makes happen is told to the features that hear of it, and to everybody where the talk stands now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_socketio import SocketIO
from msgspec import UNSET
from msgspec.structs import replace
from socketio.exceptions import ConnectionRefusedError as DoorClosedError

from quarterdeck import clock
from quarterdeck.errors import QuarterdeckError, RefusedError
from quarterdeck.live.written import Written
from quarterdeck.protocol import codec, demo_news, news
from quarterdeck.protocol.acts import Acts
from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.names import COMMANDS
from quarterdeck.protocol.states import Role
from quarterdeck.store.position_table import PositionRow, PositionTable
from quarterdeck.talk.client import Client
from quarterdeck.talk.feature import Group
from quarterdeck.talk.handle import TALK_COMMANDS
from quarterdeck.talk.moves import where
from quarterdeck.transport import Fanout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from flask import Flask

    from quarterdeck.auth.door import Door
    from quarterdeck.content import Content
    from quarterdeck.protocol.message import Answer, News
    from quarterdeck.store.database import Store
    from quarterdeck.talk.events import Event
    from quarterdeck.talk.feature import Feature
    from quarterdeck.talk.handle import Talk
    from quarterdeck.talk.state import State

LARGEST = 64 * 1024  # bytes in one message from a browser
KEEPING = 0.5  # seconds an answer waits for a busy disk
DONE = Nothing()
HIDDEN_BEFORE = (
    demo_news.Events,
    demo_news.Show,
    news.Stage,
)  # a run's words are looked at in its source, a deck's by check
A_DISK = 1.0  # seconds that one is waited for at the end


class Room:
    """Everybody who follows the talk, by their connections: all news goes out here."""

    def __init__(self, app: Flask, hide: Callable[[Any], Any] = lambda content: content) -> None:
        """Add Socket.IO to an application, and begin with nobody in the room; `hide` gives content without secrets."""
        self.hide = hide
        self.socketio = SocketIO(
            app,
            async_mode="gevent",
            client_manager=Fanout(),
            cors_allowed_origins=[],
            manage_session=False,  # nobody has one
            max_http_buffer_size=LARGEST,
        )
        self.server: Any = self.socketio.server  # type: ignore[attr-defined]  # its types leave it out
        self.clients: dict[str, Client] = {}
        self._written = Written(lambda news: self.server.manager.pack(news.message, self._content(news)))

    def tell(self, news: News, to: str = Group.EVERYBODY, skip: str = "") -> None:
        """Tell a group, a demo's watchers or one connection by its id, but for the connection `skip`."""
        self.server.emit(news.message, self._content(news), to=to, skip_sid=skip or None)

    def bring_up(self, client: Client, told: Iterable[News]) -> None:
        """Tell one connection what holds now, written once for all who come while it holds."""
        for each in told:
            self.server.manager.send(self._written.packet(each), client.id)

    def enter(self, client: Client, group: str) -> None:
        """Count a connection among a group."""
        self.server.enter_room(client.id, group)

    def leave(self, client: Client, group: str) -> None:
        """Count it among them no more."""
        self.server.leave_room(client.id, group)

    def hang_up(self, client: Client) -> None:
        """End a connection now; what it still says is a viewer's."""
        client.role = Role.VIEWER
        line = self.server.manager.eio_sid_from_sid(client.id, "/")
        self.server.disconnect(client.id)
        if line:  # without one, engineio would end everybody's
            self.server.eio.disconnect(line)

    def _content(self, news: News) -> Any:
        content = codec.write(news)
        return content if isinstance(news, HIDDEN_BEFORE) else self.hide(content)


class Dispatch:
    """The talk and its features on the wire."""

    def __init__(self, room: Room, talk: Talk, features: Sequence[Feature], door: Door, store: Store) -> None:
        """Take in every message of docs/protocol.md."""
        self._room = room
        self._talk = talk
        self._features = features
        self._door = door
        self._store = store
        self._positions = PositionTable(store, talk.content.deck.path)
        self._told = where(talk.state, talk.content)
        self._kept = _row(talk.state)
        acts = (act for feature in features for act in feature.answers())
        self._calls = Acts[Client](acts, elsewhere=TALK_COMMANDS).calls
        talk.followers.append(self._follow)
        room.server.on("connect", self._connect)
        room.server.on("disconnect", self._disconnect)
        room.server.on("*", self._answer)

    def bring_right(self, sid: str) -> None:
        """Give one connection that has missed messages all that holds now."""
        client = self._room.clients.get(sid)
        if client is not None:
            self._room.bring_up(client, [self._told, *self._all_for(client)])

    def refused(self) -> None:
        """Count what somebody has sent and should not have."""
        for feature in self._features:
            feature.refused()

    def reload(self, content: Content) -> None:
        """Take a deck and demos that were just saved, and tell everybody, so that they fetch them again."""
        self._talk.reload(content)
        content = self._talk.content  # which has kept what is open
        self._room.tell(news.Deck(content.version))
        for feature in self._features:
            feature.reload(content, list(self._room.clients.values()))

    def close(self) -> None:
        """End whatever the features have begun, and keep where the talk stands."""
        self._store.settle(A_DISK)
        for feature in self._features:
            feature.close()

    def _connect(self, sid: str, _environ: object, auth: object = None) -> None:
        try:
            client = self._door.let_in(sid, auth)
        except RefusedError as error:
            raise DoorClosedError(str(error)) from error
        self._room.clients[sid] = client
        for group in _groups(client):
            self._room.enter(client, group)
        self._room.bring_up(client, [self._welcome(client)])
        for feature in self._features:
            feature.came(client)
        self._room.bring_up(client, self._all_for(client))

    def _disconnect(self, sid: str, *_reason: object) -> None:
        client = self._room.clients.pop(sid, None)
        if client is not None:
            for feature in self._features:
                feature.left(client)

    def _welcome(self, client: Client) -> news.Welcome:
        welcome = news.Welcome("owner" if client.owner else "viewer", self._talk.content.version, self._told)
        for feature in self._features:
            welcome = feature.welcome(client, welcome)
        return welcome

    def _all_for(self, client: Client) -> Iterator[News]:
        return (told for feature in self._features for told in feature.newcomer(client))

    def _answer(self, name: str, sid: str, content: object = None, *_more: object) -> dict[str, Any]:
        client, number = self._room.clients.get(sid) or Client(sid, sid), self._talk.number
        viewer = client.role is Role.VIEWER
        try:
            command = codec.read(name, content, client.role)
        except RefusedError as error:
            if viewer or name not in COMMANDS:
                self.refused()
            return codec.refuse(error)
        try:
            if isinstance(command, TALK_COMMANDS):
                self._talk.handle(command, client, clock.now())
                done: Answer = DONE
            else:
                done = self._calls[type(command)](command, client)
        except QuarterdeckError as error:
            return codec.refuse(error, self._room.hide)
        if not viewer and self._talk.number != number:
            self._store.settle(KEEPING)  # what is acknowledged is kept
        return codec.answer(done)

    def _follow(self, happened: Sequence[Event]) -> None:
        """Tell everybody where the talk stands, let the features do what follows, and have it kept."""
        now, before = where(self._talk.state, self._talk.content), self._told
        if now != before:
            self._told = now
            alike = replace(now, upcoming=UNSET) == replace(before, upcoming=UNSET)
            self._room.tell(now, Group.OWNERS if alike else Group.EVERYBODY)
        kinds = {type(event) for event in happened}
        for feature in self._features:
            if not feature.hears.isdisjoint(kinds):
                feature.follow(happened)
        row = _row(self._talk.state)
        if (row.live or self._kept.live) and row != self._kept:
            self._kept = row
            self._positions.keep(row)


def _groups(client: Client) -> Sequence[Group]:
    if client.role is Role.DESK:
        return Group.EVERYBODY, Group.OWNERS, Group.DESKS
    return Group.EVERYBODY, Group.OWNERS if client.owner else Group.ROOM


def _row(state: State) -> PositionRow:
    at, timer = state.position, state.timer
    return PositionRow(
        at.slide, at.build, state.black, timer.since, timer.before, tuple(sorted(state.given)), state.live
    )
