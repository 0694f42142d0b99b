"""Going over from polling to a websocket: the client asks there whether we hear it, then says that it polls no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engineio.packet import NOOP, PING, PONG, UPGRADE, Packet

from quarterdeck.transport.send_queue import frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.transport.write_buffer import WriteBuffer


def upgrade(
    viewer: Any, buffer: WriteBuffer, packet: Any, attach: Callable[[], object], close: Callable[[], object]
) -> None:
    """Do what a packet asks for that came by a websocket which is not in use yet, or close that."""
    if packet.packet_type == PING and viewer.upgrading:
        buffer.write(frame(Packet(PONG, packet.data).encode()))
        viewer.queue.put(Packet(NOOP))  # ends a poll under way
    elif packet.packet_type == UPGRADE and viewer.upgrading:
        attach()
    else:
        close()
