"""What is looked at on Docker: the images the demos start from, the registry they push to."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from quarterdeck.engines.docker.images import find_image
from quarterdeck.engines.docker.wants import wanted_images, wanted_registries
from quarterdeck.findings import Finding, good, missing, note
from quarterdeck.settings import PROGRAM

if TYPE_CHECKING:
    from quarterdeck.engines.checks import Asked

PATIENCE = 3.0  # seconds a registry has to answer
REFUSED = 401, 403  # a registry that asks who we are is there


def find_images(asked: Asked) -> Finding:
    """Look whether every image that a demo starts from is on this machine."""
    idle = asked.idle
    if idle:
        return note(idle)
    wanted = _wanted(asked)
    lacking = lacking_images(asked)
    if lacking:
        sentence = f"{len(lacking)} of {len(wanted)} not on this machine: {', '.join(lacking)}"
        return missing(sentence, f"fetch: {PROGRAM} preflight --pull, or name another in NODE_IMAGE")
    return good(f"on this machine: {', '.join(wanted)}")


def lacking_images(asked: Asked) -> list[str]:
    """Name the images that a demo starts from and the engine does not have; none where it does not answer."""
    if asked.idle:
        return []
    return [name for name in _wanted(asked) if not find_image(asked.settings.environment, name)]


def find_registry(asked: Asked) -> Finding:
    """Look whether the registries that demos push to answer."""
    idle = asked.idle
    registries = wanted_registries(asked.demos, asked.settings.environment)
    if idle or not registries:
        return note(idle or "no demo pushes to one")
    silent = [host for host in registries if not _answers(host)]
    if silent:
        return missing(f"no registry answers at {' and '.join(silent)}", "docs/presenting.md says how to start one")
    return good(f"{' and '.join(registries)} answers")


def _wanted(asked: Asked) -> list[str]:
    return wanted_images(asked.demos, asked.settings.node_image, asked.settings.environment)


def _answers(host: str) -> bool:
    local = host.partition(":")[0] in {"localhost", "127.0.0.1"}  # Docker, too, asks these without TLS
    try:
        with urllib.request.urlopen(f"{'http' if local else 'https'}://{host}/v2/", timeout=PATIENCE):  # noqa: S310
            return True
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code in REFUSED
    except (OSError, ValueError):
        return False
