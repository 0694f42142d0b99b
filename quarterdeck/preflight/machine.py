"""The checks of this machine: ports, room on its disks, the hall's link."""

from __future__ import annotations

import contextlib
import errno
import json
import shutil
import socket
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quarterdeck.engine.images import image_folder
from quarterdeck.preflight.finding import Finding, good, missing, note
from quarterdeck.preflight.wants import wanted_ports

if TYPE_CHECKING:
    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings

LOOPBACK = "127.0.0.1"
LOCAL = {LOOPBACK, "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104  # compared with, not bound to
PATIENCE = 3.0  # seconds an address has to answer
GIB = 2**30
LEAST_ROOM = 2 * GIB
BROKEN = 500  # from here on, a proxy answers for a server that does not


def find_ports(scene: Scene) -> Finding:
    """Look whether the demos' ports are free, and the talk's own."""
    users: dict[int, list[str]] = {}
    for demo in scene.demos:
        for port in wanted_ports(demo):
            users.setdefault(port, []).append(demo.name)
    taken = [f"{port} ({', '.join(users[port])})" for port in sorted(users) if is_taken(LOOPBACK, port)]
    taken += _own(scene.settings)
    if taken:
        remedy = "stop what listens there, or start the talk with another --port"
        return missing("ports", f"in use: {' and '.join(taken)}", remedy)
    return good("ports", f"free, or the talk's own: {', '.join(map(str, sorted({*users, scene.settings.port})))}")


def find_room(scene: Scene, least: int = LEAST_ROOM) -> Finding:
    """Look whether the disks of the state folder and of Docker's images have `least` bytes left."""
    folders = {"the state folder": _existing(scene.settings.state)}
    images = None if scene.idle("docker") else image_folder(scene.settings.environment)
    if images:
        folders["Docker's images"] = images
    left = {name: shutil.disk_usage(folder).free for name, folder in folders.items()}
    sentence = " and ".join(f"{free / GIB:.1f} GiB left for {name}" for name, free in left.items())
    if min(left.values()) < least:
        return note("disk", sentence, "remove what you can spare, such as: docker system prune")
    return good("disk", sentence)


def find_link(scene: Scene) -> Finding:
    """Look whether the room's link leads anywhere, or say who can reach the address without one."""
    settings = scene.settings
    if not settings.public_url:
        return _bound(settings)
    url = urlsplit(settings.public_url)
    place = f"{url.scheme}://{url.hostname}"  # without what else may stand there
    try:
        status = _status(settings.public_url)
    except urllib.error.URLError as fault:
        if isinstance(fault.reason, ConnectionRefusedError):
            return note("link", f"nobody answers at {place} yet", "start the talk, and look again")
        return missing(
            "link", f"{place} cannot be reached ({fault.reason})", "mend QUARTERDECK_PUBLIC_URL or the tunnel"
        )
    except (OSError, ValueError) as fault:
        return missing("link", f"{place} cannot be reached ({fault})", "mend QUARTERDECK_PUBLIC_URL or the tunnel")
    if status >= BROKEN:
        return note(
            "link", f"{place} answers {status}, as a proxy without the talk does", "start the talk, and look again"
        )
    return good("link", f"{place} answers")


def is_taken(host: str, port: int) -> bool:
    """Say whether something listens at a port of this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as caller, contextlib.suppress(socket.gaierror):
        caller.settimeout(1)
        if caller.connect_ex((host, port)) == 0:
            return True
    with socket.socket(family) as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what has just ended does not count
        try:
            place.bind((host, port))
        except OSError as fault:
            return fault.errno == errno.EADDRINUSE
    return False


def _own(settings: Settings) -> list[str]:
    """Give the talk's own port if somebody else has it."""
    host = LOOPBACK if settings.host in {*EVERYWHERE, *LOCAL} else settings.host
    if not settings.port or not is_taken(host, settings.port) or _serves_us(f"{host}:{settings.port}"):
        return []
    return [f"{settings.port} (the talk)"]


def _serves_us(place: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{place}/healthz", timeout=PATIENCE) as answer:
            said = json.load(answer)
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("status") == "ok"


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
        return good("link", f"this network reaches the talk at port {settings.port} of this machine")
    if settings.host in LOCAL:
        remedy = "to let the room in: --host 0.0.0.0, or a tunnel and QUARTERDECK_PUBLIC_URL"
        return note("link", f"only this machine reaches {place}", remedy)
    return good("link", f"whoever reaches {place} reaches the talk")


def _existing(folder: Path) -> Path:
    """Give the folder, or of those above it the first that is there."""
    return next(path for path in (folder, *folder.absolute().parents, Path("/")) if path.exists())
