"""Where our wire meets python-engineio: what it makes for each viewer is replaced, for one server.

engineio takes its queue, its websocket and its threads from a table, `server._async`. docs/decisions/0003 says what
was measured, and a test holds the names relied on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engineio.payload import Payload
from gevent.queue import Empty

from quarterdeck.transport.outbox import Outbox
from quarterdeck.transport.pings import task
from quarterdeck.transport.websocket import WebSocket

if TYPE_CHECKING:
    from collections.abc import Callable

A_POST = 256  # packets in one request; a browser sends all it has saved up


@dataclass(frozen=True, slots=True)
class Listener:
    """Whoever is told that a viewer who missed something has caught up (its id), and that what came was no packet."""

    caught_up: Callable[[str], object] = lambda _sid: None
    refused: Callable[[], object] = lambda: None


def install(engine: Any, listener: Listener) -> None:
    """Put our wire under an engineio server; the id that `listener` is told is engineio's."""

    def outbox() -> Outbox:
        return Outbox(engine, listener.caught_up)

    def websocket(handler: Any, engine: Any) -> WebSocket:
        return WebSocket(handler, engine, listener.refused)

    ours = {"queue": outbox, "queue_empty": Empty, "websocket": websocket, "thread": task}
    engine._async = {**engine._async, **ours}  # noqa: SLF001
    Payload.max_decode_packets = A_POST
