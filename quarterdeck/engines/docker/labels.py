"""What a run made on Docker, known by the label that each thing carries, and taken away by it."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Any

from quarterdeck.engines.docker.sdk import FAULTS, ask_versions, connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LABEL = "quarterdeck.run"  # label.rc has the docker command write it
PROJECT = "com.docker.compose.project"
SLOW = 60  # seconds for one removal; an engine under load takes its time


def remove_labelled(run: str, environment: Mapping[str, str]) -> list[str]:
    """Remove every container, network, volume and image a run left behind, and name what was removed.

    Without an engine, or where the engine refuses, it removes what it can and raises nothing.
    """
    removed: list[str] = []
    with contextlib.suppress(*FAULTS):
        api = ask_versions(environment)["ApiVersion"]
        with contextlib.closing(connect(environment, SLOW, api)) as client:
            for label in labels_of(run):
                _remove(_labelled(client, label), removed)
    return removed


def labelled_ports(run: str, environment: Mapping[str, str]) -> set[int]:
    """Give the ports of this machine that lead into a run's containers; none where the engine does not answer."""
    with contextlib.suppress(*FAULTS):
        api = ask_versions(environment)["ApiVersion"]
        with contextlib.closing(connect(environment, SLOW, api)) as client:
            found = [client.api.containers(filters={"label": label}) for label in labels_of(run)]
        ports = [port for containers in found for container in containers for port in container.get("Ports") or ()]
        return {port["PublicPort"] for port in ports if port.get("PublicPort") and port["Type"] == "tcp"}
    return set()


def compose_project(run: str) -> str:
    """Name the Compose project of a run, so that what Compose makes is found by it again."""
    return f"quarterdeck-{run}"


def labels_of(run: str) -> tuple[str, str]:
    """Give the labels of which a thing that belongs to a run carries one, each as ``name=value``."""
    return f"{LABEL}={run}", f"{PROJECT}={compose_project(run)}"


def _remove(things: Iterator[tuple[str, Callable[[], object]]], removed: list[str]) -> None:
    for name, remove in things:
        with contextlib.suppress(*FAULTS):  # somebody else uses it; the engine keeps it
            remove()
            removed.append(name)


def _labelled(client: Any, label: str) -> Iterator[tuple[str, Callable[[], object]]]:
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
