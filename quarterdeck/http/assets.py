"""What pages are made of besides their words: libraries, the deck's pictures, headers and compression."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flask import Blueprint, abort, g, request, send_from_directory
from flask_compress import Compress

from quarterdeck.deck.kinds import PICTURES, SHOWN
from quarterdeck.deck.own_sheet import version_of
from quarterdeck.http.answer_headers import HEADERS, lasting, policy
from quarterdeck.http.libraries import LIBRARIES, LIBRARY_TYPES
from quarterdeck.settings import HOME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask, Request, Response
    from flask.typing import ResponseReturnValue

COMPRESSED = [
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "application/json",
    "application/x-asciicast",
    "image/svg+xml",
]
# A drawing opened by itself is a page of this server's; it may carry scripts, and they must not run.
DRAWING_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
DAY = 24 * 3600  # seconds
LARGEST_CACHE = 32 * 1024 * 1024  # bytes


def register_assets(
    app: Flask,
    folder: Callable[[], Path],
    shown: Callable[[Path], bool] = lambda _path: True,
    fetched: Path | None = None,
) -> None:
    """Add libraries, the pictures in `folder()` that `shown` agrees to, headers and compression to an application.

    `fetched` is the folder of pictures from the net, which are shown alike.
    """
    app.view_functions["static"] = partial(_static, app)
    app.register_blueprint(_libraries())
    app.register_blueprint(_pictures("pictures", folder, shown))
    if fetched:
        app.register_blueprint(_pictures("fetched", lambda: fetched, shown))
    app.config.update(
        COMPRESS_MIMETYPES=COMPRESSED,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_STREAMS=False,
        COMPRESS_CACHE_BACKEND=Squeezed,
        COMPRESS_CACHE_KEY=_cache_key,
    )
    Compress(app)  # Flask calls the last one registered first, so that compression comes after these two
    app.after_request(_gather)
    app.after_request(_secure)


class Squeezed:
    """Keeps compressed files, so that a hall which opens the talk at once costs one compression each."""

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[str, bytes] = {}
        self._size = 0

    def get(self, key: str) -> bytes | None:
        """Give what was kept under a key."""
        return self._kept.get(key)

    def set(self, key: str, content: bytes) -> None:
        """Keep a file's content; a page's, which has no key of its own, is not kept."""
        if key.endswith(";") or key in self._kept:
            return
        if self._size + len(content) > LARGEST_CACHE:
            self._kept.clear()
            self._size = 0
        self._kept[key] = content
        self._size += len(content)


def _static(app: Flask, filename: str) -> ResponseReturnValue:
    """Serve a file of our own as its type: systems differ in what they guess, and a module of another does not run."""
    kind = {**LIBRARY_TYPES, **SHOWN}.get(_suffix(filename))
    return send_from_directory(app.static_folder or "", filename, mimetype=kind)


def _libraries() -> Blueprint:
    libraries = Blueprint("libraries", __name__)

    @libraries.get("/lib/<name>/<path:file>")
    def library(name: str, file: str) -> ResponseReturnValue:
        package, kind = LIBRARIES.get(name), LIBRARY_TYPES.get(_suffix(file))
        if package is None or kind is None:
            abort(404)
        return send_from_directory(HOME / "node_modules" / package, file, mimetype=kind, max_age=DAY)

    return libraries


def _pictures(name: str, folder: Callable[[], Path], shown: Callable[[Path], bool]) -> Blueprint:
    pictures = Blueprint(name, __name__)

    @pictures.get(f"/{name}/<path:file>")
    def picture(file: str) -> ResponseReturnValue:
        kind = SHOWN.get(_suffix(file))
        if kind is None or "\0" in file or any(part.startswith(".") for part in PurePosixPath(file).parts):
            abort(404)
        path = (folder() / file).resolve()
        if not shown(path):
            abort(404)
        answer = send_from_directory(folder().absolute(), file, mimetype=kind)
        if kind == PICTURES[".svg"]:
            answer.headers["Content-Security-Policy"] = DRAWING_POLICY
        return lasting(answer, version_of(path))

    return pictures


def _suffix(file: str) -> str:
    return PurePosixPath(file).suffix.lower()


def _secure(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", policy(g.get("scripts", ())))
    return response


def _gather(response: Response) -> Response:
    """Take a small text file into memory, so that it is compressed once and then kept under its ETag."""
    if response.direct_passthrough and response.status_code == 200 and response.mimetype in COMPRESSED:  # noqa: PLR2004
        response.direct_passthrough = False
        response.set_data(response.get_data())
        g.cache_key = f"{request.path} {response.get_etag()[0]}"
    return response


def _cache_key(_request: Request) -> str:
    return str(g.get("cache_key", ""))
