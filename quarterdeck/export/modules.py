"""Scripts that a page carries within itself, as browsers load no module from a file.

Each gets a bare name, by which the page's import map has its text; relative imports are written as those names.
"""

from __future__ import annotations

import base64
import json
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

IMPORT = re.compile(r"(\bfrom\s*|\bimport\s*\(?\s*)([\"'])(\.{1,2}/[^\"']+\.m?js)\2")
IMPORT_MAP = re.compile(r"<script type=\"importmap\"[^>]*>(.*?)</script>", re.DOTALL)
ENTRY = re.compile(r"<script type=\"module\" src=\"([^\"]+)\"></script>")
PRELOAD = re.compile(r"\s*<link rel=\"preload\"[^>]*>")
RETRY = re.compile(r"\s*<script>.*?</script>", re.DOTALL)  # loads a page again that Wi-Fi has robbed
ONLY_FOR = {"mermaid": re.compile(r'data-drawing=\\?"mermaid')}  # in a page, or in the slides it carries as text
NO_SERVER = {"socket.io-client": "/static/js/net/no-server.js"}


def carry_scripts(html: str, read: Callable[[str], str]) -> str:
    """Give a page with its modules within it, and nothing that wants a server; `read` gives the text at an address."""
    found, entry = IMPORT_MAP.search(html), ENTRY.search(html)
    if not found or not entry:
        return html
    named = {name: address for name, address in json.loads(found[1])["imports"].items() if _wanted(name, html)}
    named |= NO_SERVER
    texts = _gather(entry[1], named, read)
    imports = {name: _data(text) for name, text in texts.items()}
    page = RETRY.sub("", PRELOAD.sub("", html)).replace("<html ", "<html data-carried ", 1)
    page = page.replace(found[0], f'<script type="importmap">{json.dumps({"imports": imports})}</script>')
    return page.replace(entry[0], f'<script type="module">import "{_name(entry[1])}";</script>')


def _wanted(name: str, html: str) -> bool:
    """Say whether a page needs a library: a large one is carried only where something on it does."""
    return name not in ONLY_FOR or ONLY_FOR[name].search(html) is not None


def _gather(entry: str, named: Mapping[str, str], read: Callable[[str], str]) -> dict[str, str]:
    """Read a module, all that it imports, and the libraries, each under its name."""
    waiting = {_name(entry): entry, **named}
    texts: dict[str, str] = {}
    while waiting:
        name, address = waiting.popitem()
        text = read(address)
        targets = [
            posixpath.normpath(posixpath.join(posixpath.dirname(address), each[3])) for each in IMPORT.finditer(text)
        ]
        waiting |= {_name(target): target for target in targets if _name(target) not in texts}
        names = iter(targets)
        texts[name] = IMPORT.sub(lambda each: f'{each[1]}"{_name(next(names))}"', text)  # noqa: B023  # used at once
    return texts


def _name(address: str) -> str:
    return f"quarterdeck{address}"


def _data(text: str) -> str:
    return f"data:text/javascript;base64,{base64.b64encode(text.encode()).decode()}"
