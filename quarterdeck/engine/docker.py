"""The Docker engine: is it there, and what did a run leave on it. The only importer of the Docker SDK."""

from __future__ import annotations

import contextlib
import socket
import subprocess
from functools import partial
from typing import TYPE_CHECKING, Any

import docker
from docker.errors import DockerException
from requests.exceptions import RequestException

from quarterdeck.engine.model import PATIENCE, Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

NAME = "docker"
LABEL = "quarterdeck.run"
PROJECT = "com.docker.compose.project"
ANY_API = "1.44"  # to ask for the versions, which every engine answers whatever it speaks
SLOW = 60  # seconds for one removal; an engine under load takes its time
FAULTS = (DockerException, RequestException, OSError, ValueError, KeyError)


def find_docker(environment: Mapping[str, str]) -> Engine:
    """Look for an engine that answers within two seconds, and a command line that can build on it."""
    problem = _missing_command(environment)
    if problem:
        return Engine(NAME, found=False, problem=problem)
    try:
        version = _ask(environment)["Version"]
    except FAULTS as fault:
        return Engine(NAME, found=False, problem=_unanswered(fault))
    return Engine(NAME, found=True, version=version.partition("+")[0])


def sweep(run: str, environment: Mapping[str, str]) -> list[str]:
    """Remove every container, network, volume and image a run left behind, and name what was removed.

    Without an engine, or where the engine refuses, it removes what it can and raises nothing.
    """
    removed: list[str] = []
    with contextlib.suppress(*FAULTS):
        api = _ask(environment)["ApiVersion"]
        with contextlib.closing(_connect(environment, SLOW, api)) as client:
            for label in _labels(run):
                _remove(_leftovers(client, label), removed)
    return removed


def compose_project(run: str) -> str:
    """Name the Compose project of a run, so that what Compose makes is found by it again."""
    return f"quarterdeck-{run}"


def _labels(run: str) -> tuple[str, str]:
    return f"{LABEL}={run}", f"{PROJECT}={compose_project(run)}"


def _remove(leftovers: Iterator[tuple[str, Callable[[], object]]], removed: list[str]) -> None:
    for name, remove in leftovers:
        with contextlib.suppress(*FAULTS):  # somebody else uses it; the engine keeps it
            remove()
            removed.append(name)


def _leftovers(client: Any, label: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give name and removal of each thing with this label: what uses others first."""
    having = {"label": label}
    for container in client.containers.list(all=True, filters=having, ignore_removed=True):
        yield f"container {container.name}", partial(container.remove, force=True, v=True)
    for network in client.networks.list(filters=having):
        yield f"network {network.name}", network.remove
    for volume in client.volumes.list(filters=having):
        yield f"volume {volume.name}", volume.remove
    for image in client.images.list(filters=having):
        name = next(iter(image.tags), image.short_id)
        yield f"image {name}", partial(client.images.remove, image.id, force=True)


def _missing_command(environment: Mapping[str, str]) -> str | None:
    try:
        _docker(environment, "buildx", "version")
    except FileNotFoundError:
        return "The docker command is not installed; install Docker Engine or Docker Desktop."
    except subprocess.CalledProcessError:
        return "The docker command cannot build: its buildx plugin is missing; install docker-buildx."
    except subprocess.TimeoutExpired:
        return f"The docker command gives no answer within {PATIENCE:g} s; see what `docker buildx version` says."
    except OSError as fault:
        return f"The docker command cannot be started ({fault.strerror}); mend or reinstall it."
    return None


def _ask(environment: Mapping[str, str]) -> Any:
    """Ask the engine for its versions."""
    with contextlib.closing(_connect(environment, round(PATIENCE), ANY_API)) as client:
        return client.version(api_version=False)


def _connect(environment: Mapping[str, str], timeout: int, api: str) -> Any:
    """Make a client that speaks the API version `api`; left to ask for it, the SDK would not close what it opens."""
    host = environment.get("DOCKER_HOST") or _context_host(environment)
    _knock(host)
    return docker.from_env(
        environment={**environment, "DOCKER_HOST": host},
        timeout=timeout,
        version=api,
        use_ssh_client=host.startswith("ssh:"),
    )


def _knock(host: str) -> None:
    """Raise OSError where nobody listens at a Unix socket: the SDK would not close its own end."""
    if host.startswith("unix://"):
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(PATIENCE)
            door.connect(host.removeprefix("unix://"))


def _context_host(environment: Mapping[str, str]) -> str:
    """Ask the command line where its engine is: Docker Desktop and others keep it in a context."""
    try:
        return _docker(environment, "context", "inspect", "--format", "{{.Endpoints.docker.Host}}")
    except (OSError, subprocess.SubprocessError):
        return ""


def _docker(environment: Mapping[str, str], *arguments: str) -> str:
    done = subprocess.run(
        ["docker", *arguments],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout.strip()


def _unanswered(fault: Exception) -> str:
    if "permission" in str(fault).lower():
        return (
            "The Docker engine refuses this user; join the docker group, or set DOCKER_HOST to an engine of your own."
        )
    return "The Docker engine does not answer; start it, or set DOCKER_HOST to where it listens."
