"""The cluster's API, read through kubectl's own proxy at a Unix socket in the run's folder.

So whatever lets kubectl in (certificates, tokens, programs of a cloud) lets us in, nobody else on this machine can use
it, and nothing but reading a few kinds of one namespace passes.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import threading
import time
from contextlib import closing, contextmanager, suppress
from signal import SIGKILL
from typing import TYPE_CHECKING

from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SOCKET = "cluster"  # in a run's folder
WRITING = "^(POST|PUT|PATCH|DELETE)$"
STARTS_WITHIN = 5.0  # seconds
LOOK = 0.02  # seconds between two looks whether it has started
ANSWERS_WITHIN = 10.0  # seconds
FAULTS = (OSError, http.client.HTTPException)


class RefusedError(EngineError):
    """The API says no; `status` is HTTP's: 403 who may not, 404 no such kind, 410 too old."""

    def __init__(self, status: int, path: str) -> None:
        """Keep the status beside the sentence."""
        super().__init__(f"the cluster answers {status} to {path}")
        self.status = status


class Api:
    """Reads a cluster, with a proxy of its own; safe to use from several threads."""

    def __init__(self, folder: Path, environment: Mapping[str, str], paths: Sequence[str]) -> None:
        """Keep the socket in `folder`; `environment` is kubectl's, `paths` all that may be read."""
        self._folder = folder
        self._environment = dict(environment)
        self._accept = "|".join(f"^{re.escape(path)}$" for path in paths)
        self._proxy: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = threading.Lock()

    def get(self, path: str) -> bytes:
        """Give an answer whole; raises EngineError."""
        with self.open(path, ANSWERS_WITHIN) as answer, _as_ours():
            return answer.read()

    @contextmanager
    def open(self, path: str, patience: float) -> Iterator[http.client.HTTPResponse]:
        """Ask, and give the answer as it comes; raises EngineError, also after `patience` seconds without a word."""
        with _as_ours():
            self._start()
        connection = _Connection(self._folder, patience)
        try:
            with _as_ours():
                connection.request("GET", path)
                answer = connection.getresponse()
            if answer.status != http.client.OK:
                raise RefusedError(answer.status, path)
            yield answer
        finally:
            connection.close()

    def close(self) -> None:
        """End the proxy, and with it every answer that is still coming; nothing can be asked after it."""
        with self._lock:
            self._closed = True
            proxy, self._proxy = self._proxy, None
            if proxy:
                _end(proxy)
            (self._folder / SOCKET).unlink(missing_ok=True)

    def _start(self) -> None:
        """Start the proxy where none runs, and wait until it listens."""
        with self._lock:
            if self._closed:
                raise EngineError("nobody looks at the cluster any more")
            if self._proxy is None or self._proxy.poll() is not None:
                self._proxy = self._serve()

    def _serve(self) -> subprocess.Popen[bytes]:
        (self._folder / SOCKET).unlink(missing_ok=True)
        proxy = subprocess.Popen(
            [
                *("kubectl", "proxy", f"--unix-socket={SOCKET}"),
                *(f"--accept-paths={self._accept}", f"--reject-methods={WRITING}"),
            ],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl-C at the server's terminal is not for it
        )
        until = time.monotonic() + STARTS_WITHIN
        while not self._listens():
            if proxy.poll() is not None or time.monotonic() > until:
                _end(proxy)
                raise EngineError(f"kubectl proxy does not listen at {self._folder / SOCKET}")
            time.sleep(LOOK)
        return proxy

    def _listens(self) -> bool:
        with suppress(OSError), closing(_Connection(self._folder, STARTS_WITHIN)) as connection:
            connection.connect()
            return True
        return False


def read_line(answer: http.client.HTTPResponse) -> bytes:
    """Wait for the next line of an answer, and give it; nothing at its end. Raises EngineError."""
    with _as_ours():
        return answer.readline()


def _end(proxy: subprocess.Popen[bytes]) -> None:
    """End a proxy, and what it may have started; it holds nothing that would have to be saved."""
    with suppress(ProcessLookupError):
        os.killpg(proxy.pid, SIGKILL)
    proxy.wait()


class _Connection(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, folder: Path, patience: float) -> None:
        super().__init__("localhost", timeout=patience)
        self._folder = folder

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        with _short(self._folder) as folder:
            self.sock.connect(f"{folder}/{SOCKET}")


@contextmanager
def _short(folder: Path) -> Iterator[str]:
    """Give a path to a folder that fits into a socket's address, which holds about a hundred signs."""
    if not os.path.isdir("/proc/self/fd"):  # noqa: PTH112
        yield str(folder)
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{number}"
    finally:
        with suppress(OSError):
            os.close(number)


@contextmanager
def _as_ours() -> Iterator[None]:
    """Have whatever goes wrong on the way to the cluster be an EngineError."""
    try:
        yield
    except FAULTS as fault:
        raise EngineError(f"the cluster cannot be read: {str(fault) or type(fault).__name__}") from fault
