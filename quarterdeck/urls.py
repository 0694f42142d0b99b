"""The links a start prints: the room's, the presenter's and the learner's."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from quarterdeck.settings import Settings

EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104  # compared with, not bound to


@dataclass(frozen=True, slots=True)
class Links:
    """Where the room is reached, from outside this machine where that is possible, and its owner's two pages.

    Both of these hold the token: `desk` to present, `learn` to take the talk alone.
    """

    room: str
    desk: str
    learn: str


def find_links(settings: Settings, port: int, token: str) -> Links:
    """Work out the links: the public URL if there is one, else the bound address, else this machine's own."""
    local = f"{settings.scheme}://localhost:{port}/"
    room = _ended(settings.public_url) if settings.public_url else f"{settings.scheme}://{_host(settings.host)}:{port}/"
    ours = _ended(settings.public_url) if settings.public_url else local
    return Links(room, *(f"{ours}{page}?token={quote(token)}" for page in ("presenter", "contents")))


def _host(bound: str) -> str:
    if bound in EVERYWHERE:
        return _address()
    if bound in {"127.0.0.1", "::1"}:
        return "localhost"
    return f"[{bound}]" if ":" in bound else bound


def _address() -> str:
    """Find the address others on this network reach us by; nothing is sent to learn it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address nobody has
        except OSError:
            return "localhost"
        return str(probe.getsockname()[0])


def _ended(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
