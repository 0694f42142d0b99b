"""Where the transport meets python-socketio and python-engineio: what one server makes for each viewer is ours.

engineio takes its queue, its websocket and its threads from a table, `server._async`. A test holds the names relied on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gevent.queue import Empty

from quarterdeck.transport.handshake import Handshake
from quarterdeck.transport.send_queue import SendQueue
from quarterdeck.transport.validate import lasting
from quarterdeck.transport.websocket import task

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Listener:
    """Whoever is told that a viewer who missed something has caught up (its id), and that what came was no packet."""

    caught_up: Callable[[str], object] = lambda _sid: None
    refused: Callable[[], object] = lambda: None


def install(server: Any, listener: Listener) -> None:
    """Put the transport under a Socket.IO server, for an application behind `server.Handler`.

    What `listener.caught_up` sends a viewer before it returns is never left out.
    """
    connect, disconnect = (server.eio.handlers[name] for name in ("connect", "disconnect"))
    counts = server.manager.counts

    def caught_up(engine_sid: str) -> None:
        sid = server.manager.sid_from_eio_sid(engine_sid, "/")
        if sid:
            counts.caught_up += 1
            listener.caught_up(sid)

    def connected(engine_sid: str, environ: dict[str, Any]) -> Any:
        viewer = server.eio.sockets[engine_sid]
        viewer.queue.viewer = viewer
        counts.opened += 1
        return connect(engine_sid, lasting(environ))

    def disconnected(engine_sid: str, reason: str) -> Any:
        counts.closed[reason] += 1
        return disconnect(engine_sid, reason)

    replace_parts(server.eio, replace(listener, caught_up=caught_up))
    server.eio.on("connect", connected)
    server.eio.on("disconnect", disconnected)


def replace_parts(engine: Any, listener: Listener) -> None:
    """Have an engineio server make our parts; the id that `listener` is told is engineio's."""

    def queue() -> SendQueue:
        return SendQueue(listener.caught_up)

    def websocket(handler: Any, engine: Any) -> Handshake:
        return Handshake(handler, engine, listener.refused)

    ours = {"queue": queue, "queue_empty": Empty, "websocket": websocket, "thread": task}
    engine._async = {**engine._async, **ours}  # noqa: SLF001
