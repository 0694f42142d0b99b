"""Somebody's browser as far as the socket goes, in one greenlet: three hundred of them are one cheap process."""

from __future__ import annotations

import itertools
import json
from typing import Any

import gevent
from gevent import socket
from gevent.event import AsyncResult

PATIENCE = 60.0  # seconds until an answer counts as lost
UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n"
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)
TEXT, CLOSE = 0x81, 0x88  # a whole frame of each kind
SHORT, MIDDLE = 126, 1 << 16  # bytes from which on a frame says its size in two, and in eight bytes more
SAID = "42"  # Socket.IO's packet: an event
ANSWERED = "43"


class Person:
    """A browser that has come: `heard` holds the newest of each kind of news."""

    def __init__(self, port: int, auth: dict[str, str]) -> None:
        """Come to the talk on this port; raises an OSError where that cannot be."""
        self.heard: dict[str, Any] = {}
        self._asked: dict[int, AsyncResult] = {}
        self._numbers = itertools.count()
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._file = self._socket.makefile("rb")
        self._socket.sendall(UPGRADE.format(port=port).encode())
        while self._file.readline().strip():
            pass
        self._say("40" + json.dumps(auth))
        self._listener = gevent.spawn(self._listen)

    def ask(self, name: str, **content: object) -> dict[str, Any]:
        """Send a message, and give its answer; raises an OSError where there comes none."""
        number, answer = next(self._numbers), AsyncResult()
        self._asked[number] = answer
        self._say(f"{SAID}{number}{json.dumps([name, content])}")
        try:
            return dict(answer.get(timeout=PATIENCE))
        except gevent.Timeout as late:
            raise TimeoutError(f"no answer to {name} within {PATIENCE:.0f} s") from late

    def doze(self) -> None:
        """Read nothing any more, as a phone in a pocket does, until it wakes."""
        self._listener.kill()

    def wake(self) -> None:
        """Read on."""
        self._listener = gevent.spawn(self._listen)

    def leave(self, *, abruptly: bool = False) -> None:
        """Go: with a word, as a closed page does, or without, as where the Wi-Fi ends."""
        try:
            if not abruptly:
                self._say("", CLOSE)
        except OSError:
            pass  # the server was faster
        self._listener.kill()
        self._file.close()
        self._socket.close()

    def _say(self, text: str, kind: int = TEXT) -> None:
        """Send one frame, masked by zeros."""
        content = text.encode()
        size = bytes([0x80 | len(content)]) if len(content) < SHORT else b"\xfe" + len(content).to_bytes(2)
        self._socket.sendall(bytes([kind]) + size + bytes(4) + content)

    def _listen(self) -> None:
        try:
            while True:
                self._take(self._hear())
        except (OSError, ValueError) as gone:
            for answer in self._asked.values():
                answer.set_exception(ConnectionError(f"the server has hung up: {gone}"))

    def _hear(self) -> str:
        """Read one frame; raises a ConnectionError where the server closes."""
        head = self._read(2)
        size = head[1]
        if size >= SHORT:
            size = int.from_bytes(self._read(2 if size == SHORT else 8))
        content = self._read(size)
        if head[0] == CLOSE:
            raise ConnectionError(content[2:].decode() or "closed")
        return content.decode()

    def _read(self, size: int) -> bytes:
        content = self._file.read(size)
        if len(content) < size:
            raise ConnectionError("the line is dead")
        return bytes(content)

    def _take(self, text: str) -> None:
        if text == "2":
            self._say("3")
        elif text.startswith(SAID):
            name, content = json.loads(text[2:])
            self.heard[name] = content
        elif text.startswith(ANSWERED):
            number, bracket, rest = text[2:].partition("[")
            if answer := self._asked.pop(int(number), None):
                answer.set(json.loads(bracket + rest)[0])
