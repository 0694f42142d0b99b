"""Fetching one picture or film from the net: within 20 seconds and 25 MB, whatever the server does."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from quarterdeck.downloads.kind import LOOKED_AT, kind_of
from quarterdeck.downloads.refused import DownloadRefused
from quarterdeck.downloads.route import find_route, is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quarterdeck.downloads.route import Route

LARGEST = 25 * 1000 * 1000  # bytes
WITHIN = 20.0  # seconds, redirects and all
MOST_REDIRECTS = 5
CHUNK = 64 * 1024
ASKED = {"User-Agent": "quarterdeck", "Accept": "image/*, video/*, audio/*, */*;q=0.1", "Accept-Encoding": "identity"}
LEADS_ON = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: its kind as the end of a name, such as ``.png``, and all of it."""

    kind: str
    content: bytes


@dataclass(slots=True, eq=False)
class Fetching:
    """One address being fetched; `reaches` says of an IP address whether we go there.

    `tell` hears how many bytes there are, and how many there will be where that is known. `stop` ends it from
    another thread.
    """

    address: str
    reaches: Callable[[str], bool] = is_public
    tell: Callable[[int, int | None], None] = lambda _have, _of: None
    within: float = WITHIN
    _sock: socket.socket | None = field(default=None, init=False)
    _late: bool = field(default=False, init=False)
    _stopped: bool = field(default=False, init=False)
    _timer: threading.Timer = field(init=False)

    def __post_init__(self) -> None:
        """Make what ends it when it is late."""
        self._timer = threading.Timer(self.within, self._end_late)
        self._timer.daemon = True

    def fetch(self) -> Fetched:
        """Fetch it, following redirects; raises DownloadRefused where there is nothing to be had. Blocks."""
        ends = time.monotonic() + self.within
        self._timer.start()
        try:
            return self._follow(ends)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise DownloadRefused(self._reason(error)) from None
        finally:
            self._timer.cancel()

    def stop(self) -> None:
        """Give up now; a name that is being looked up cannot be interrupted, and its answer is not waited for."""
        self._stopped = True
        self._timer.cancel()
        self._hang_up()

    def _follow(self, ends: float) -> Fetched:
        address = self.address
        for _ in range(MOST_REDIRECTS + 1):
            with self._ask(find_route(address, self.reaches), ends) as answer:
                if answer.status not in LEADS_ON:
                    return self._take(answer, ends)
                address = urljoin(address, answer.getheader("Location", ""))
        raise DownloadRefused(f"it leads on and on, more than {MOST_REDIRECTS} times")

    @contextmanager
    def _ask(self, route: Route, ends: float) -> Iterator[http.client.HTTPResponse]:
        self._check(ends)
        self._sock = route.connect()
        try:
            self._check(ends)
            line = http.client.HTTPConnection(route.host, route.port)
            line.sock = self._sock
            line.request("GET", route.path, headers=ASKED)
            with line.getresponse() as answer:
                yield answer
        finally:
            self._sock.close()
            self._sock = None

    def _take(self, answer: http.client.HTTPResponse, ends: float) -> Fetched:
        if answer.status != http.HTTPStatus.OK:
            raise DownloadRefused(f"its server answers {answer.status} {answer.reason}".rstrip())
        if (answer.length or 0) > LARGEST:
            raise DownloadRefused(_too_large(answer.length or 0))
        content, of = bytearray(), answer.length
        while chunk := answer.read1(CHUNK):
            content += chunk
            self._check(ends)
            if len(content) > LARGEST:
                raise DownloadRefused(_too_large(len(content)))
            if len(content) >= LOOKED_AT and not kind_of(bytes(content[:LOOKED_AT])):
                break
            self.tell(len(content), of)
        self._check(ends)  # a line that was cut looks like the end
        kind = kind_of(bytes(content[:LOOKED_AT]))
        if not kind:
            raise DownloadRefused("it is no picture and no film")
        if of is not None and len(content) < of:
            raise DownloadRefused("its server hung up half way")
        return Fetched(kind, bytes(content))

    def _check(self, ends: float) -> None:
        if self._stopped or self._late or time.monotonic() > ends:
            raise TimeoutError

    def _end_late(self) -> None:
        self._late = True
        self._hang_up()

    def _hang_up(self) -> None:
        """End the connection under way, which wakes whoever reads from it."""
        sock = self._sock
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                sock.close()

    def _reason(self, error: Exception) -> str:
        if self._stopped:
            return "it was given up"
        if self._late or isinstance(error, TimeoutError):
            return "its server is too slow"
        said = getattr(error, "strerror", None) or getattr(error, "verify_message", None) or type(error).__name__
        return f"its server could not be asked ({said})"


def _too_large(size: int) -> str:
    return f"it is larger than {LARGEST // 1_000_000} MB" + (f" ({size / 1e6:.0f})" if size > LARGEST + CHUNK else "")
