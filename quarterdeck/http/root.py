"""The path below which a talk lies, taken off each request, whether a proxy in front has done so already or not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from quarterdeck.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from werkzeug.routing import Map

ELSEWHERE = ("assets", "socket.io")  # what is answered ahead of Flask


class Root:
    """Gives an application its own paths and, as SCRIPT_NAME, what `url_for` puts before them."""

    def __init__(self, app: WSGIApplication, root: str, rules: Map) -> None:
        """Put an application below a path as WSGI has it, such as ``/talks/today``; "" is the host's root.

        `rules` tell the talk's own paths. Raises MachineError for a path that is one of them.
        """
        self._app = app
        self._root = root
        paths = {rule.rule for rule in rules.iter_rules()}
        self._own = {*ELSEWHERE, *(path.split("/")[1] for path in paths)}
        if root in paths or root[1:].isdecimal():
            sentence = f"QUARTERDECK_PUBLIC_URL leads to {root}, which is a page of the talk's own"
            raise MachineError(sentence, remedy="put the talk below another path")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass a request on; who leaves out the stroke at the end of the path is led to it."""
        path = str(environ.get("PATH_INFO", ""))
        if not self._root:
            return self._app(environ, start_response)
        if path == self._root:
            asked = environ.get("QUERY_STRING")
            location = quote(path.encode("latin-1")) + (f"/?{asked}" if asked else "/")
            start_response("308 Permanent Redirect", [("Location", location), ("Content-Length", "0")])
            return []
        environ["SCRIPT_NAME"] = self._root
        environ["PATH_INFO"] = self._below(path)
        return self._app(environ, start_response)

    def _below(self, path: str) -> str:
        """Take the root off; below `/demos/`, a proxy that strips it sends what looks as if it had not."""
        below = path.removeprefix(self._root) if path.startswith(f"{self._root}/") else path
        looks_alike = self._is_own(path.split("/")[1]) and not self._is_own(below.split("/")[1])
        return path if looks_alike else below

    def _is_own(self, name: str) -> bool:
        return not name or name.isdecimal() or name in self._own
