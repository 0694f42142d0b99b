"""The one process: a listening socket, gevent's WSGI server on it, and an orderly end."""

from __future__ import annotations

import errno
import resource
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import replace
from ssl import SSLWantReadError
from typing import TYPE_CHECKING, Any

import gevent
from gevent import socket as cooperative
from gevent.event import Event
from gevent.pywsgi import WSGIHandler, WSGIServer
from gevent.ssl import SSLSocket

from quarterdeck.errors import MachineError
from quarterdeck.transport.seam import Listener, install
from quarterdeck.transport.sieve import Sieve, lasting
from quarterdeck.transport.stream import Plain, Sealed
from quarterdeck.transport.tls import TlsServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

    from flask_socketio import SocketIO

    from quarterdeck.settings import Settings
    from quarterdeck.transport.stream import Stream

BACKLOG = 4096  # a hall that opens the talk at once
FILES = 20_000  # viewers and all else that is open
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
    listener: Listener | None = None,
    context: Any = None,
) -> None:
    """Serve until SIGINT or SIGTERM, then call `on_stop` and end; a second signal ends at once. `context` is for TLS.

    What `listener.caught_up` sends a viewer before it returns is never left out.
    """
    listener = listener or Listener()
    _take_files()
    use_wire(socketio, listener)
    app = Sieve(app, socketio.server.eio.max_http_buffer_size, listener.refused)  # type: ignore[attr-defined]
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


def _take_files() -> None:
    """Have a descriptor for every viewer of a large hall, where many systems begin with a thousand."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(ValueError, OSError):  # macOS has a limit of its own
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def use_wire(socketio: SocketIO, listener: Listener) -> None:
    """Put our wire under Socket.IO, for an application behind `Handler`."""
    server = socketio.server  # type: ignore[attr-defined]  # its types leave it out
    connect = server.eio.handlers["connect"]

    def caught_up(engine_sid: str) -> None:
        sid = server.manager.sid_from_eio_sid(engine_sid, "/")
        if sid:
            listener.caught_up(sid)

    install(server.eio, replace(listener, caught_up=caught_up))
    server.eio.on("connect", lambda engine_sid, environ: connect(engine_sid, lasting(environ)))


class Handler(WSGIHandler):  # type: ignore[misc]  # gevent has no types
    """Lets a websocket take a connection over."""

    socket: Any

    def get_environ(self) -> dict[str, Any]:
        """Add the way to take the connection over to WSGI's own environment."""
        return {**super().get_environ(), "quarterdeck.take": self.take}

    def take(self) -> tuple[Stream, bytes]:
        """Give the connection, and what of it was read too early; no more requests are read from it."""
        self.close_connection = True
        self.socket.settimeout(0)
        try:
            early: bytes = self.rfile.peek()
        except SSLWantReadError:
            early = b""
        if isinstance(self.socket, SSLSocket):
            return Sealed(self.socket), early
        descriptor = self.socket.detach()
        self.socket = None
        return Plain(descriptor), early


def _say_goodbye(socketio: SocketIO) -> None:
    """Close every viewer's connection, so that their pages know and try again."""
    engine = socketio.server.eio  # type: ignore[attr-defined]  # its types leave it out
    for viewer in list(engine.sockets.values()):
        viewer.close(wait=False)
