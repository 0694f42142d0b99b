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

if TYPE_CHECKING:
    from collections.abc import Callable
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


def serve(app: WSGIApplication, socketio: SocketIO, sock: socket.socket, *, on_stop: Callable[[], object]) -> None:
    """Serve until SIGINT or SIGTERM, then call `on_stop` and end; a second signal ends at once."""
    server = WSGIServer(sock, app, log=None, handler_class=Handler)  # no access log: a link holds the token
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


class Handler(WSGIHandler):  # type: ignore[misc]  # gevent has no types
    """Tells the application which socket a request came by, for a websocket to take it over."""

    def get_environ(self) -> dict[str, Any]:
        """Add the connection's socket and its buffered reader to WSGI's own environment."""
        environ: dict[str, Any] = super().get_environ()
        environ["quarterdeck.connection"] = (self.socket, self.rfile)
        return environ


def _say_goodbye(socketio: SocketIO) -> None:
    """Close every viewer's connection, so that their pages know and try again."""
    engine = socketio.server.eio  # type: ignore[attr-defined]  # its types leave it out
    for viewer in list(engine.sockets.values()):
        viewer.close(wait=False)
