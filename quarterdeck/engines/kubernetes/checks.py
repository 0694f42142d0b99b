"""What is looked at on Kubernetes: whose the cluster is, the namespace, how its nodes get images, the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quarterdeck.engines.docker.wants import pushed_images
from quarterdeck.engines.kubernetes.cluster import ingress_classes, ingress_served, looks_like_production, pin_cluster
from quarterdeck.engines.kubernetes.namespace import find_namespace
from quarterdeck.engines.kubernetes.nodes import get_nodes, holds, kind_of, knows_registry, shares_docker
from quarterdeck.errors import EngineError
from quarterdeck.findings import Finding, Severity, good, missing, note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quarterdeck.engines.checks import Asked


def find_context(asked: Asked) -> Finding:
    """Say which cluster the demos would use, and warn of one that others live on."""
    if not asked.demos:
        return note(asked.idle)
    try:
        names, _ = pin_cluster(asked.settings.environment)
    except EngineError:
        return note("kubectl has no current context", "kubectl config use-context NAME, or set KUBECONFIG")
    suspect = next(filter(looks_like_production, names), "")
    if suspect and not asked.settings.allow_production:
        remedy = "kubectl config use-context NAME, with another, or QUARTERDECK_ALLOW_PRODUCTION=1"
        return missing(f"“{suspect}” looks like production, so no demo runs there", remedy)
    return good(f"kubectl uses “{names[0]}”")


def find_demo_namespace(asked: Asked) -> Finding:
    """Look whether the demos' namespaces are theirs to make."""
    names = sorted({demo.namespace for demo in asked.demos if demo.namespace})
    if asked.idle or not names:
        return note(asked.idle or "no demo makes one")
    found = [_find_namespace(asked, name) for name in names]
    return next((each for each in found if each.severity is not Severity.GOOD), found[0])


def _find_namespace(asked: Asked, name: str) -> Finding:
    try:
        found = find_namespace(asked.settings.environment, name)
    except EngineError as fault:
        return missing(f"the cluster does not say whether there is “{name}”", str(fault))
    delete = f"kubectl delete namespace {name}"
    if found is None:
        return good(f"“{name}” is free")
    if found.ours and found.run:
        return note(f"“{name}” is there and a run's", "a demo is open, or one that was killed; it goes then")
    return missing(f"“{name}” is there and not ours", f"use another cluster, or, if you may: {delete}")


def find_nodes(asked: Asked) -> Finding:
    """Look whether the cluster's nodes can have the images that demos push to a registry."""
    environment = asked.settings.environment
    images = pushed_images(asked.demos, environment)
    if asked.idle or not images:
        return note(asked.idle or "no demo pushes an image for them")
    try:
        nodes = get_nodes(environment)
    except EngineError as fault:
        return note(f"the cluster does not show its nodes ({fault})", "rehearse the Kubernetes demos")
    return _judge_nodes(environment, nodes, images)


def _judge_nodes(environment: Mapping[str, str], nodes: Sequence[Any], images: Sequence[str]) -> Finding:
    kind = kind_of(nodes[0]) if nodes else "remote"
    registry = images[0].partition("/")[0]
    if nodes and all(shares_docker(environment, node) for node in nodes):
        return good("the cluster runs on this very Docker, so what is built is there at once")
    if nodes and all(holds(node, images) for node in nodes):
        return good(f"the images are on them already: {', '.join(images)}")
    if nodes and all(knows_registry(environment, node, registry) for node in nodes):
        return good(f"{kind}: they know where {registry} is")
    remedy = f"docs/presenting.md says under “{kind}” how they get an image; then rehearse pods"
    if kind == "remote":
        return note(f"this is no cluster of this machine, so they may not reach {registry}", remedy)
    return missing(f"{kind}: they do not know where {registry} is", remedy)


def find_ingress(asked: Asked) -> Finding:
    """Look whether something on the cluster serves ingresses."""
    if asked.idle:
        return note(asked.idle)
    remedy = "docs/presenting.md says how each kind of cluster gets one"
    try:
        classes = ingress_classes(asked.settings.environment)
        served = bool(classes) or ingress_served(asked.settings.environment)
    except EngineError as fault:
        return note(f"the cluster does not say which controllers it has ({fault})", remedy)
    if not served:
        return note("no controller is known to the cluster, so an ingress may lead nowhere", remedy)
    return good(f"served by {', '.join(classes)}" if classes else "an ingress has an address here")
