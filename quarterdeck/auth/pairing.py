"""Pairing: a code that opens once makes a phone a remote until it is revoked. See docs/decisions/."""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from quarterdeck.catalogue import refusal
from quarterdeck.errors import MachineError
from quarterdeck.store.device_table import DeviceRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quarterdeck.auth.token import Access
    from quarterdeck.store.device_table import DeviceTable

PHONE_COOKIE = "quarterdeck-phone"
LASTS = 300.0  # seconds that a code opens
CODE_BYTES, SECRET_BYTES, NAME_BYTES = 16, 32, 6
CODES, PHONES = 8, 16  # at the most; the oldest code makes way, a phone does not
LONGEST = 200  # characters; anything longer is no code, secret or key of ours


class Pairing:
    """Codes that have been shown, and phones that have used one. No secret is kept here, only what is made from it."""

    def __init__(self, access: Access, table: DeviceTable, clock: Callable[[], float] = time.time) -> None:
        """Take up the phones that were paired before; whoever changes the token revokes them all."""
        self.changed: Callable[[], object] = lambda: None
        self.ended: Callable[[str], object] = lambda _phone: None
        self.problem: Callable[[str], object] = lambda _sentence: None
        self._access = access
        self._table = table
        self._clock = clock
        self._codes: dict[str, float] = {}  # what is made from each, and when it ends
        self._phones = table.all()

    @property
    def phones(self) -> list[DeviceRow]:
        """Every paired phone, the newest first."""
        return sorted(self._phones.values(), key=lambda phone: -phone.paired)

    def offer(self) -> str:
        """Make a code of 128 bits, which opens once within `LASTS` seconds."""
        code = secrets.token_urlsafe(CODE_BYTES)
        self._codes = dict([*self._open_codes().items()][1 - CODES :])
        self._codes[self._access.derive("code", code)] = self._clock() + LASTS
        return code

    def is_open(self, code: str) -> bool:
        """Say whether a code would open now, without using it."""
        return len(code) <= LONGEST and self._access.derive("code", code) in self._open_codes()

    def pair(self, code: str, agent: str) -> str:
        """Use a code up, and give the new phone's secret; raises RefusedError."""
        if not self.is_open(code):
            raise refusal("no-code")
        if len(self._phones) >= PHONES:
            raise refusal("phones-full", most=PHONES)
        del self._codes[self._access.derive("code", code)]
        name, secret, now = secrets.token_hex(NAME_BYTES), secrets.token_urlsafe(SECRET_BYTES), self._clock()
        self._phones[name] = DeviceRow(name, describe(agent), self._access.derive("phone", secret), now, now)
        self._keep()
        return f"{name}.{secret}"

    def revoke(self, name: str) -> None:
        """Let a phone drive no more; refused where there is no such phone."""
        if name not in self._phones:
            raise refusal("phone-gone")
        del self._phones[name]
        self.ended(name)  # before the disk is waited for
        self._keep()

    def saw(self, name: str) -> None:
        """Take down that a phone is here now."""
        if name in self._phones:
            self._phones[name] = replace(self._phones[name], seen=self._clock())
            self._keep()

    def phone_of(self, secret: object) -> DeviceRow | None:
        """Give the phone that keeps this secret; anything may be given."""
        phone, rest = self._named(secret)
        if phone and hmac.compare_digest(self._access.derive("phone", rest), phone.lock):
            return phone
        return None

    def key_of(self, phone: DeviceRow) -> str:
        """Give what a phone's page says when its socket connects."""
        return f"{phone.name}.{self._access.derive('remote', phone.lock)}"

    def phone_of_key(self, key: object) -> DeviceRow | None:
        """Give the phone whose page has this key; anything may be given."""
        phone, rest = self._named(key)
        if phone and hmac.compare_digest(self._access.derive("remote", phone.lock).encode(), rest.encode()):
            return phone
        return None

    def ages(self, phone: DeviceRow) -> tuple[float, float]:
        """Give the seconds since it was paired and since it was seen."""
        now = self._clock()
        return max(0.0, now - phone.paired), max(0.0, now - phone.seen)

    def _named(self, given: object) -> tuple[DeviceRow | None, str]:
        if not isinstance(given, str) or len(given) > LONGEST or not given.isascii():
            return None, ""
        name, _, rest = given.partition(".")
        return self._phones.get(name), rest

    def _open_codes(self) -> dict[str, float]:
        now = self._clock()
        self._codes = {code: ends for code, ends in self._codes.items() if now < ends}
        return self._codes

    def _keep(self) -> None:
        """Keep what has changed; where that cannot be, it holds until the server ends, and the desk is told."""
        try:
            self._table.keep(self.phones)
        except MachineError as error:
            self.problem(str(error))
        self.changed()


def describe(agent: str) -> str:
    """Say what a browser runs on, from what it says of itself: one word or two, for the owner of several phones."""
    known: Mapping[str, str] = {
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Android": "Android phone",
        "Macintosh": "Mac",
        "Windows": "Windows",
        "Linux": "Linux",
    }
    return next((words for sign, words in known.items() if sign in agent), "a browser")
