"""A connection taken over from HTTP: read and written when it is ready, so that nothing ever waits for a viewer."""

from __future__ import annotations

import os
import socket
from functools import partial
from ssl import SSLWantReadError, SSLWantWriteError
from typing import TYPE_CHECKING, Any, Protocol

from gevent.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    Buffer = bytes | memoryview

SEND_BUFFER = 128 * 1024  # bytes in the kernel for each viewer; its default holds megabytes of what is stale by then
UNSENT = 16 * 1024  # bytes of that which may wait to be taken; the rest waits here, where it can be left out
PIECE = 16 * 1024  # bytes read at once


class Stream(Protocol):
    """What a websocket needs of its connection; `descriptor` is what to watch."""

    descriptor: int

    def recv(self, size: int, /) -> bytes:
        """Give what is there, nothing at the end; raises BlockingIOError when there is nothing yet."""

    def write(self, frame: Buffer) -> int:
        """Send what is taken at once and give its size; raises BlockingIOError when that is nothing."""

    def close(self) -> None:
        """End the connection."""

    def stay(self) -> None:
        """Return when the server that gave the connection may forget it."""


class Plain(socket.socket):
    """A connection as it is; it is ours alone, and costs no more than its descriptor.

    It is read by the socket's own `recv` and written by the system's, with no call of ours between.
    """

    __slots__ = ("descriptor", "write")

    def __init__(self, descriptor: int) -> None:
        """Take over an open connection's descriptor."""
        super().__init__(fileno=descriptor)
        self.descriptor = descriptor
        self.write: Callable[[Buffer], int] = partial(os.write, descriptor)
        _tune(self)

    def close(self) -> None:
        """End the connection."""
        _hang_up(self)
        super().close()

    def stay(self) -> None:
        """Let the server go at once."""


class Sealed:
    """A connection under TLS, whose state is the server's: it is kept there until the end."""

    __slots__ = ("_over", "_socket", "descriptor")

    def __init__(self, sock: Any) -> None:
        """Use gevent's TLS socket."""
        self._socket = sock
        self._over = Event()
        self.descriptor: int = sock.fileno()
        _tune(sock)

    def recv(self, size: int, /) -> bytes:
        """Give what is there, and what TLS has taken from the connection already, as nothing announces that."""
        try:
            content: bytes = self._socket.recv(size)
            while content and self._socket.pending():
                content += self._socket.recv(size)
        except (SSLWantReadError, SSLWantWriteError) as error:
            raise BlockingIOError from error
        return content

    def write(self, frame: Buffer) -> int:
        """Send what is taken at once, in records of 16 KiB.

        OpenSSL wants what it did not take offered again before anything else, which is how a WriteBuffer writes.
        """
        sent = 0
        while sent < len(frame) and (taken := self._socket.send(frame[sent:])):
            sent += taken
        return sent

    def close(self) -> None:
        """End the connection."""
        self.descriptor = -1
        _hang_up(self._socket)
        self._over.set()

    def stay(self) -> None:
        """Wait for the end, after which the server closes the socket."""
        self._over.wait()


def _tune(sock: socket.socket) -> None:
    sock.settimeout(0)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    if hasattr(socket, "TCP_NOTSENT_LOWAT"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT)


def _hang_up(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_WR)
        sock.recv(PIECE)  # what is left unread would throw away our last words with the connection
    except OSError:
        return  # it is gone already, or there is nothing
