"""The links a start prints: the room's, the presenter's and the learner's."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes, urlsplit

from quarterdeck.errors import MachineError

if TYPE_CHECKING:
    from quarterdeck.settings import Settings

LOCAL = {"localhost", "127.0.0.1", "::1"}
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104  # compared with, not bound to
PATH = re.compile(r"(/(?!\.{1,2}(/|$))[^/\s\"'<>\\?#]+)*/?")
FAR = "192.0.2.1", "10.0.0.1", "172.16.0.1", "192.168.0.1"  # nobody's (RFC 5737), then in each private network


@dataclass(frozen=True, slots=True)
class Links:
    """Where the room is reached, from outside this machine where that is possible, and its owner's two pages.

    Both of these hold the token: `desk` to present, `learn` to take the talk alone.
    """

    room: str
    desk: str
    learn: str

    @property
    def reaches_only_here(self) -> bool:
        """Whether the room's link is this machine's own, so that no phone can follow it."""
        return urlsplit(self.room).hostname in LOCAL

    def elsewhere(self) -> list[str]:
        """Give the links that would lead here from this machine's networks, were they listened to."""
        url = urlsplit(self.room)
        return [url._replace(netloc=f"{host}:{url.port}").geturl() for host in _addresses()]


def find_links(settings: Settings, port: int, token: str) -> Links:
    """Work out the links: the public URL if there is one, else the bound address, else this machine's own.

    Raises MachineError for a public URL that is none.
    """
    root_of(settings.public_url)
    local = f"{settings.scheme}://localhost:{port}/"
    room = _ended(settings.public_url) if settings.public_url else f"{settings.scheme}://{_host(settings.host)}:{port}/"
    ours = _ended(settings.public_url) if settings.public_url else local
    return Links(room, *(f"{ours}{page}?token={quote(token)}" for page in ("presenter", "contents")))


def netloc_of(url: str) -> str:
    """Give an http(s) URL's host[:port], without the port that the scheme implies; "" for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return ""
    implied = port is None or port == {"http": 80, "https": 443}[parts.scheme]
    return bracketed(parts.hostname) + ("" if implied else f":{port}")


def bracketed(host: str) -> str:
    """Write a host as URLs and the Host header have it: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


def root_of(public_url: str | None) -> str:
    """Give the path below which the public URL puts the talk, as WSGI has it: "", or such as ``/talks/today``.

    Raises MachineError for a public URL that is none.
    """
    if not public_url:
        return ""
    url = urlsplit(public_url) if netloc_of(public_url) else None
    if url is None or url.query or url.fragment or not PATH.fullmatch(url.path):
        sentence = f"QUARTERDECK_PUBLIC_URL is {public_url!r}"
        raise MachineError(sentence, remedy="it must be like https://talk.example/ or https://example.org/talks/today/")
    return unquote_to_bytes(url.path).decode("latin-1").rstrip("/")


def _host(bound: str) -> str:
    if bound in EVERYWHERE:
        return next(iter(_addresses()), "localhost")
    if bound in {"127.0.0.1", "::1"}:
        return "localhost"
    return bracketed(bound)


def _addresses() -> list[str]:
    """Find the addresses others on our networks reach us by, the usual one first; nothing is sent to learn them."""
    found = [address for far in FAR if (address := _address_towards(far)) not in {None, "127.0.0.1"}]
    return [str(address) for address in dict.fromkeys(found)]


def _address_towards(far: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((far, 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def _ended(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
