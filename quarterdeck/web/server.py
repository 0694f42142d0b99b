"""The one process: a listening socket, gevent's WSGI server on it, and an orderly end."""

from __future__ import annotations

import errno
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any

import gevent
from gevent import socket as cooperative
from gevent.event import Event
from gevent.pywsgi import WSGIHandler, WSGIServer

from quarterdeck.errors import MachineError
from quarterdeck.web.seam import install
from quarterdeck.web.tls import TlsServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader
    from wsgiref.types import WSGIApplication

    from flask_socketio import SocketIO

    from quarterdeck.settings import Settings

BACKLOG = 4096  # a hall that opens the talk at once
LAST_SECONDS = 1.0  # how long an answer under way may take when the server stops


def listen(settings: Settings) -> socket.socket:
    """Open the listening socket, port 0 for any free one; raises MachineError when that cannot be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host or None, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        sock: socket.socket = cooperative.socket(family, kind, protocol)
    except OSError as error:
        raise MachineError(_fault(settings, error)) from error
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what is accepted inherits it
        sock.bind(address)
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        raise MachineError(_fault(settings, error)) from error
    return sock


def _fault(settings: Settings, error: OSError) -> str:
    place = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        airplay = sys.platform == "darwin" and settings.port == 5000  # noqa: PLR2004  # AirPlay's own
        why = " (macOS uses 5000 for AirPlay)" if airplay else ""
        return f"{place}: port {settings.port} is in use{why}; choose another with --port"
    if error.errno == errno.EACCES:
        return f"{place}: port {settings.port} is not for everybody; choose one above 1023 with --port"
    return f"{place}: this machine cannot listen here ({error.strerror}); choose another address with --host"


def serve(
    app: WSGIApplication,
    socketio: SocketIO,
    sock: socket.socket,
    *,
    on_stop: Callable[[], object],
    caught_up: Callable[[str], object] = lambda _sid: None,
    context: Any = None,
) -> None:
    """Serve until SIGINT or SIGTERM, then call `on_stop` and end; a second signal ends at once. `context` is for TLS.

    `caught_up` is told the id of a viewer who was too slow and has missed events, once there is room again; what it
    sends that viewer before it returns is never left out.
    """
    use_wire(socketio, caught_up)
    plain = {"log": None, "handler_class": Handler}  # no access log: a link holds the token
    server = TlsServer(sock, app, ssl_context=context, **plain) if context else WSGIServer(sock, app, **plain)
    stopping = Event()
    signals = [gevent.signal_handler(number, stopping.set) for number in (signal.SIGINT, signal.SIGTERM)]
    server.start()
    try:
        stopping.wait()
    finally:
        for watcher in signals:
            watcher.cancel()
        server.close()
        on_stop()
        _say_goodbye(socketio)
        server.stop(timeout=LAST_SECONDS)


def use_wire(socketio: SocketIO, caught_up: Callable[[str], object]) -> None:
    """Put our wire under Socket.IO, for an application behind `Handler`."""
    server = socketio.server  # type: ignore[attr-defined]  # its types leave it out

    def tell(engine_sid: str) -> None:
        sid = server.manager.sid_from_eio_sid(engine_sid, "/")
        if sid:
            caught_up(sid)

    install(server.eio, tell)


class Handler(WSGIHandler):  # type: ignore[misc]  # gevent has no types
    """Lets a websocket take a connection over."""

    def get_environ(self) -> dict[str, Any]:
        """Add the way to take the connection over to WSGI's own environment."""
        return {**super().get_environ(), "quarterdeck.take": self.take}

    def take(self) -> tuple[socket.socket, BufferedReader]:
        """Give the connection's socket and its buffered reader, and read no more requests from it."""
        self.close_connection = True
        return self.socket, self.rfile


def _say_goodbye(socketio: SocketIO) -> None:
    """Close every viewer's connection, so that their pages know and try again."""
    engine = socketio.server.eio  # type: ignore[attr-defined]  # its types leave it out
    for viewer in list(engine.sockets.values()):
        viewer.close(wait=False)
