"""The checks of Kubernetes: the cluster, whose it is, the namespace, the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.engine.cluster import context_name, ingress_classes, ingress_served, looks_like_production
from quarterdeck.engine.namespace import find_namespace
from quarterdeck.errors import EngineError
from quarterdeck.preflight.containers import find_engine
from quarterdeck.preflight.finding import Finding, good, missing, note

if TYPE_CHECKING:
    from quarterdeck.preflight.scene import Scene

NAME = "kubernetes"
NAMESPACE = "demo"  # of the demos, as on the slides


def find_kubernetes(scene: Scene) -> Finding:
    """Look whether the cluster answers."""
    return find_engine(scene, NAME)


def find_context(scene: Scene) -> Finding:
    """Say which cluster the demos would use, and warn of one that others live on."""
    if not scene.using(NAME):
        return note("context", scene.idle(NAME))
    try:
        name = context_name(scene.settings.environment)
    except EngineError:
        return note("context", "kubectl has no current context", "kubectl config use-context NAME, or set KUBECONFIG")
    if looks_like_production(name):
        return missing("context", f"“{name}” looks like production", "kubectl config use-context NAME, with another")
    return good("context", f"kubectl uses “{name}”")


def find_demo_namespace(scene: Scene) -> Finding:
    """Look whether the demos' namespace is theirs to make."""
    if scene.idle(NAME):
        return note("namespace", scene.idle(NAME))
    try:
        found = find_namespace(scene.settings.environment, NAMESPACE)
    except EngineError as fault:
        return missing("namespace", f"the cluster does not say whether there is “{NAMESPACE}”", str(fault))
    delete = f"kubectl delete namespace {NAMESPACE}"
    if found is None:
        return good("namespace", f"“{NAMESPACE}” is free")
    if found.ours and found.run:
        return note("namespace", f"“{NAMESPACE}” is there and ours", f"unless a demo is open: {delete}")
    return missing(
        "namespace", f"“{NAMESPACE}” is there and not ours", f"use another cluster, or, if you may: {delete}"
    )


def find_ingress(scene: Scene) -> Finding:
    """Look whether something on the cluster serves ingresses."""
    if scene.idle(NAME):
        return note("ingress", scene.idle(NAME))
    remedy = "docs/presenting.md says how each kind of cluster gets one"
    try:
        classes = ingress_classes(scene.settings.environment)
        served = bool(classes) or ingress_served(scene.settings.environment)
    except EngineError as fault:
        return note("ingress", f"the cluster does not say which controllers it has ({fault})", remedy)
    if not served:
        return note("ingress", "no controller is known to the cluster, so an ingress may lead nowhere", remedy)
    return good("ingress", f"served by {', '.join(classes)}" if classes else "an ingress has an address here")
