"""What a polling browser posts, looked at before Socket.IO reads it, so that what is no packet makes no traceback."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from quarterdeck.transport.websocket import is_packet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SIZE = re.compile("[0-9]{1,9}", re.ASCII)
LASTING = re.compile(  # of the request that opened a connection, what is kept as long as that lasts
    "flask.app|REQUEST_METHOD|SCRIPT_NAME|PATH_INFO|QUERY_STRING|SERVER_.*|REMOTE_ADDR|HTTP_(HOST|ORIGIN|COOKIE)|"
    "HTTP_X_FORWARDED_.*|wsgi.(url_scheme|errors|version|multithread|multiprocess|run_once)"
)
NOTHING = BytesIO()
BETWEEN = b"\x1e"  # packets in one request
A_POST = 256  # packets in one request; a browser sends all it has saved up
AT_ONCE = 16  # packets that engineio reads of one request


class Validator:
    """Stands before a Socket.IO application, and calls `refused` for each request it lets not through."""

    def __init__(
        self, app: WSGIApplication, largest: int, refused: Callable[[], object], path: str = "/socket.io"
    ) -> None:
        """Let through bodies of up to `largest` bytes; what is posted elsewhere than at `path` is not looked at."""
        self._app = app
        self._largest = largest
        self._refused = refused
        self._path = path

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on, or answer 400."""
        if environ.get("REQUEST_METHOD") != "POST" or not str(environ.get("PATH_INFO")).startswith(self._path):
            return self._app(environ, start_response)
        body = self._body(environ)
        if body is None or not are_packets(body):
            self._refused()
            start_response("400 Bad Request", [("Content-Length", "0"), ("Connection", "close")])
            return []
        return self._post(environ, start_response, body.split(BETWEEN))

    def _post(self, environ: WSGIEnvironment, start_response: StartResponse, packets: list[bytes]) -> Iterable[bytes]:
        """Pass packets on in as many requests as engineio needs; the answer is the first bad one, or the last."""
        for at in range(AT_ONCE, len(packets), AT_ONCE):
            answer = Answer()
            content = [*self._app(_posted(environ, packets[at - AT_ONCE : at]), answer)]
            if not answer.status.startswith("200"):
                start_response(answer.status, answer.headers)
                return content
        rest = (len(packets) - 1) // AT_ONCE * AT_ONCE
        return self._app(_posted(environ, packets[rest:]), start_response)

    def _body(self, environ: WSGIEnvironment) -> bytes | None:
        size = str(environ.get("CONTENT_LENGTH", "0"))
        if not SIZE.fullmatch(size) or int(size) > self._largest:
            return None
        try:
            body: bytes = environ["wsgi.input"].read(int(size))
        except OSError:  # it did not come
            return None
        return body


class Answer:
    """Keeps what an application answers, instead of sending it."""

    status = ""
    headers: list[tuple[str, str]]

    def __call__(
        self, status: str, headers: list[tuple[str, str]], _error: object = None, /
    ) -> Callable[[bytes], object]:
        """Take the beginning of an answer."""
        self.status, self.headers = status, headers
        return lambda _content: None


def are_packets(body: bytes) -> bool:
    """Say whether a request's body holds packets and nothing else, and not too many."""
    try:
        packets = [packet.decode() for packet in body.split(BETWEEN)]
    except UnicodeDecodeError:
        return False
    return len(packets) <= A_POST and all(map(is_packet, packets))


def lasting(environ: WSGIEnvironment) -> dict[str, Any]:
    """Give what is kept of the request that opened a connection: no buffers, no sockets, no browser's name."""
    return {**{key: value for key, value in environ.items() if LASTING.fullmatch(key)}, "wsgi.input": NOTHING}


def _posted(environ: WSGIEnvironment, packets: list[bytes]) -> WSGIEnvironment:
    body = BETWEEN.join(packets)
    return {**environ, "wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
