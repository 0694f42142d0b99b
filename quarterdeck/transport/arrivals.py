"""Connections whose request has not come yet: each for a while only, and from one address not too many at once.

Whoever opens connections and says nothing, or says it letter by letter, would else hold them for ever. A hall behind
one address has as many as it likes, as a connection counts only until its request is there.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import gevent

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD_WITHIN, BODY_WITHIN = 10.0, 30.0  # seconds for a request's headers, and for what it brings along
MOST = 200  # that wait at one address; then the one that waits longest has to go
FEW = 20  # that wait anywhere: fewer may be late untold, as a browser opens a connection before it needs it


class Arrivals:
    """All of a server's connections that are waited for, by the address they come from."""

    def __init__(self, refused: Callable[[], object] = lambda: None) -> None:
        """Begin with nobody; `refused` counts who had to go for others of the same address, or was late among many."""
        self._waiting: dict[str, dict[Arrival, None]] = {}
        self._number = 0
        self._refused = refused

    def enter(self, address: Any, sock: Any, *, first: bool = True) -> Arrival:
        """Wait for a request on a connection; `address` is as `accept` gives it.

        One that is not its `first` is not counted: a browser keeps six connections, and a hall is one address.
        """
        arrival = Arrival(self, address[0] if address else "", sock)
        if not first:
            return arrival
        here = self._waiting.setdefault(arrival.address, {})
        here[arrival] = None
        self._number += 1
        if len(here) > MOST:
            self._refused()
            next(iter(here)).hang_up()
        return arrival

    def leave(self, arrival: Arrival) -> None:
        """Count a connection no more."""
        here = self._waiting.get(arrival.address, {})
        if arrival in here:
            del here[arrival]
            self._number -= 1
        if not here:
            self._waiting.pop(arrival.address, None)

    def count_late(self, *, body: bool) -> None:
        """Count one that took too long, where it is not alone in that, or it was a `body` that did not come."""
        if body or self._number > FEW:
            self._refused()


class Arrival:
    """One connection that is waited for; `late` once it took too long."""

    __slots__ = ("_arrivals", "_body", "_socket", "_timer", "address", "late")

    def __init__(self, arrivals: Arrivals, address: str, sock: Any) -> None:
        """Wait for its headers from now on."""
        self.address = address
        self.late = False
        self._arrivals = arrivals
        self._socket = sock
        self._body = False
        self._wait(HEAD_WITHIN)

    def heard(self, *, waits_for_body: bool) -> None:
        """Have its headers; where a body follows, go on waiting for that."""
        self.end()
        if waits_for_body:
            self._body = True
            self._wait(BODY_WITHIN)

    def end(self) -> None:
        """Wait no more."""
        self._timer.close()
        self._arrivals.leave(self)

    def hang_up(self) -> None:
        """Let what reads from it find the end, so that what is answered still goes out."""
        self.late = True
        self.end()
        with suppress(OSError), socket.socket(fileno=os.dup(self._socket.fileno())) as same:
            same.shutdown(socket.SHUT_RD)  # not through TLS, which would be gone with that

    def _wait(self, seconds: float) -> None:
        self._timer = gevent.get_hub().loop.timer(seconds)
        self._timer.start(self._be_late)

    def _be_late(self) -> None:
        self._arrivals.count_late(body=self._body)
        self.hang_up()
