"""The one process: a listening socket, gevent's WSGI server on it, and an orderly end."""

from __future__ import annotations

import errno
import resource
import signal
import socket
from contextlib import suppress
from ssl import SSLWantReadError
from typing import TYPE_CHECKING, Any

import gevent
from gevent import socket as cooperative
from gevent.event import Event
from gevent.pywsgi import WSGIHandler, WSGIServer
from gevent.ssl import SSLSocket

from quarterdeck.transport.adapter import Listener, install
from quarterdeck.transport.arrivals import Arrivals
from quarterdeck.transport.headers import Headers
from quarterdeck.transport.stream import Plain, Sealed
from quarterdeck.transport.tls import TlsServer
from quarterdeck.transport.validate import Validator

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

    from quarterdeck.transport.arrivals import Arrival
    from quarterdeck.transport.stream import Stream

QUEUE = 4096  # connections that wait to be accepted: a hall that opens the page at once
SOCKET = "/socket.io/"  # in the address of whoever comes to watch
PIECE = 65536  # bytes of an answer that are sent at a time …
TAKEN_WITHIN = 60.0  # … and seconds that a browser may need for them: a kilobyte a second is nobody's Wi-Fi
LAST_SECONDS = 1.0  # how long an answer under way may take when the server stops


def listen(host: str, port: int) -> socket.socket:
    """Open the listening socket, on every address for no host, port 0 for any free one; raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    sock: socket.socket = cooperative.socket(family, kind, protocol)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what is accepted inherits it
        sock.bind(address)
        sock.listen(QUEUE)
    except OSError:
        sock.close()
        raise
    return sock


def allow_files(number: int) -> None:
    """Let this process have so many files open, where many systems begin with a thousand: each viewer is one.

    It holds for all of the process, and so is for the application to ask for.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = number if hard == resource.RLIM_INFINITY else min(number, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(ValueError, OSError):  # macOS has a limit of its own
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def serve(
    app: WSGIApplication,
    server: Any,
    sock: socket.socket,
    *,
    on_stop: Callable[[], object],
    listener: Listener | None = None,
    context: Any = None,
) -> None:
    """Serve a Socket.IO `server` and the application around it until SIGINT or SIGTERM, then call `on_stop` and end.

    A second signal ends at once. `context` is for TLS, as `make_context` gives it.
    """
    listener = listener or Listener()
    install(server, listener)
    app = Validator(app, server.eio.max_http_buffer_size, listener.refused)
    plain = {"log": None, "handler_class": Handler}  # no access log: a link may hold a secret
    web = TlsServer(sock, app, ssl_context=context, **plain) if context else WSGIServer(sock, app, **plain)
    stopping = Event()
    signals = [gevent.signal_handler(number, stopping.set) for number in (signal.SIGINT, signal.SIGTERM)]
    web.arrivals = Arrivals(listener.refused)
    web.start()
    try:
        stopping.wait()
    finally:
        for watcher in signals:
            watcher.cancel()
        web.close()
        on_stop()
        _say_goodbye(server)
        web.stop(timeout=LAST_SECONDS)


class Handler(WSGIHandler):  # type: ignore[misc]  # gevent has no types
    """Waits for a request as long as it may take, and lets a websocket take a connection over."""

    socket: Any
    path: str
    arrival: Arrival
    answered = False  # whether it has had a request before

    def read_requestline(self) -> str:
        """Read the first line, which is waited for as the headers are."""
        self.arrival = self.server.arrivals.enter(self.client_address, self.socket, first=not self.answered)
        line: str = super().read_requestline()
        if not line:
            self.arrival.end()
        return line

    def read_request(self, line: str) -> bool:
        """Read the headers, and say whether they are all there and as they should be."""
        try:
            right: bool = super().read_request(line)
        except BaseException:
            self.arrival.end()
            raise
        late = self.arrival.late
        self.arrival.heard(waits_for_body=self.headers.get("Content-Length", "0") != "0")
        return right and not late

    def handle_one_response(self) -> None:
        """Answer, and wait no more for what comes with the request."""
        try:
            super().handle_one_response()
        finally:
            self.answered = True
            self.arrival.end()

    def _sendall(self, data: Any) -> None:
        """Send a part of an answer; whoever takes nothing of it any more is gone, which is no fault of ours."""
        self.socket.settimeout(TAKEN_WITHIN)
        try:
            for at in range(0, len(data), PIECE):
                super()._sendall(memoryview(data)[at : at + PIECE])
        except TimeoutError as fault:
            raise ConnectionResetError(errno.ECONNRESET, "the answer is not taken") from fault
        finally:
            self.socket.settimeout(None)

    def MessageClass(self, *given: Any) -> Any:  # noqa: N802  # gevent's name
        """Read the headers; those of viewers in our way, as a thousand come at once."""
        return Headers(self.rfile) if SOCKET in self.path else super().MessageClass(*given)

    def get_environ(self) -> dict[str, Any]:
        """Add the way to take the connection over to WSGI's own environment."""
        environ = {**super().get_environ(), "transport.take": self.take}
        if "CONTENT_LENGTH" in environ:
            del environ["wsgi.input_terminated"]  # so that an application counts, and sees what did not come
        return environ

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


def _say_goodbye(server: Any) -> None:
    """Close every viewer's connection, so that their pages know and try again."""
    for viewer in list(server.eio.sockets.values()):
        viewer.close(wait=False)
