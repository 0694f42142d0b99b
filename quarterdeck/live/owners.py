"""Who drives the talk: desks, which hold the token, and the phones that a desk has paired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gevent
from flask import request
from flask_socketio import join_room
from socketio.exceptions import ConnectionRefusedError as KeyRefusedError

from quarterdeck.auth.pairing import LASTS
from quarterdeck.live.messages import DESK, PHONE, VIEWER
from quarterdeck.urls import qr_svg

if TYPE_CHECKING:
    from flask_socketio import SocketIO

    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.auth.token import Access
    from quarterdeck.urls import Links

    Answer = dict[str, Any]

OWNERS, DESKS = "owners", "owners:desks"


class Owners:
    """The connections of owners; a phone drives, and neither types nor pairs nor revokes."""

    def __init__(self, socketio: SocketIO, access: Access, pairing: Pairing, links: Links) -> None:
        """Answer for `pair` and `revoke`."""
        self._io = socketio
        self._access = access
        self._pairing = pairing
        self._links = links
        self._roles: dict[str, str] = {}
        self._phones: dict[str, str] = {}  # the phone of each connection that is one's
        pairing.changed = self._tell
        pairing.ended = self._end
        pairing.problem = self._complain

    def role(self, sid: str) -> str:
        """Give what a connection may be: a desk, a phone, or a viewer."""
        return self._roles.get(sid, VIEWER)

    def came(self, auth: object) -> bool:
        """Take in the connection that comes, and say whether it is an owner's; a wrong key is refused."""
        given = auth if isinstance(auth, dict) else {}
        key, token = given.get("key"), given.get("token")
        if not key and not token:
            return False
        phone = self._pairing.phone_of_key(key)
        if not phone and not self._access.owns_key(key) and not self._access.owns(token):
            # Taken for a viewer, somebody would present to an empty room.
            raise KeyRefusedError("this link's key is not the presenter's; open the link printed at start")
        self._roles[_sid()] = PHONE if phone else DESK
        join_room(OWNERS)
        if phone:
            self._phones[_sid()] = phone.name
            gevent.spawn(self._pairing.saw, phone.name)  # apart, as it waits for the disk
        else:
            join_room(DESKS)
            self.tell(_sid())
        return True

    def tell(self, sid: str) -> None:
        """Tell a connection of the phones, if it is a desk's."""
        if self.role(sid) == DESK:
            self._io.emit("phones", self._list(), to=sid)

    def left(self) -> None:
        """Forget the connection."""
        self._roles.pop(_sid(), None)
        phone = self._phones.pop(_sid(), None)
        if phone:
            gevent.spawn(self._pairing.saw, phone)

    def on_pair(self) -> Answer:
        """Offer a code for one phone, as an address and its QR code."""
        url = f"{self._links.room}pair/{self._pairing.offer()}"
        return {"url": url, "qr": qr_svg(url), "seconds": LASTS}

    def on_revoke(self, phone: str) -> None:
        """Let a phone drive no more, and end its connections now."""
        self._pairing.revoke(phone)

    def _end(self, phone: str) -> None:
        for sid in [sid for sid, name in self._phones.items() if name == phone]:
            self._roles.pop(sid, None)
            self._hang_up(sid)

    def _hang_up(self, sid: str) -> None:
        server: Any = self._io.server  # type: ignore[attr-defined]  # its types leave it out
        line = server.manager.eio_sid_from_sid(sid, "/")
        server.disconnect(sid)
        if line:  # without one, engineio would end everybody's
            server.eio.disconnect(line)

    def _tell(self) -> None:
        self._io.emit("phones", self._list(), to=DESKS)

    def _complain(self, sentence: str) -> None:
        self._io.emit("notice", {"text": sentence}, to=DESKS)

    def _list(self) -> Answer:
        here = set(self._phones.values())
        phones = [
            {"phone": phone.name, "called": phone.called, "paired": paired, "seen": seen, "here": phone.name in here}
            for phone in self._pairing.phones
            for paired, seen in [map(round, self._pairing.ages(phone))]
        ]
        return {"phones": phones}


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO adds it
