"""The talk's pages and all that they name, made independent of the server that gave them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from quarterdeck.errors import DeckError
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from pathlib import Path

    from werkzeug.test import Client

ROOTS = "static|lib|pictures|fetched|theme|tapes|demos"  # what the server gives besides pages
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
NAMES = re.compile(r'(?<=\s)((?:src|href|data-tape|data-sheets)=")([^"]*)')
ADDRESS = re.compile(rf"/?(?:(?:{ROOTS})/\S+|join\.svg)")
JOIN = re.compile(r'<img[^>]* src="join\.svg"[^>]*>')
SLIDE = re.compile(r'(?<=href=")\.?/(\d+)(?:#[^"]*)?(?=")')
IN_SHEET = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
IN_SCRIPT = re.compile(r"(?<=\")(?:static|lib)/[\w./@-]+\.css(?=\")")


class Site:
    """Files by their paths within the folder; whatever a page, sheet or script names is taken with it."""

    def __init__(self, client: Client, deck: Path, *, leads: bool) -> None:
        """Ask a client of the application; `deck` is its file, `leads` whether its room's link leads anywhere."""
        self._leads = leads
        self.files: dict[str, bytes] = {}
        self.taken: dict[str, str] = {}  # the path of each address, as pages write it now
        self._client = client
        self._deck = deck

    def page(self, html: str) -> str:
        """Give a page whose addresses lead into the folder, and those of slides to places within the page."""

        def inside(tag: re.Match[str]) -> str:
            here = NAMES.sub(lambda named: named[1] + self._taken(named[2]), tag[0])
            return SLIDE.sub(r"#\1", here)

        return TAG.sub(inside, html if self._leads else JOIN.sub("", html))

    def script(self, text: str) -> str:
        """Give a script whose addresses lead into the folder."""
        return IN_SCRIPT.sub(lambda found: self.take(found[0]), text)

    def text(self, address: str) -> str:
        """Fetch what stands at an address; raises DeckError where nothing does."""
        return self._fetch(address).decode()

    def take(self, address: str) -> str:
        """Put what stands at an address into the folder, and give its path there."""
        path = unquote(urlsplit(address).path).lstrip("/")
        if path not in self.files:
            self.files[path] = b""  # so that sheets may name each other
            content = self._fetch(address)
            self.files[path] = self._sheet(content, path) if path.endswith(".css") else content
        self.taken[address.lstrip("/")] = path
        return address.lstrip("/")

    def _taken(self, value: str) -> str:
        """Take what an attribute names, which may be several addresses."""
        return " ".join(self.take(each) if ADDRESS.fullmatch(each) else each for each in value.split(" "))

    def _sheet(self, content: bytes, path: str) -> bytes:
        def leading(found: re.Match[str]) -> str:
            if re.match(r"data:|#|[a-z]+://", found[1]):
                return found[0]
            target = self.take(posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1])))
            return f'url("{posixpath.relpath(target, posixpath.dirname(path))}")'

        return IN_SHEET.sub(leading, content.decode()).encode()

    def _fetch(self, address: str) -> bytes:
        with self._client.get(f"/{address.lstrip('/')}") as answer:
            if answer.status_code != 200:  # noqa: PLR2004
                raise DeckError(f"the talk has nothing at {address}, which it names", Place(self._deck))
            return answer.get_data()
