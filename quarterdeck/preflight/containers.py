"""The checks of Docker: the engine, the images the demos start from, the registry they push to."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from quarterdeck.engines.docker.images import find_image
from quarterdeck.findings import Finding, good, missing, note
from quarterdeck.preflight.wants import wanted_images, wanted_registries

if TYPE_CHECKING:
    from quarterdeck.preflight.scene import Scene

OLDEST = {"docker": (20, 10), "kubernetes": (1, 20)}
PATIENCE = 3.0  # seconds a registry has to answer
REFUSED = 401, 403  # a registry that asks who we are is there


def find_docker(scene: Scene) -> Finding:
    """Look whether Docker answers, and can build."""
    return find_engine(scene, "docker")


def find_engine(scene: Scene, name: str) -> Finding:
    """Say of an engine which version answers, and whether the demos were made for it."""
    engine = scene.engines[name]
    if not engine.found:
        return missing(engine.lacks, engine.remedy) if scene.using(name) else note(f"no demo needs it. {engine.lacks}")
    version = engine.version or "an unknown version"
    if _numbers(version) < OLDEST[name]:
        oldest = ".".join(map(str, OLDEST[name]))
        return note(f"{version} answers, and the demos were made for {oldest} or later", "rehearse, or update it")
    return good(f"{version} answers")


def find_images(scene: Scene) -> Finding:
    """Look whether every image that a demo starts from is on this machine."""
    idle = scene.idle("docker")
    if idle:
        return note(idle)
    wanted = _wanted(scene)
    lacking = lacking_images(scene)
    if lacking:
        sentence = f"{len(lacking)} of {len(wanted)} not on this machine: {', '.join(lacking)}"
        return missing(sentence, "fetch: python -m quarterdeck preflight --pull, or name another in NODE_IMAGE")
    return good(f"on this machine: {', '.join(wanted)}")


def lacking_images(scene: Scene) -> list[str]:
    """Name the images that a demo starts from and the engine does not have; none where it does not answer."""
    if scene.idle("docker"):
        return []
    return [name for name in _wanted(scene) if not find_image(scene.settings.environment, name)]


def find_registry(scene: Scene) -> Finding:
    """Look whether the registries that demos push to answer."""
    idle = scene.idle("docker")
    registries = wanted_registries(scene.using("docker"), scene.settings.environment)
    if idle or not registries:
        return note(idle or "no demo pushes to one")
    silent = [host for host in registries if not _answers(host)]
    if silent:
        return missing(f"no registry answers at {' and '.join(silent)}", "docs/presenting.md says how to start one")
    return good(f"{' and '.join(registries)} answers")


def _wanted(scene: Scene) -> list[str]:
    return wanted_images(scene.using("docker"), scene.settings.node_image, scene.settings.environment)


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


def _numbers(version: str) -> tuple[int, ...]:
    """Read the first two numbers of a version; one that cannot be read is taken for a new one."""
    first, _, rest = version.partition(".")
    second = rest.partition(".")[0]
    return (int(first), int(second)) if first.isdigit() and second.isdigit() else (1000, 0)
