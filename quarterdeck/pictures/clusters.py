"""A run's namespace on a cluster: what is in it, how it stands, and what leads where."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Phase = Literal[
    "waiting",  # for a node
    "starting",  # on its node: the image comes, containers are made
    "running",  # and not ready
    "ready",  # the only one that is sent requests
    "troubled",  # it goes on trying; `reason` says what is wrong
    "ending",  # deleted, and given time to say goodbye
    "done",
    "failed",
]


class Pod(Struct, frozen=True):
    """A pod: `ready` of its `containers` are, and it belongs to the replica set `owner`, empty for none.

    `id` is the beginning of the cluster's own uid: who comes under the name of one before is another.
    """

    id: str
    name: str
    phase: Phase
    ready: int
    containers: int
    owner: str = ""
    reason: str = ""
    restarts: int = 0


class ReplicaSet(Struct, frozen=True):
    """A replica set: how many pods it wants, how many are ready, of which image, and of which deployment (`owner`)."""

    id: str
    name: str
    wanted: int
    ready: int
    image: str
    owner: str = ""


class Deployment(Struct, frozen=True):
    """A deployment: how many pods it wants, and how many are ready."""

    id: str
    name: str
    wanted: int
    ready: int


class Service(Struct, frozen=True):
    """A service, and the pods that it passes requests on to at the moment, by their ids."""

    id: str
    name: str
    pods: tuple[str, ...]


class Ingress(Struct, frozen=True):
    """An ingress: the names it answers to, the services it leads to, by their ids, and if a controller serves it."""

    id: str
    name: str
    hosts: tuple[str, ...]
    services: tuple[str, ...]
    served: bool


class ClusterPicture(Struct, frozen=True, tag_field="kind", tag="cluster"):
    """All that requests pass through in a namespace, oldest first; `more` pods are there and not in the picture."""

    namespace: str
    ingresses: tuple[Ingress, ...] = ()
    services: tuple[Service, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    replica_sets: tuple[ReplicaSet, ...] = ()
    pods: tuple[Pod, ...] = ()
    more: int = 0
