"""Who comes in as what: a desk that holds the token, a phone that a desk has paired, or somebody in the room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.errors import RefusedError
from quarterdeck.protocol.states import Role
from quarterdeck.talk.client import Client

if TYPE_CHECKING:
    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.auth.token import Access

DRIVING = ("desk", "remote")  # pages; what does not say which it is, such as a program, is taken for a desk
NAME = re.compile(r"[\w-]{8,64}", re.ASCII)


class Door:
    """Where every connection comes in."""

    def __init__(self, access: Access, pairing: Pairing) -> None:
        """Know the token and the paired phones."""
        self._access = access
        self._pairing = pairing

    def let_in(self, sid: str, auth: object) -> Client:
        """Say who comes, by what its page has sent; a wrong key is refused.

        A browser that reconnects before its old connection has ended is still one browser; one without a name has its
        connection's.
        """
        given = auth if isinstance(auth, dict) else {}
        named = given.get("browser")
        browser = named if isinstance(named, str) and NAME.fullmatch(named) else sid
        role, device = self._role(given.get("key"), given.get("token"))
        drives = role is not Role.VIEWER and given.get("page", "desk") in DRIVING
        return Client(sid, browser, role, device, drives)

    def _role(self, key: object, token: object) -> tuple[Role, str | None]:
        if not key and not token:
            return Role.VIEWER, None
        phone = self._pairing.phone_of_key(key)
        if phone:
            return Role.PHONE, phone.name
        if not self._access.owns_key(key) and not self._access.owns(token):
            # Taken for a viewer, somebody would present to an empty room.
            raise RefusedError("this link's key is not the presenter's; open the link printed at start")
        return Role.DESK, None
