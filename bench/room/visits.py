"""A hall that opens the link at once: first visits as browsers make them, up to when each page is alive.

`visits.py PORT PID VISITORS SECONDS`: so many people open the talk within so many seconds, each with six connections,
and each asks for all that the page names, for what that names in turn, then for the socket. Answers one line of JSON:
how many were alive and after how long, what a visit has cost the server PID, and how many requests and bytes it is.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import gevent
from gevent import socket
from gevent.pool import Pool

CONNECTIONS = 6  # that a browser opens to one host
PATIENCE = 60.0  # seconds until a visitor counts as lost
MASK = bytes(4)  # what a client sends is masked, were it with zeros
NAMED = re.compile(r'<link(?=[^>]* rel="(?:stylesheet|preload|modulepreload|icon)")[^>]* href="([^"]+)"')
SCRIPT = re.compile(r'<script type="module" src="([^"]+)"')
IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*"([^"]+)"')
WELCOME = b'42["welcome"'


@dataclass
class Line:
    """One of a browser's connections, which it keeps."""

    port: int
    received: int = 0
    sock: Any = None
    early: bytes = b""

    def get(self, path: str, more: str = "") -> tuple[str, bytes]:
        """Ask for a path; gives the head of the answer, and its body as it came."""
        if self.sock is None:
            self.sock = socket.create_connection(("127.0.0.1", self.port))
        lines = f"GET {path} HTTP/1.1", f"Host: localhost:{self.port}", "Accept-Encoding: gzip, deflate, br", more
        self.sock.sendall("\r\n".join(filter(None, lines)).encode() + b"\r\n\r\n")
        while b"\r\n\r\n" not in self.early:
            self._more()
        head, _, self.early = self.early.partition(b"\r\n\r\n")
        size = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        wanted = int(size[1]) if size else 0
        while len(self.early) < wanted:
            self._more()
        body, self.early = self.early[:wanted], self.early[wanted:]
        return head.decode("latin-1"), body

    def _more(self) -> None:
        piece = self.sock.recv(256 * 1024)
        if not piece:
            raise ConnectionError("the server has hung up")
        self.received += len(piece)
        self.early += piece

    def close(self) -> None:
        """End it."""
        if self.sock is not None:
            self.sock.close()


@dataclass
class Visit:
    """What one visitor asks for, wave after wave, as each names the next; found out once."""

    port: int
    waves: list[list[str]] = field(default_factory=list)

    def find(self) -> None:
        """Read the page and all that it names."""
        page = self._text("/1")
        found = re.search(r'<script type="importmap"[^>]*>(.*?)</script>', page, re.DOTALL)
        names = json.loads(found[1])["imports"] if found else {}
        seen = {"/1"}
        named = [urljoin("/1", each) for each in (*NAMED.findall(page), *SCRIPT.findall(page))]
        version = re.search(r'<html[^>]* data-deck="([^"]+)"', page)
        while named:
            wave = [path for path in dict.fromkeys(named) if path not in seen]
            seen.update(wave)
            self.waves.append(wave)
            modules = [path for path in wave if path.endswith((".js", ".mjs"))]
            named = [urljoin(path, names.get(each, each)) for path in modules for each in self._imported(path)]
        self.waves.append([f"/slides?v={version[1]}" if version else "/slides"])
        self.waves = [wave for wave in self.waves if wave]

    def _imported(self, path: str) -> list[str]:
        found = IMPORT.findall(self._text(path))
        return [name for name in found if name == "socket.io-client" or re.fullmatch(r"\.{1,2}/.+\.m?js", name)]

    @property
    def requests(self) -> int:
        """How many there are, with the page and the socket."""
        return sum(map(len, self.waves)) + 2

    def _text(self, path: str) -> str:
        line = Line(self.port)
        line.sock = socket.create_connection(("127.0.0.1", self.port))
        line.sock.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nConnection: close\r\n\r\n".encode())
        content = b""
        while piece := line.sock.recv(256 * 1024):
            content += piece
        line.close()
        return content.partition(b"\r\n\r\n")[2].decode("utf-8", "replace")


class Visitor:
    """Somebody who has opened the link."""

    def __init__(self, visit: Visit) -> None:
        """Come."""
        self._visit = visit
        self._lines = [Line(visit.port) for _ in range(CONNECTIONS)]
        self.alive = 0.0  # seconds from the first request to the talk's own welcome
        self.received = 0

    def come(self) -> None:
        """Fetch everything, and open the socket."""
        begin = time.monotonic()
        with gevent.Timeout(PATIENCE, exception=False):
            self._expect(self._lines[0].get("/1")[0], "/1")
            for wave in self._visit.waves:
                self._fetch(wave)
            self._open()
            self.alive = time.monotonic() - begin
        self.received = sum(line.received for line in self._lines)
        for line in self._lines[1:]:
            line.close()

    def _fetch(self, wave: list[str]) -> None:
        left = iter(wave)

        def take(line: Line) -> None:
            for path in left:
                self._expect(line.get(path)[0], path)

        gevent.joinall([gevent.spawn(take, line) for line in self._lines[: len(wave)]], raise_error=True)

    def _expect(self, head: str, path: str) -> None:
        if not re.match(r"HTTP/1\.[01] (?:200|101) ", head):
            raise ConnectionError(f"{path}: {head.splitlines()[0]}")

    def _open(self) -> None:
        line, host = self._lines[0], f"localhost:{self._visit.port}"
        asks = "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", f"Origin: http://{host}"
        head, _ = line.get(
            "/socket.io/?EIO=4&transport=websocket", "\r\n".join((*asks, f"Sec-WebSocket-Key: {'A' * 22}=="))
        )
        self._expect(head, "socket")
        line.sock.sendall(bytes((0x81, 0x80 | 4)) + MASK + b"40{}")
        while WELCOME not in line.early:
            line._more()  # noqa: SLF001  # the same program


def server_seconds(pid: int) -> float:
    """Give the processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Have everybody come, and say how it went."""
    port, pid, count, seconds = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    visit = Visit(port)
    visit.find()
    visitors, hall, used = [Visitor(visit) for _ in range(count)], Pool(), server_seconds(pid)
    chance = random.Random(1)  # noqa: S311  # the same in each round
    for visitor in visitors:
        hall.add(gevent.spawn_later(chance.uniform(0, seconds), visitor.come))
    hall.join()
    late = sorted(visitor.alive for visitor in visitors if visitor.alive)
    told = {
        "visitors": count,
        "alive": len(late),
        "p50": late[len(late) // 2] if late else 0,
        "max": late[-1] if late else 0,
        "cpu": (server_seconds(pid) - used) / count * 1000,  # milliseconds a visit
        "requests": visit.requests,
        "bytes": sum(visitor.received for visitor in visitors) // count,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
