"""One message to everybody in a room: encoded once and framed once, into each viewer's queue."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Any

from engineio.packet import MESSAGE, Packet
from socketio import Manager
from socketio.packet import EVENT

from quarterdeck.transport.send_queue import tell_all

if TYPE_CHECKING:
    from quarterdeck.transport.send_queue import SendQueue

OURS = {"room", "to", "ignore_queue", "skip_sid"}  # what we do with an event; skip_sid is one connection's
BOUNDS = 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0  # seconds; Prometheus' own from 1 ms


class Counts:
    """What was done since the server began: by the message, never by the viewer, as that would cost something."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.opened = 0
        self.closed: Counter[str] = Counter()  # by Engine.IO's reason, such as "ping timeout"
        self.caught_up = 0  # times that a viewer who had missed something was told what holds
        self.deliveries = 0
        self.delays = [0] * (len(BOUNDS) + 1)  # messages, by the first bound that is not below their seconds
        self.seconds = 0.0  # that all of them took

    def sent(self, viewers: int, seconds: float) -> None:
        """Count one message that was handed to so many viewers' connections within these seconds."""
        self.deliveries += viewers
        self.delays[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


class Fanout(Manager):  # type: ignore[misc]  # socketio has no types
    """Socket.IO's own table of rooms, whose messages go straight to the queues of the viewers here.

    Over several processes: ``class RedisFanout(socketio.RedisManager, Fanout)``, in this order, which passes on what is
    said elsewhere and leaves to us whoever is here.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin without rooms."""
        super().__init__(*arguments, **options)
        self.counts = Counts()
        self._queues: dict[tuple[str, Any], list[SendQueue]] = {}  # by namespace and room, until its members change

    def emit(self, event: str, data: Any, namespace: str, **options: Any) -> None:
        """Send an event to a room; what asks for an acknowledgement or holds bytes goes the usual way."""
        rest = {key: value for key, value in options.items() if value and key not in OURS}
        packet = self.pack(event, data, namespace)
        if rest or packet is None or isinstance(options.get("skip_sid"), list):
            super().emit(event, data, namespace, **options)
            return
        queues = self._queues_of(namespace, options.get("to") or options.get("room"))
        skipped = self.server.eio.sockets.get(self.eio_sid_from_sid(options.get("skip_sid"), namespace))
        if skipped is not None:
            queues = [queue for queue in queues if queue is not skipped.queue]
        self._tell(queues, packet, squeeze=len(queues) > 1)

    def pack(self, event: str, data: Any, namespace: str = "/") -> Packet | None:
        """Write an event once for all it will be sent to by `send`; None where it holds bytes."""
        content = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        said = self.server.packet_class(EVENT, namespace=namespace, data=[event, *content]).encode()
        if not isinstance(said, str):
            return None
        packet = Packet(MESSAGE, said)
        packet.news = True  # in a namespace of whatever name
        return packet

    def send(self, packet: Packet, room: str, namespace: str = "/") -> None:
        """Send an event that is written already to a room, as far as it is in this process."""
        self._tell(self._queues_of(namespace, room), packet, squeeze=True)

    def basic_enter_room(self, sid: str, namespace: str, room: Any, eio_sid: str | None = None) -> None:
        """Add a member to a room."""
        self._queues.pop((namespace, room), None)
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)

    def basic_leave_room(self, sid: str, namespace: str, room: Any) -> None:
        """Take a member out of a room."""
        self._queues.pop((namespace, room), None)
        super().basic_leave_room(sid, namespace, room)

    def _tell(self, queues: list[SendQueue], packet: Packet, *, squeeze: bool) -> None:
        began = time.perf_counter()
        tell_all(queues, packet, squeeze=squeeze)
        self.counts.sent(len(queues), time.perf_counter() - began)

    def _queues_of(self, namespace: str, room: Any) -> list[SendQueue]:
        """Give the queues of a room's members; those of several rooms, or of one who is alone there, are not kept."""
        if isinstance(room, list | tuple):
            return self._find_queues(namespace, room)
        known = self._queues.get((namespace, room))
        if known is None:
            known = self._find_queues(namespace, room)
            if len(known) > 1:
                self._queues[namespace, room] = known
        return known

    def _find_queues(self, namespace: str, room: Any) -> list[SendQueue]:
        viewers = self.server.eio.sockets
        names = (name for _, name in self.get_participants(namespace, room))
        return [viewers[name].queue for name in names if name in viewers]
