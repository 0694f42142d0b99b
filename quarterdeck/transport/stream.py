"""A connection taken over from HTTP: read and written when it is ready, so that nothing ever waits for a viewer.

What a viewer has not taken yet waits in a `WriteBuffer`: bounded, and in whole frames (RFC 6455).
Nothing is ever deflated: compression would be each viewer's own (RFC 7692), and cost ten times what a frame costs.
"""

from __future__ import annotations

import os
import socket
import struct
from collections import deque
from functools import partial
from ssl import SSLWantReadError, SSLWantWriteError
from typing import TYPE_CHECKING, Any, Protocol

import gevent
from gevent.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    Buffer = bytes | memoryview

SEND_BUFFER = 128 * 1024  # bytes in the kernel for each viewer; its default holds megabytes of what is stale by then
PIECE = 16 * 1024  # bytes read at once
LIMIT = 256 * 1024  # bytes; beyond it, news is left out until the viewer has caught up
LAST_LIMIT = 16 * LIMIT  # bytes; beyond it, even for what must arrive, the viewer is let go
WRITABLE = 2  # libev's EV_WRITE
FINAL_TEXT, FINAL_BYTES, CLOSING = 0x81, 0x82, b"\x88\x02\x03\xe8"  # RFC 6455, 5.2; a close with 1000
SHORT, MEDIUM = 126, 0x10000  # from this many bytes on, the length takes two bytes, then eight


def frame(content: str | bytes) -> bytes:
    """Frame one whole message as a server sends it: unmasked, in one piece."""
    first = FINAL_TEXT if isinstance(content, str) else FINAL_BYTES
    body = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if len(body) < SHORT:
        return bytes((first, len(body))) + body
    if len(body) < MEDIUM:
        return struct.pack("!BBH", first, SHORT, len(body)) + body
    return struct.pack("!BBQ", first, SHORT + 1, len(body)) + body


class WriteBuffer:
    """Writes frames to a stream at once, or as soon as it takes them.

    A frame that may be left out is left out whole when too much is waiting, and from then on every such
    frame until all the rest is sent: then `caught_up` is called, for the viewer to be told what holds now.
    """

    __slots__ = ("_caught_up", "_lost", "_size", "_stream", "_waiting", "_watcher", "behind", "closed")

    def __init__(self, stream: Stream, caught_up: Callable[[], object], lost: Callable[[], object]) -> None:
        """Write to a stream; `lost` is called when it is broken or hopelessly behind."""
        self._stream = stream
        self._caught_up = caught_up
        self._lost = lost
        self._waiting: deque[memoryview] | None = None  # most viewers never need one
        self._watcher: Any = None
        self._size = 0
        self.behind = False
        self.closed = False

    @property
    def size(self) -> int:
        """The number of bytes that wait."""
        return self._size

    def write(self, frame: bytes, *, droppable: bool = False) -> None:
        """Send a frame, or keep what the stream does not take; never blocks."""
        if self._waiting is None and not self.closed:
            try:
                sent = self._stream.write(frame)
            except BlockingIOError:
                sent = 0
            except OSError:
                self._give_up()
                return
            if sent < len(frame):
                self._await(memoryview(frame)[sent:])
        elif not (self.closed or (self.behind and droppable)):
            self._keep(frame, droppable=droppable)

    def close(self) -> None:
        """Forget what is waiting; to be called before the stream is closed."""
        self.closed = True
        self._rest()

    def _keep(self, frame: bytes, *, droppable: bool) -> None:
        size = self._size + len(frame)
        if droppable and size > LIMIT:
            self.behind = True
        elif size > LAST_LIMIT:
            self._give_up()
        else:
            self._await(memoryview(frame))

    def _await(self, frame: memoryview) -> None:
        if self._waiting is None:
            self._waiting = deque()
            self._watcher = gevent.get_hub().loop.io(self._stream.descriptor, WRITABLE)
            self._watcher.start(self._drain)
        self._waiting.append(frame)
        self._size += len(frame)

    def _drain(self) -> None:
        """Send what the stream takes now; the hub calls this, so it must not block."""
        try:
            while self._waiting:
                sent = self._stream.write(self._waiting[0])
                self._size -= sent
                if sent < len(self._waiting[0]):
                    self._waiting[0] = self._waiting[0][sent:]
                    return
                self._waiting.popleft()
        except BlockingIOError:
            return
        except OSError:
            self._give_up()
            return
        self._rest()
        if self.behind:
            self.behind = False
            self._caught_up()

    def _rest(self) -> None:
        self._waiting = None
        self._size = 0
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher.close()
            self._watcher = None

    def _give_up(self) -> None:
        self.close()
        self._lost()


class Stream(Protocol):
    """What a websocket needs of its connection; `descriptor` is what to watch."""

    descriptor: int

    def read(self) -> bytes:
        """Give what is there, nothing at the end; raises BlockingIOError when there is nothing yet."""

    def write(self, frame: Buffer) -> int:
        """Send what is taken at once and give its size; raises BlockingIOError when that is nothing."""

    def close(self) -> None:
        """End the connection."""

    def stay(self) -> None:
        """Return when the server that gave the connection may forget it."""


class Plain:
    """A connection as it is; it is ours alone, and costs no more than its descriptor."""

    __slots__ = ("_socket", "descriptor", "read", "write")

    def __init__(self, descriptor: int) -> None:
        """Take over an open connection's descriptor."""
        self._socket = socket.socket(fileno=descriptor)
        self.descriptor = descriptor
        self.read: Callable[[], bytes] = partial(self._socket.recv, PIECE)  # no call of ours between, for each frame
        self.write: Callable[[Buffer], int] = partial(os.write, descriptor)
        _tune(self._socket)

    def close(self) -> None:
        """End the connection."""
        _hang_up(self._socket)
        self._socket.close()

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

    def read(self) -> bytes:
        """Give what is there, and what TLS has taken from the connection already, as nothing announces that."""
        try:
            content: bytes = self._socket.recv(PIECE)
            while content and self._socket.pending():
                content += self._socket.recv(PIECE)
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


def _hang_up(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_WR)
        sock.recv(PIECE)  # what is left unread would throw away our last words with the connection
    except OSError:
        return  # it is gone already, or there is nothing
