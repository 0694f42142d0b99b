"""Where an address leads: to a public machine by http or https, or nowhere that we go.

A deck is opened from anywhere, and what it names is fetched from this machine, which may reach what its author cannot:
this machine itself, a router, a cloud's metadata. So a name is looked up once, every address it has must be public, and
the connection goes to the very address that was looked at; a second answer of the DNS is never asked for.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quarterdeck.downloads.refused import DownloadRefused

if TYPE_CHECKING:
    from collections.abc import Callable

CONNECT_WITHIN = 6.0  # seconds


@dataclass(frozen=True, slots=True)
class Route:
    """One way to fetch an address: the host's name, and the public address it was found to have."""

    host: str
    port: int
    address: str
    path: str
    secure: bool

    def connect(self) -> socket.socket:
        """Connect to the address, with TLS for the name; raises OSError."""
        sock = socket.create_connection((self.address, self.port), CONNECT_WITHIN)
        if not self.secure:
            return sock
        try:
            return ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)
        except BaseException:
            sock.close()
            raise


def find_route(address: str, reaches: Callable[[str], bool]) -> Route:
    """Look up where an address leads; raises DownloadRefused where we do not go.

    `reaches` says of an IP address whether we go there. Blocks while the name is looked up.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise DownloadRefused("this is no address") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise DownloadRefused("only http and https addresses are fetched")
    secure = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    port = port or (443 if secure else 80)
    return Route(parts.hostname, port, _looked_up(parts.hostname, port, reaches), path, secure)


def _looked_up(host: str, port: int, reaches: Callable[[str], bool]) -> str:
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise DownloadRefused(f"there is no {host}, or no network") from None
    if not all(map(reaches, found)):
        raise DownloadRefused(f"{host} is in a private network; --allow-private-pictures lets it be fetched")
    return found[0]


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public net's; what stands for another address is judged as that."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or is_public(str(inner)))


def is_anywhere(_address: str) -> bool:
    """Say that every address may be fetched from, for whoever has asked for that."""
    return True
