"""A client of the Docker engine, which closes what it opens. The only importer of the Docker SDK."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING, Any

import docker
from docker.errors import DockerException
from requests.exceptions import RequestException

from quarterdeck.engines.ask import ask
from quarterdeck.engines.engine import PATIENCE
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY_API = "1.44"  # to ask for the versions, which every engine answers whatever it speaks
USUAL_HOST = "unix:///var/run/docker.sock"
FAULTS = (DockerException, RequestException, OSError, ValueError, KeyError)


def ask_versions(environment: Mapping[str, str]) -> Any:
    """Ask the engine for its versions; raises one of FAULTS, which is a PermissionError where it refuses this user."""
    with contextlib.closing(connect(environment, round(PATIENCE), ANY_API)) as client:
        return client.version(api_version=False)


def connect(environment: Mapping[str, str], timeout: int, api: str) -> Any:
    """Make a client that speaks the API version `api`; left to ask for it, the SDK would not close what it opens.

    `timeout` is in seconds, for one request. Raises one of FAULTS.
    """
    host = environment.get("DOCKER_HOST") or context_host(environment) or USUAL_HOST
    _knock(host)
    return docker.from_env(
        environment={**environment, "DOCKER_HOST": host},
        timeout=timeout,
        version=api,
        use_ssh_client=host.startswith("ssh:"),
    )


def context_host(environment: Mapping[str, str]) -> str:
    """Ask the command line where its engine is: Docker Desktop and others keep it in a context; empty for no answer."""
    try:
        return ask(
            environment, "docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}", within=PATIENCE
        )
    except EngineError:
        return ""


def _knock(host: str) -> None:
    """Raise OSError where nobody listens at a Unix socket: the SDK would not close its own end."""
    if host.startswith("unix://"):
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(PATIENCE)
            door.connect(host.removeprefix("unix://"))
