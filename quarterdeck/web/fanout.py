"""One message to everybody in a room: encoded once, framed once, and one write for each viewer."""

from __future__ import annotations

from typing import Any

from engineio.packet import MESSAGE, Packet
from socketio import Manager
from socketio.packet import EVENT

OURS = {"room", "to", "ignore_queue", "skip_sid"}  # what we do with an event; skip_sid is one connection's


class Fanout(Manager):  # type: ignore[misc]  # socketio has no types
    """Socket.IO's own table of rooms, whose messages go straight to the viewers' outboxes."""

    def emit(self, event: str, data: Any, namespace: str, **options: Any) -> None:
        """Send an event to a room, without its sender; what asks for an answer or holds bytes goes the usual way."""
        rest = {key: value for key, value in options.items() if value and key not in OURS}
        content = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        said = self.server.packet_class(EVENT, namespace=namespace, data=[event, *content]).encode()
        if rest or not isinstance(said, str):
            super().emit(event, data, namespace, **options)
            return
        packet = Packet(MESSAGE, said)
        viewers = self.server.eio.sockets
        for sid, name in self.get_participants(namespace, options.get("to") or options.get("room")):
            viewer = viewers.get(name) if sid != options.get("skip_sid") else None
            if viewer is not None and not viewer.closed:
                viewer.queue.put(packet)
