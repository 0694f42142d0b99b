"""One message to everybody in a room: encoded once and framed once, into each viewer's queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engineio.packet import MESSAGE, Packet
from socketio import Manager
from socketio.packet import EVENT

from quarterdeck.transport.send_queue import framed

if TYPE_CHECKING:
    from collections.abc import Iterable

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
