"""Doors that are rattled: connections of which none finishes what it begins, kept up until standard input ends.

`rattle.py PORT HALF SLOW ADDRESS...`: so many half-open connections, which say nothing, or half a request, and so many
slow ones, which say a request's headers, or its body, a letter a second; they come from these addresses of this machine
in turn, a thousand a second. One that the server closes is opened anew a second later. Answers a line of JSON when all
stand for the first time, when each has been closed once, and at the end: how many were opened, and how many closed.
"""

from __future__ import annotations

import contextlib
import errno
import json
import selectors
import socket
import sys
import time
from collections import deque
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = "GET / HTTP/1.1\r\nHost: localhost:{port}\r\n"
BODY = "POST / HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nContent-Length: 9999\r\n\r\n"
HALVES = "", "GET / HT", "GET / HTTP/1.1\r\n", HEAD
TICKS = 20  # a second
AT_ONCE = 50  # that connect in a tick
OWN = "127.0.0.1"


@dataclass(eq=False)
class Rattler:
    """One that connects from an address, says the first words, and then, where it is slow, a letter at a time."""

    address: str
    words: str
    slow: bool
    line: socket.socket | None = None
    opened: int = 0
    closed: int = 0

    def connect(self, port: int) -> socket.socket:
        """Begin; what is said first goes out once it is through."""
        self.line = socket.socket()
        self.line.settimeout(0)
        self.line.bind((self.address, 0))
        if self.line.connect_ex((OWN, port)) not in {0, errno.EINPROGRESS}:
            raise OSError("cannot connect")
        self.opened += 1
        return self.line

    def say(self, text: str) -> None:
        """Send some of it; that it is gone already is heard by reading."""
        if self.line is not None and text:
            with contextlib.suppress(OSError):
                self.line.send(text.encode())

    def close(self) -> None:
        """End it on our side."""
        if self.line is not None:
            self.line.close()
            self.line = None


class Crowd:
    """All of them, each on its own way round: connecting, waiting, closed, and connecting again."""

    def __init__(self, port: int, rattlers: Sequence[Rattler]) -> None:
        """Begin with none connected."""
        self._port, self._rattlers = port, rattlers
        self._waits = selectors.DefaultSelector()
        self._waits.register(sys.stdin, selectors.EVENT_READ)
        self._again = deque((0.0, each) for each in rattlers)

    def rattle(self) -> None:
        """Go on until standard input ends, telling how far it has come."""
        parts = cycle(self._parts())
        due = time.monotonic()
        stages: Iterator[tuple[str, str]] = iter([("opened", "standing"), ("closed", "each was closed")])
        stage = next(stages, None)
        while self._attend(due - time.monotonic()):
            if time.monotonic() < due:
                continue
            due = max(due + 1 / TICKS, time.monotonic())
            self._come_again()
            for rattler in next(parts):
                rattler.say("a")
            if stage and all(getattr(each, stage[0]) for each in self._rattlers):
                self.tell(stage[1])
                stage = next(stages, None)

    def tell(self, what: str) -> None:
        """Print a line."""
        counts = {name: sum(getattr(each, name) for each in self._rattlers) for name in ("opened", "closed")}
        print(json.dumps({"what": what, **counts}), flush=True)

    def close(self) -> None:
        """Let all go."""
        for rattler in self._rattlers:
            rattler.close()

    def _parts(self) -> list[list[Rattler]]:
        """Give the slow ones in as many parts as there are ticks: each says a letter a second."""
        slow = [each for each in self._rattlers if each.slow]
        return [slow[part::TICKS] for part in range(TICKS)]

    def _come_again(self) -> None:
        for _ in range(AT_ONCE):
            if not self._again or self._again[0][0] > time.monotonic():
                return
            _, rattler = self._again.popleft()
            self._waits.register(rattler.connect(self._port), selectors.EVENT_WRITE, rattler)

    def _attend(self, seconds: float) -> bool:
        """See to those of whom there is news; False once standard input has ended."""
        for key, events in self._waits.select(max(0.0, seconds)):
            if key.data is None:
                return False
            if events & selectors.EVENT_WRITE:
                self._waits.modify(key.fileobj, selectors.EVENT_READ, key.data)
                key.data.say(key.data.words)
            elif not _is_there(key.data):
                self._waits.unregister(key.fileobj)
                key.data.close()
                key.data.closed += 1
                self._again.append((time.monotonic() + 1, key.data))
        return True


def _is_there(rattler: Rattler) -> bool:
    try:
        return rattler.line is not None and bool(rattler.line.recv(4096))
    except OSError:
        return False


def main() -> None:
    """Rattle, and say how it ended."""
    port, half, slow = map(int, sys.argv[1:4])
    addresses = cycle(sys.argv[4:] or [OWN])
    words = {False: cycle(HALVES), True: cycle([HEAD + "X-Slow: ", BODY])}
    kinds = [False] * half + [True] * slow
    crowd = Crowd(port, [Rattler(next(addresses), next(words[kind]).format(port=port), kind) for kind in kinds])
    try:
        crowd.rattle()
        crowd.tell("ended")
    finally:
        crowd.close()


if __name__ == "__main__":
    main()
