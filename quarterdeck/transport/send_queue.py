"""What goes out: a message to a room, encoded once and framed once, into each viewer's queue; and who is still there.

A queue keeps packets for the next poll, or writes them to the websocket once there is one.
"""

from __future__ import annotations

import random
import time
from collections import deque
from typing import TYPE_CHECKING, Any

import gevent
from engineio.packet import MESSAGE, PING, Packet
from engineio.socket import Socket
from gevent.event import Event
from gevent.queue import Empty
from socketio import Manager
from socketio.packet import EVENT

from quarterdeck.transport.stream import LAST_LIMIT, LIMIT, frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quarterdeck.transport.websocket import WebSocket

A_POLL = 16  # packets in one answer to a poll; Python's client takes no more
NEWS = "2["  # a Socket.IO event without an acknowledgement: left out, it is made good by what holds later
PING_PACKET = Packet(PING)  # framed once for everybody
OURS = {"room", "to", "ignore_queue", "skip_sid"}  # what we do with an event; skip_sid is one connection's


class Fanout(Manager):  # type: ignore[misc]  # socketio has no types
    """Socket.IO's own table of rooms, whose messages go straight to the queues of the viewers here.

    Over several processes: ``class RedisFanout(socketio.RedisManager, Fanout)``, in this order, which passes on what is
    said elsewhere and leaves to us whoever is here.
    """

    def emit(self, event: str, data: Any, namespace: str, **options: Any) -> None:
        """Send an event to a room; what asks for an acknowledgement or holds bytes goes the usual way."""
        rest = {key: value for key, value in options.items() if value and key not in OURS}
        content = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        said = self.server.packet_class(EVENT, namespace=namespace, data=[event, *content]).encode()
        if rest or not isinstance(said, str) or isinstance(options.get("skip_sid"), list):
            super().emit(event, data, namespace, **options)
            return
        members = self.get_participants(namespace, options.get("to") or options.get("room"))
        self._tell(members, Packet(MESSAGE, said), options.get("skip_sid"))

    def _tell(self, members: Iterable[tuple[str, str]], packet: Packet, skip: object) -> None:
        framed_once = framed(packet)
        viewers = self.server.eio.sockets
        for sid, name in members:
            viewer = viewers.get(name)
            if viewer is not None and sid != skip:
                viewer.queue.tell(packet, framed_once)


class SendQueue:
    """One viewer's packets, in order; has what engineio uses of a queue. `pinged` is for whoever pings."""

    __slots__ = (
        "_behind",
        "_news",
        "_size",
        "_taken",
        "_tell",
        "_waiting",
        "_whole",
        "pinged",
        "viewer",
        "websocket",
    )

    def __init__(self, caught_up: Callable[[str], object]) -> None:
        """Start as a poll's queue; `viewer` is engineio's, and set once there is one."""
        self.viewer: Any = None
        self.websocket: WebSocket | None = None
        self._tell = caught_up
        self._waiting: deque[Any] | None = None
        self._size = 0
        self._taken = 0
        self._behind = self._whole = self.pinged = False
        self._news: Event | None = None

    @property
    def size(self) -> int:
        """The number of bytes that wait to be sent."""
        return self.websocket.buffer.size if self.websocket else self._size

    def put(self, packet: Any) -> None:
        """Send a packet; None ends the connection."""
        if self.websocket is None:
            self._save(packet)
        elif packet is None:
            self.websocket.close()
        else:
            self.websocket.buffer.write(framed(packet), droppable=is_news(packet) and not self._whole)

    def tell(self, packet: Any, framed_once: bytes) -> None:
        """Send a room's news, framed already; the shortest way there is, as it is gone for each viewer."""
        if self.websocket is None:
            self._save(packet)
        else:
            self.websocket.buffer.write(framed_once, droppable=not self._whole)

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
        self.websocket = websocket
        for packet in waiting:
            self.put(packet)
        if self._behind:
            self.caught_up()

    def caught_up(self) -> None:
        """Have the viewer told what holds now; runs apart, as the hub itself must not block."""
        self._behind = False
        gevent.spawn(self._bring_right)

    def _bring_right(self) -> None:
        if self.viewer is None or self.viewer.closed:
            return
        self._whole = True  # else a viewer of much would miss the end of it each time, and never be right
        try:
            self._tell(self.viewer.sid)
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
        """Keep a packet for the next poll, within the limits that a websocket's buffer has."""
        size = self._size + (len(packet.encode()) if packet else 0)
        if packet and self._waiting and is_news(packet) and not self._whole and (self._behind or size > LIMIT):
            self._behind = True
        elif packet and self._waiting and size > LAST_LIMIT:
            gevent.spawn(self.viewer.close, wait=False, abort=True)  # it asks, and never polls for the answers
        elif packet or not self._waiting or self._waiting[-1]:
            self._size = size
            self._keep(packet)

    def _keep(self, packet: Any) -> None:
        if self._waiting is None:
            self._waiting = deque()
        self._waiting.append(packet)
        if self._news:
            self._news.set()


class NextPing:
    """The next ping of one viewer, a timer of the hub's; has what engineio uses of a thread."""

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


def task(target: Any, args: Any = (), kwargs: Any = None) -> Any:
    """Make what engineio starts beside the rest: a greenlet, but a timer where it only waits for the next ping."""
    if getattr(target, "__func__", None) is Socket._send_ping:  # noqa: SLF001
        return NextPing(target.__self__)
    return gevent.Greenlet(target, *args, **(kwargs or {}))


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
