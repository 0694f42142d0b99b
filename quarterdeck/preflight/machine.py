"""The checks of this machine: ports, and room on its disks."""

from __future__ import annotations

import contextlib
import errno
import json
import shutil
import socket
import ssl
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Finding, good, missing, note
from quarterdeck.preflight.link import EVERYWHERE, LOCAL, PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings

LOOPBACK = "127.0.0.1"
GIB = 2**30
LEAST_ROOM = 2 * GIB
BARELY = GIB // 4  # less than this, and a build, or even a tape, does not fit
SPARE = f"remove what you can spare, such as: {', '.join(engine.spare for engine in ENGINES.values() if engine.spare)}"


def find_ports(scene: Scene) -> Finding:
    """Look whether the demos' ports are free, and the talk's own."""
    users: dict[int, list[str]] = {}
    for demo in scene.demos:
        for port in {port for engine in ENGINES.values() for port in engine.ports(demo)}:
            users.setdefault(port, []).append(demo.name)
    taken = [f"{port} ({', '.join(users[port])})" for port in sorted(users) if is_taken(LOOPBACK, port)]
    own = [] if scene.serving else _own(scene.settings)
    sentence = f"in use: {' and '.join(taken + own)}"
    if taken and not own and any(_open_runs(scene.settings)):
        return note(sentence, "a demo is open and may have it: close it, and look again")
    if taken or own:
        return missing(sentence, f"stop what listens there{', or choose another --port' if own else ''}")
    return good(f"free, or the talk's own: {', '.join(map(str, sorted({*users, scene.settings.port} - {0})))}")


def find_room(scene: Scene, least: int = LEAST_ROOM, barely: int = BARELY) -> Finding:
    """Look whether the disks of the state folder and of the engines have bytes left: `least`, or `barely` any."""
    folders = {"the state folder": _existing(scene.settings.state)}
    used = [engine for engine in ENGINES.values() if not scene.asked(engine.name).idle]
    stored = {f"{engine.title}'s images": engine.storage(scene.settings.environment) for engine in used}
    folders |= {name: folder for name, folder in stored.items() if folder}
    left = {name: shutil.disk_usage(folder).free for name, folder in folders.items()}
    sentence = " and ".join(f"{free / GIB:.1f} GiB left for {name}" for name, free in left.items())
    if min(left.values()) < barely:
        return missing(sentence, SPARE)
    return note(sentence, SPARE) if min(left.values()) < least else good(sentence)


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


def _open_runs(settings: Settings) -> Iterable[Path]:
    """Give the folder of each demo that runs now, or was killed."""
    return settings.runs.iterdir() if settings.runs.is_dir() else ()


def _own(settings: Settings) -> list[str]:
    """Give the talk's own port if somebody else has it."""
    host = LOOPBACK if settings.host in {*EVERYWHERE, *LOCAL} else settings.host
    if (
        not settings.port
        or not is_taken(host, settings.port)
        or _serves_us(f"{settings.scheme}://{host}:{settings.port}")
    ):
        return []
    return [f"{settings.port} (the talk)"]


def _serves_us(place: str) -> bool:
    blind = ssl._create_unverified_context()  # noqa: S323, SLF001  # a talk served over TLS may have made its own
    try:
        with urllib.request.urlopen(f"{place}/healthz", timeout=PATIENCE, context=blind) as answer:  # noqa: S310
            said = json.load(answer)
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("status") == "ok"


def _existing(folder: Path) -> Path:
    """Give the folder, or of those above it the first that is there."""
    return next(path for path in (folder, *folder.absolute().parents, Path("/")) if path.exists())


CHECKS = {"ports": find_ports, "disk": find_room}
