"""What the cluster's API gives, as typed values: of each thing only what a picture of it needs.

Field by field as the API's own reference has it; what an older or newer cluster adds or leaves out is no fault.
"""

from __future__ import annotations

from msgspec import Struct


class Thing(Struct, frozen=True, rename="camel"):
    """What the classes here have in common: the API's spelling of names."""


class Owner(Thing, frozen=True):
    """Who made a thing, and takes it away."""

    kind: str
    uid: str


class Metadata(Thing, frozen=True):
    """What every object is known by."""

    name: str
    uid: str
    resource_version: str = ""
    creation_timestamp: str | None = None
    deletion_timestamp: str | None = None
    owner_references: tuple[Owner, ...] = ()


class Object(Thing, frozen=True):
    """Anything in a namespace."""

    metadata: Metadata


class Container(Thing, frozen=True):
    """A container as wished for."""

    image: str = ""


class PodSpec(Thing, frozen=True):
    """A pod as wished for."""

    containers: tuple[Container, ...] = ()


class Waiting(Thing, frozen=True):
    """Why a container does not run yet."""

    reason: str = ""


class Terminated(Thing, frozen=True):
    """How a container has ended."""

    exit_code: int = 0
    reason: str = ""


class ContainerState(Thing, frozen=True):
    """One of these is set; none for a container that runs."""

    waiting: Waiting | None = None
    terminated: Terminated | None = None


class ContainerStatus(Thing, frozen=True):
    """How a container stands."""

    ready: bool = False
    restart_count: int = 0
    state: ContainerState = ContainerState()


class Condition(Thing, frozen=True):
    """Something that is so of a pod, or is not."""

    type: str
    status: str


class PodStatus(Thing, frozen=True):
    """How a pod stands."""

    phase: str = "Pending"
    reason: str = ""
    conditions: tuple[Condition, ...] | None = None
    init_container_statuses: tuple[ContainerStatus, ...] | None = None
    container_statuses: tuple[ContainerStatus, ...] | None = None


class Pod(Object, frozen=True):
    """v1 Pod."""

    spec: PodSpec = PodSpec()
    status: PodStatus = PodStatus()


class Template(Thing, frozen=True):
    """What new pods are made from."""

    spec: PodSpec = PodSpec()


class ReplicaSpec(Thing, frozen=True):
    """How many there shall be, and what they are made from."""

    replicas: int = 1
    template: Template = Template()


class ReplicaStatus(Thing, frozen=True):
    """How many are ready."""

    ready_replicas: int = 0


class ReplicaSet(Object, frozen=True):
    """apps/v1 ReplicaSet."""

    spec: ReplicaSpec = ReplicaSpec()
    status: ReplicaStatus = ReplicaStatus()


class Deployment(ReplicaSet, frozen=True):
    """apps/v1 Deployment, of which we read the same."""


class Service(Object, frozen=True):
    """v1 Service."""


class Reference(Thing, frozen=True):
    """What an address is that of."""

    kind: str = ""
    uid: str = ""


class Address(Thing, frozen=True):
    """An address that is ready to be sent requests."""

    target_ref: Reference | None = None


class Subset(Thing, frozen=True):
    """Addresses that share their ports."""

    addresses: tuple[Address, ...] | None = None


class Endpoints(Object, frozen=True):
    """v1 Endpoints, which has the name of its service; the oldest clusters write nothing else."""

    subsets: tuple[Subset, ...] | None = None


class ServiceName(Thing, frozen=True):
    """A service, by name."""

    name: str = ""


class Backend(Thing, frozen=True):
    """Where a path leads."""

    service: ServiceName | None = None


class Path(Thing, frozen=True):
    """A path of a host."""

    backend: Backend = Backend()


class Http(Thing, frozen=True):
    """The paths of a host."""

    paths: tuple[Path, ...] | None = None


class Rule(Thing, frozen=True):
    """What an ingress does for a host; without one, for any."""

    host: str = "*"
    http: Http | None = None


class IngressSpec(Thing, frozen=True):
    """An ingress as wished for."""

    rules: tuple[Rule, ...] | None = None
    default_backend: Backend | None = None


class Reached(Thing, frozen=True):
    """An address that a controller has given; which, we need not know."""


class LoadBalancer(Thing, frozen=True):
    """Where an ingress is served."""

    ingress: tuple[Reached, ...] | None = None


class IngressStatus(Thing, frozen=True):
    """How an ingress stands."""

    load_balancer: LoadBalancer = LoadBalancer()


class Ingress(Object, frozen=True):
    """networking.k8s.io/v1 Ingress."""

    spec: IngressSpec = IngressSpec()
    status: IngressStatus = IngressStatus()


class Everything(Struct, frozen=True):
    """All there is in a namespace at a time, of the kinds that a picture shows."""

    pods: tuple[Pod, ...] = ()
    replica_sets: tuple[ReplicaSet, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    services: tuple[Service, ...] = ()
    endpoints: tuple[Endpoints, ...] = ()
    ingresses: tuple[Ingress, ...] = ()
