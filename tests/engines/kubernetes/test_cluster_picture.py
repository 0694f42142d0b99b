"""What the API says becomes a picture: objects captured from a real cluster, and beside each what the picture tells."""

from pathlib import Path

import msgspec
import pytest

from quarterdeck.engines.kubernetes import objects
from quarterdeck.engines.kubernetes.cluster_picture import PODS, draw_cluster

CASES = Path(__file__).with_name("cases")
FIELDS = {
    "Pod": ("pods", objects.Pod),
    "ReplicaSet": ("replica_sets", objects.ReplicaSet),
    "Deployment": ("deployments", objects.Deployment),
    "Service": ("services", objects.Service),
    "Endpoints": ("endpoints", objects.Endpoints),
    "Ingress": ("ingresses", objects.Ingress),
}


def read(path):
    """Give all objects of a case, as `kubectl get --output json` printed them, one a line."""
    found: dict = {field: () for field, _ in FIELDS.values()}
    for line in path.read_bytes().splitlines():
        field, kind = FIELDS[msgspec.json.decode(line)["kind"]]
        found[field] += (msgspec.json.decode(line, type=kind),)
    return objects.Everything(**found)


def told(picture):
    """Write a picture as text, one thing a line."""
    names = {
        each.id: each.name for each in (*picture.services, *picture.deployments, *picture.replica_sets, *picture.pods)
    }
    for each in picture.ingresses:
        yield f"ingress {' '.join(each.hosts)} -> {' '.join(map(names.get, each.services))}{', served' if each.served else ''}"
    for each in picture.services:
        yield f"service {each.name} -> {' '.join(map(names.get, each.pods))}".rstrip()
    for each in picture.deployments:
        yield f"deployment {each.name} {each.ready}/{each.wanted}"
    for each in picture.replica_sets:
        yield f"replica set {each.name} of {names.get(each.owner)}: {each.image} {each.ready}/{each.wanted}"
    for pod in picture.pods:
        why = f" ({pod.reason})" if pod.reason else ""
        yield f"pod {pod.name} of {names.get(pod.owner)}: {pod.phase} {pod.ready}/{pod.containers}{why}"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_picture_tells_what_the_cluster_says(case):
    expected = case.with_suffix(".txt").read_text().splitlines()
    assert list(told(draw_cluster("demo", read(case)))) == expected


def test_an_empty_namespace_is_an_empty_picture():
    assert not list(told(draw_cluster("demo", objects.Everything())))


def test_a_crowd_is_cut_and_counted():
    many = tuple(objects.Pod(objects.Metadata(name=f"pod-{n:03}", uid=f"{n:08}-x")) for n in range(PODS + 7))
    picture = draw_cluster("demo", objects.Everything(pods=many))
    assert (len(picture.pods), picture.more) == (PODS, 7)


def test_a_service_loses_a_pod_that_is_ending_though_its_endpoints_lag_behind():
    there = read(CASES / "ready.jsonl")
    first, *others = there.pods
    ending = msgspec.structs.replace(
        first, metadata=msgspec.structs.replace(first.metadata, deletion_timestamp="2026-11-27T20:00:00Z")
    )
    before, after = (
        draw_cluster("demo", msgspec.structs.replace(there, pods=(pod, *others))) for pod in (first, ending)
    )
    assert len(before.services[0].pods) - len(after.services[0].pods) == 1
