"""What a polling browser posts, looked at before Socket.IO reads it, so that what is no packet makes no traceback."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from quarterdeck.transport.packets import are_packets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SIZE = re.compile("[0-9]{1,9}", re.ASCII)
LASTING = re.compile(  # of the request that opened a connection, what is kept as long as that lasts
    "flask.app|REQUEST_METHOD|SCRIPT_NAME|PATH_INFO|QUERY_STRING|SERVER_.*|REMOTE_ADDR|HTTP_(HOST|ORIGIN|COOKIE)|"
    "HTTP_X_FORWARDED_.*|wsgi.(url_scheme|errors|version|multithread|multiprocess|run_once)"
)
NOTHING = BytesIO()


class Sieve:
    """Stands before a Socket.IO application, and calls `refused` for each request it lets not through."""

    def __init__(self, app: WSGIApplication, largest: int, refused: Callable[[], object]) -> None:
        """Let through bodies of up to `largest` bytes."""
        self._app = app
        self._largest = largest
        self._refused = refused

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on, or answer 400."""
        if environ.get("REQUEST_METHOD") == "POST" and str(environ.get("PATH_INFO")).startswith("/socket.io"):
            body = self._body(environ)
            if body is None or not are_packets(body):
                self._refused()
                start_response("400 Bad Request", [("Content-Length", "0"), ("Connection", "close")])
                return []
            environ["wsgi.input"] = BytesIO(body)
        return self._app(environ, start_response)

    def _body(self, environ: WSGIEnvironment) -> bytes | None:
        size = str(environ.get("CONTENT_LENGTH", "0"))
        if not SIZE.fullmatch(size) or int(size) > self._largest:
            return None
        body: bytes = environ["wsgi.input"].read(int(size))
        return body


def lasting(environ: WSGIEnvironment) -> dict[str, Any]:
    """Give what is kept of the request that opened a connection: no buffers, no sockets, no browser's name."""
    return {**{key: value for key, value in environ.items() if LASTING.fullmatch(key)}, "wsgi.input": NOTHING}
