"""Asking each viewer whether it is still there, with a timer of the hub's in place of a greenlet that sleeps."""

from __future__ import annotations

import random
import time
from typing import Any

import gevent
from engineio.packet import PING, Packet
from engineio.socket import Socket

PING_PACKET = Packet(PING)  # framed once for everybody


def task(target: Any, args: Any = (), kwargs: Any = None) -> Any:
    """Make what engineio starts beside the rest: a greenlet, but a timer where it only waits for the next ping."""
    if getattr(target, "__func__", None) is Socket._send_ping:  # noqa: SLF001
        return NextPing(target.__self__)
    return gevent.Greenlet(target, *args, **(kwargs or {}))


class NextPing:
    """The next ping of one viewer; has what engineio uses of a thread."""

    __slots__ = ("_timer", "_viewer")

    def __init__(self, viewer: Any) -> None:
        """Rest until started."""
        self._viewer = viewer
        self._timer: Any = None

    def start(self) -> None:
        """Ping after the usual time, but first at any moment before: who came together is not pinged together."""
        wait = self._viewer.server.ping_interval
        if not self._viewer.queue.pinged:
            self._viewer.queue.pinged = True
            wait = random.uniform(0, wait)  # noqa: S311
        self._timer = gevent.get_hub().loop.timer(wait)
        self._timer.start(self._ping)

    def _ping(self) -> None:
        """Send it; the hub calls this, and nothing here waits."""
        self._timer.close()
        viewer = self._viewer
        if not viewer.closing and not viewer.closed:
            viewer.last_ping = time.time()
            viewer.send(PING_PACKET)
