"""One viewer's outgoing packets, in order: kept for the next poll, or written to the websocket once there is one."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import gevent
from engineio.packet import MESSAGE
from gevent.event import Event
from gevent.queue import Empty

from quarterdeck.transport.backlog import LAST_LIMIT, LIMIT
from quarterdeck.transport.frames import frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.transport.websocket import WebSocket

A_POLL = 16  # packets in one answer to a poll; Python's client takes no more
NEWS = "2["  # a Socket.IO event without an acknowledgement: left out, it is made good by what holds later


class Outbox:
    """Has what engineio uses of a queue; `pinged` is for whoever pings."""

    __slots__ = (
        "_behind",
        "_engine",
        "_news",
        "_size",
        "_taken",
        "_tell",
        "_waiting",
        "_websocket",
        "_whole",
        "pinged",
    )

    def __init__(self, engine: Any, caught_up: Callable[[str], object]) -> None:
        """Start as a poll's queue, of the viewer in `engine` whose queue this will be."""
        self._engine = engine
        self._tell = caught_up
        self._waiting: deque[Any] | None = None
        self._size = 0
        self._taken = 0
        self._behind = self._whole = self.pinged = False
        self._news: Event | None = None
        self._websocket: WebSocket | None = None

    @property
    def size(self) -> int:
        """The number of bytes that wait to be sent."""
        return self._websocket.backlog.size if self._websocket else self._size

    def put(self, packet: Any) -> None:
        """Send a packet; None ends the connection."""
        if self._websocket is None:
            self._save(packet)
        elif packet is None:
            self._websocket.close()
        else:
            self._websocket.backlog.write(framed(packet), droppable=is_news(packet) and not self._whole)

    def tell(self, packet: Any, frame: bytes) -> None:
        """Send a room's news, framed already; the shortest way there is, as it is gone for each viewer."""
        if self._websocket is None:
            self._save(packet)
        else:
            self._websocket.backlog.write(frame, droppable=not self._whole)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # noqa: FBT001, FBT002  # engineio's call
        """Give the next packet for a poll."""
        if block:
            self._taken = 0
            self._wait(timeout)
        if not self._waiting or self._taken >= A_POLL:
            raise Empty
        self._taken += 1
        packet = self._waiting.popleft()
        self._size -= len(packet.encode()) if packet else 0
        if not self._waiting and self._behind:
            self.caught_up()
        return packet

    def task_done(self) -> None:
        """Do nothing: nobody waits for a viewer to have taken everything."""

    def join(self) -> None:
        """Do nothing: nobody waits for a viewer to have taken everything."""

    def attach(self, websocket: WebSocket) -> None:
        """Write everything to a websocket from now on, first what is waiting."""
        waiting, self._waiting = self._waiting or (), None
        self._websocket = websocket
        for packet in waiting:
            self.put(packet)
        if self._behind:
            self.caught_up()

    def is_of(self, websocket: WebSocket) -> bool:
        """Say whether this is the websocket everything is written to."""
        return self._websocket is websocket

    def caught_up(self) -> None:
        """Have the viewer told what holds now; runs apart, as the hub itself must not block."""
        self._behind = False
        gevent.spawn(self._bring_right)

    def _bring_right(self) -> None:
        viewer = self._viewer()
        if viewer is None:
            return
        self._whole = True  # else a viewer of much would miss the end of it each time, and never be right
        try:
            self._tell(viewer.sid)
        finally:
            self._whole = False

    def _wait(self, timeout: float | None) -> None:
        if self._waiting:
            return
        self._news = Event()
        try:
            self._news.wait(timeout)
        finally:
            self._news = None

    def _save(self, packet: Any) -> None:
        """Keep a packet for the next poll, within the limits that a websocket's backlog has."""
        size = self._size + (len(packet.encode()) if packet else 0)
        if packet and self._waiting and is_news(packet) and not self._whole and (self._behind or size > LIMIT):
            self._behind = True
        elif packet and self._waiting and size > LAST_LIMIT:
            self._hang_up()
        elif packet or not self._waiting or self._waiting[-1]:
            self._size = size
            self._keep(packet)

    def _keep(self, packet: Any) -> None:
        if self._waiting is None:
            self._waiting = deque()
        self._waiting.append(packet)
        if self._news:
            self._news.set()

    def _hang_up(self) -> None:
        """Let go of a viewer who asks and never polls for the answers."""
        viewer = self._viewer()
        if viewer:
            gevent.spawn(viewer.close, wait=False, abort=True)

    def _viewer(self) -> Any:
        return next((viewer for viewer in list(self._engine.sockets.values()) if viewer.queue is self), None)


def framed(packet: Any) -> bytes:
    """Frame a packet once, however many viewers it goes to."""
    known: bytes | None = getattr(packet, "frame", None)
    if known is None:
        known = packet.frame = frame(packet.encode())
    return known


def is_news(packet: Any) -> bool:
    """Say whether a packet may be left out; known once for all viewers it goes to."""
    known: bool | None = getattr(packet, "news", None)
    if known is None:
        text = packet.data
        known = packet.news = packet.packet_type == MESSAGE and isinstance(text, str) and text.startswith(NEWS)
    return known
