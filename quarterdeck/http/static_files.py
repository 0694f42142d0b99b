"""What pages are made of, answered ahead of Flask from memory, under an address that holds for ever.

`/assets/DIGEST/static/js/…`: the digest is that of all files together, so that what a module or a sheet names by a
relative address is of the same state. A browser that has a file never asks for it again; another digest is another
address.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from flask import request

from quarterdeck.deck.kinds import SHOWN
from quarterdeck.http.answer_headers import ASK_AGAIN, FILE_HEADERS, FOR_EVER
from quarterdeck.http.libraries import LIBRARY_TYPES, served_files
from quarterdeck.http.packed import encoding_for, pack
from quarterdeck.http.page_pieces import Pieces, digest_of, modules_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from quarterdeck.http.packed import Packed

ROOT = "/assets/"
TYPES = {**SHOWN, **LIBRARY_TYPES}
ABOVE = [each for each in FILE_HEADERS.items() if each[0] != "Cache-Control"]
LOOK = 1.0  # seconds between two looks at the files of a checkout
Stamp = tuple[tuple[str, int, int], ...]  # name, time and size of each file


class PlainFiles:
    """Addresses of files as they lie in the house."""

    def address(self, name: str) -> str:
        """Give the address of a file, such as static/css/base.css, to whoever has asked for a page."""
        return f"{request.script_root}/{name}"

    def pieces(self, page: str) -> Pieces:
        """Give the names of a page's sheets and scripts."""
        return modules_of(page)

    def state(self) -> str:
        """Say in a word what all files are like, where that is in their addresses."""
        return ""


class StaticFiles(PlainFiles):
    """The same under the digest of all of them; it stands before an application, which answers all else."""

    def __init__(self, app: WSGIApplication, home: Path, *, changing: bool) -> None:
        """Read what is in `home`, and again when a page is asked for where it is `changing`."""
        self._app, self._home, self._changing = app, home, changing
        self._seen: Stamp | None = None
        self.digest = ""
        self._look()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer for a file, or pass the request on."""
        path, method = str(environ.get("PATH_INFO", "")), environ.get("REQUEST_METHOD")
        if not path.startswith(ROOT) or method not in {"GET", "HEAD"}:
            return self._app(environ, start_response)
        digest, _, name = path[len(ROOT) :].partition("/")
        packed = self._packed(name, encoding_for(str(environ.get("HTTP_ACCEPT_ENCODING", ""))))
        if packed is None:
            return self._app(_elsewhere(environ, name), start_response)
        lasts = FOR_EVER if digest == self.digest else ASK_AGAIN
        headers = [*packed.headers, ("Cache-Control", lasts)]
        if environ.get("HTTP_IF_NONE_MATCH") == packed.etag:
            start_response("304 Not Modified", [each for each in headers if each[0] != "Content-Length"])
            return ()
        start_response("200 OK", headers)
        return () if method == "HEAD" else (packed.body,)

    def address(self, name: str) -> str:
        """Give the address of a file in its newest state."""
        return f"{request.script_root}{ROOT}{self.state()}/{name}"

    def pieces(self, page: str) -> Pieces:
        """Give the names of a page's bundles, or of its modules where nothing was bundled of these."""
        return self._bundled.get(page) or modules_of(page)

    def state(self) -> str:
        """Give the digest, of files looked at within the last second."""
        if self._changing and time.monotonic() - self._looked > LOOK:
            with suppress(OSError):  # while somebody saves: then as they were, until the next look
                self._look()
        return self.digest

    def _look(self) -> None:
        """Read all files, if any has changed since the last look; raises OSError where one goes away meanwhile."""
        self._looked = time.monotonic()
        seen = _stamp(self._home / "static")
        if seen == self._seen:
            return
        files = served_files(self._home)
        made_of = digest_of(files)
        self._bundled = _bundled(self._home, made_of)
        found = (self._home / "bundle").rglob("*.*") if self._bundled else ()
        bundles = {path.relative_to(self._home).as_posix(): path for path in found}
        self._files = {**files, **bundles}
        self.digest = f"{made_of[:8]}{digest_of(bundles)[:8]}"
        self._kept: dict[tuple[str, str], Packed] = {}
        self._seen = seen

    def _packed(self, name: str, encoding: str) -> Packed | None:
        """Give a file as it goes out, None for one that nobody may have, or that went away."""
        kept, path = self._kept.get((name, encoding)), self._files.get(name)
        kind = TYPES.get(PurePosixPath(name).suffix)
        if kept or path is None or kind is None:
            return kept
        try:
            content = path.read_bytes()
        except OSError:
            return None
        return self._kept.setdefault((name, encoding), pack(content, kind, encoding, ABOVE))


def _elsewhere(environ: WSGIEnvironment, name: str) -> WSGIEnvironment:
    """Ask for what is not kept where it lies: the map of a library, which only who looks into that wants."""
    return {**environ, "PATH_INFO": f"/{name}"} if name.startswith(("static/", "lib/")) else environ


def _stamp(folder: Path) -> Stamp:
    files = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]  # noqa: PTH118  # in a third of the time
    stats = [(name, os.stat(name)) for name in files]  # noqa: PTH116
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def _bundled(home: Path, made_of: str) -> dict[str, Pieces]:
    """Read what was bundled of each page, nothing where that was of other modules than there are now."""
    try:
        told = json.loads((home / "bundle" / "pages.json").read_text())
    except (OSError, ValueError):
        return {}
    if told["of"] != made_of:
        return {}
    pages = told["pages"].items()
    return {page: Pieces(tuple(each["sheets"]), each["script"], tuple(each["imported"])) for page, each in pages}
