"""How a request becomes a websocket: engineio makes a `Handshake` for it, which takes the connection over from HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quarterdeck.transport.opening import welcome
from quarterdeck.transport.websocket import WebSocket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment


class Handshake:
    """Made by engineio for a request that asks for a websocket, and called with that request."""

    __slots__ = ("_engine", "_refused", "_viewer")

    def __init__(self, handler: Any, engine: Any, refused: Callable[[], object]) -> None:
        """Serve the viewer whose bound method `handler` is; `refused` counts what is no packet."""
        self._viewer = handler.__self__
        self._engine = engine
        self._refused = refused

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Take the connection over, or answer 400."""
        opening = welcome(environ)
        if opening is None:
            start_response("400 Bad Request", [("Content-Length", "0"), ("Sec-WebSocket-Version", "13")])
            if not self._viewer.connected:
                self._viewer.close(wait=False, abort=True)
            return ()  # a list engineio would take for packets
        stream, early = environ["transport.take"]()
        WebSocket(stream, self._viewer, self._engine, self._refused).open(opening, early)
        stream.stay()
        return ()
