"""What one viewer who polls has not fetched yet: bounded, and in whole packets, as `WriteBuffer` is for a websocket."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from gevent.event import Event
from gevent.queue import Empty

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 256 * 1024  # bytes; beyond it, news is left out until the viewer has caught up
LAST_LIMIT = 16 * LIMIT  # bytes; beyond it, even for what must arrive, the viewer is let go
A_POLL = 16  # packets in one answer to a poll; Python's client takes no more


class PollQueue:
    """Keeps packets for the next poll; `waiting` holds them, None among them being the connection's end."""

    __slots__ = ("_caught_up", "_lost", "_news", "_taken", "behind", "size", "waiting")

    def __init__(self, caught_up: Callable[[], object], lost: Callable[[], object]) -> None:
        """Begin empty; `lost` is called for a viewer who asks, and never polls for the answers."""
        self._caught_up = caught_up
        self._lost = lost
        self._news: Event | None = None
        self._taken = 0
        self.waiting: deque[Any] = deque()
        self.size = 0
        self.behind = False

    def put(self, packet: Any, *, droppable: bool) -> None:
        """Keep a packet for the next poll, unless it may be left out and too much is waiting."""
        size = self.size + (len(packet.encode()) if packet else 0)
        if packet and self.waiting and droppable and (self.behind or size > LIMIT):
            self.behind = True
        elif packet and self.waiting and size > LAST_LIMIT:
            self._lost()
        elif packet or not self.waiting or self.waiting[-1]:
            self.size = size
            self.waiting.append(packet)
            if self._news:
                self._news.set()

    def get(self, timeout: float | None, *, block: bool) -> Any:
        """Give the next packet, waiting for the first of a poll; raises Empty."""
        if block:
            self._taken = 0
            self._wait(timeout)
        if not self.waiting or self._taken >= A_POLL:
            raise Empty
        self._taken += 1
        packet = self.waiting.popleft()
        self.size -= len(packet.encode()) if packet else 0
        if not self.waiting and self.behind:
            self.behind = False
            self._caught_up()
        return packet

    def _wait(self, timeout: float | None) -> None:
        if self.waiting:
            return
        self._news = Event()
        try:
            self._news.wait(timeout)
        finally:
            self._news = None
