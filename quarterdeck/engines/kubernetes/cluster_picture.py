"""From what the cluster's API says to a picture of it; no cluster, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from quarterdeck.pictures.clusters import ClusterPicture, Deployment, Ingress, Phase, Pod, ReplicaSet, Service

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quarterdeck.engines.kubernetes import objects
    from quarterdeck.engines.kubernetes.objects import Everything

Thing = TypeVar("Thing", bound="objects.Object")

PODS = 250  # in a picture, at most: more are smaller than anybody sees
_ENDED: dict[str, Phase] = {"Succeeded": "done", "Failed": "failed"}
_STARTING = {"", "ContainerCreating", "PodInitializing"}


def draw_cluster(namespace: str, there: Everything) -> ClusterPicture:
    """Draw all there is in a namespace."""
    pods = [_pod(pod) for pod in _by_age(there.pods)][:PODS]
    services = [_service(each, there.endpoints, pods) for each in _by_age(there.services)]
    return ClusterPicture(
        namespace=namespace,
        ingresses=tuple(_ingress(each, services) for each in _by_age(there.ingresses)),
        services=tuple(services),
        deployments=tuple(_deployment(each) for each in _by_age(there.deployments)),
        replica_sets=tuple(_replica_set(each) for each in _by_age(there.replica_sets)),
        pods=tuple(pods),
        more=len(there.pods) - len(pods),
    )


def _by_age(things: Iterable[Thing]) -> list[Thing]:
    return sorted(things, key=lambda thing: (thing.metadata.creation_timestamp or "", thing.metadata.name))


def _id(uid: str) -> str:
    return uid[:8]


def _owner(thing: objects.Object, kind: str) -> str:
    return next((_id(owner.uid) for owner in thing.metadata.owner_references if owner.kind == kind), "")


def _pod(pod: objects.Pod) -> Pod:
    containers = pod.status.container_statuses or ()
    phase = _phase(pod)
    return Pod(
        id=_id(pod.metadata.uid),
        name=pod.metadata.name,
        phase=phase,
        ready=sum(container.ready for container in containers),
        containers=len(pod.spec.containers),
        owner=_owner(pod, "ReplicaSet"),
        reason=_reason(pod) if phase in {"troubled", "failed"} else "",
        restarts=sum(container.restart_count for container in containers),
    )


def _phase(pod: objects.Pod) -> Phase:
    """Say how a pod stands; the cluster's own phase tells neither one being deleted nor one that cannot start."""
    if pod.metadata.deletion_timestamp:
        return "ending"
    if pod.status.phase in _ENDED:
        return _ENDED[pod.status.phase]
    if any(_stuck(pod)):
        return "troubled"
    if pod.status.phase == "Running":
        return "ready" if _is(pod, "Ready") else "running"
    return "starting" if _is(pod, "PodScheduled") else "waiting"


def _is(pod: objects.Pod, condition: str) -> bool:
    return any(each.type == condition and each.status == "True" for each in pod.status.conditions or ())


def _stuck(pod: objects.Pod) -> Iterator[str]:
    """Give the reason of each container that cannot run: it waits for what does not come, or has ended in failure."""
    for container in (*(pod.status.init_container_statuses or ()), *(pod.status.container_statuses or ())):
        waiting, ended = container.state.waiting, container.state.terminated
        if waiting and waiting.reason not in _STARTING:
            yield waiting.reason
        elif ended and ended.exit_code:
            yield f"exit code {ended.exit_code}"


def _reason(pod: objects.Pod) -> str:
    return pod.status.reason or next(_stuck(pod), "")


def _replica_set(each: objects.ReplicaSet) -> ReplicaSet:
    containers = each.spec.template.spec.containers
    return ReplicaSet(
        id=_id(each.metadata.uid),
        name=each.metadata.name,
        wanted=each.spec.replicas,
        ready=each.status.ready_replicas,
        image=containers[0].image.rpartition("/")[2] if containers else "",
        owner=_owner(each, "Deployment"),
    )


def _deployment(each: objects.Deployment) -> Deployment:
    return Deployment(_id(each.metadata.uid), each.metadata.name, each.spec.replicas, each.status.ready_replicas)


def _service(each: objects.Service, endpoints: Iterable[objects.Endpoints], pods: Iterable[Pod]) -> Service:
    """Draw a service with the pods behind it; one that is already ending gets no new requests, whatever lags behind."""
    mine = (found for found in endpoints if found.metadata.name == each.metadata.name)
    addresses = (address for found in mine for subset in found.subsets or () for address in subset.addresses or ())
    ids = {_id(address.target_ref.uid) for address in addresses if address.target_ref}
    ready = tuple(pod.id for pod in pods if pod.id in ids and pod.phase == "ready")
    return Service(_id(each.metadata.uid), each.metadata.name, ready)


def _ingress(each: objects.Ingress, services: Iterable[Service]) -> Ingress:
    names = set(_backends(each.spec))
    return Ingress(
        id=_id(each.metadata.uid),
        name=each.metadata.name,
        hosts=tuple(rule.host for rule in each.spec.rules or ()) or ("*",),
        services=tuple(service.id for service in services if service.name in names),
        served=bool(each.status.load_balancer.ingress),
    )


def _backends(spec: objects.IngressSpec) -> Iterator[str]:
    backends = [spec.default_backend] if spec.default_backend else []
    backends += [path.backend for rule in spec.rules or () if rule.http for path in rule.http.paths or ()]
    return (backend.service.name for backend in backends if backend.service)
