"""Asking each viewer whether it is still there, with a timer of the hub's in place of a greenlet that sleeps."""

from __future__ import annotations

import random
import time
from typing import Any

import gevent
from engineio.packet import PING, Packet

PING_PACKET = Packet(PING)  # framed once for everybody


class NextPing:
    """The next ping of one viewer, a timer of the hub's; has what engineio uses of a thread."""

    __slots__ = ("_timer", "_viewer")

    def __init__(self, viewer: Any) -> None:
        """Rest until started."""
        self._viewer = viewer
        self._timer: Any = None

    def start(self) -> None:
        """Take the last ping for answered, and send another after the usual time.

        The first is sent at any moment before: who came together is not pinged together.
        """
        wait, queue = self._viewer.server.ping_interval, self._viewer.queue
        if queue.asked is not None:
            queue.round_trip, queue.asked = time.monotonic() - queue.asked, None
        if not queue.pinged:
            queue.pinged = True
            wait = random.uniform(0, wait)  # noqa: S311
        self._timer = gevent.get_hub().loop.timer(wait)
        self._timer.start(self._ping)

    def _ping(self) -> None:
        """Send it; the hub calls this, and nothing here waits."""
        self._timer.close()
        viewer = self._viewer
        if not viewer.closing and not viewer.closed:
            viewer.last_ping = time.time()
            viewer.queue.asked = time.monotonic()
            viewer.send(PING_PACKET)
