"""The check of the room's link: whether it leads to the talk, and who can follow it."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quarterdeck.findings import Finding, good, missing, note

if TYPE_CHECKING:
    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings

LOCAL = {"127.0.0.1", "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104  # compared with, not bound to
PATIENCE = 3.0  # seconds an address has to answer
BROKEN = 500  # from here on, a proxy answers for a server that does not
AGAIN = "start the talk, and look again"
MEND = "mend QUARTERDECK_PUBLIC_URL or the tunnel"
TRUST = "try it with a phone that is not yours"


def find_link(scene: Scene) -> Finding:
    """Look whether the room's link leads anywhere, or say who can reach the address without one."""
    settings = scene.settings
    if not settings.public_url:
        return _bound(settings)
    place = settings.public_url
    try:
        url = urlsplit(settings.public_url)
        place = f"{url.scheme}://{url.hostname}"  # without what else may stand there
        status = _status(settings.public_url)
    except (OSError, ValueError) as fault:
        return _silent(place, fault)
    if status >= BROKEN:
        return note(f"{place} answers {status}, as a proxy without the talk does", AGAIN)
    return good(f"{place} answers")


def _silent(place: str, fault: Exception) -> Finding:
    """Say why nothing came from an address, and whether that is to be expected before the talk has started."""
    reason = fault.reason if isinstance(fault, urllib.error.URLError) else fault
    if isinstance(reason, ConnectionRefusedError):
        return note(f"nobody answers at {place} yet", AGAIN)
    if isinstance(reason, ssl.SSLCertVerificationError):
        return note(f"{place} answers, and this machine does not trust its certificate", TRUST)
    return missing(f"{place} cannot be reached ({reason})", MEND)


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310  # the presenter's own address
            return int(answer.status)
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code


def _bound(settings: Settings) -> Finding:
    place = f"{settings.host}:{settings.port}"
    if settings.host in EVERYWHERE:
        return good(f"this network reaches the talk at port {settings.port} of this machine")
    if settings.host in LOCAL:
        remedy = "to let the room in: --host 0.0.0.0, or a tunnel and QUARTERDECK_PUBLIC_URL"
        return note(f"only this machine reaches {place}", remedy)
    return good(f"whoever reaches {place} reaches the talk")


CHECKS = {"link": find_link}
