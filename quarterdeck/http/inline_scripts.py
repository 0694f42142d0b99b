"""The two scripts that stand in every page, and the digests by which its policy lets them run and no others.

A page that is the same for everybody can be kept; one with a secret of its own in it, as a nonce is, could not.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from quarterdeck.settings import HOME

if TYPE_CHECKING:
    from collections.abc import Callable

LIBRARIES = {  # the names under which modules find them
    "@xterm/xterm": "lib/xterm/lib/xterm.mjs",
    "@xterm/addon-web-links": "lib/addon-web-links/lib/addon-web-links.mjs",
    "mermaid": "lib/mermaid/mermaid.esm.min.mjs",
    "socket.io-client": "lib/socket.io/socket.io.esm.min.js",
}


class Inline(NamedTuple):
    """The script that loads a page again which has lost a part, the map of imports, and both their digests."""

    again: str
    imports: str
    digests: tuple[str, ...]


def inline_scripts(address: Callable[[str], str]) -> Inline:
    """Write both; `address` gives that of a library's file."""
    imports = json.dumps({"imports": {name: address(file) for name, file in LIBRARIES.items()}}, indent=1)
    return Inline(_again(), imports, (_digest(_again()), _digest(imports)))


@cache
def _again() -> str:
    return (HOME / "templates" / "_again.js").read_text()


def _digest(script: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
