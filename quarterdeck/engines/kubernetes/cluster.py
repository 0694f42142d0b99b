"""The cluster that kubectl points at: what it is called, how to hold on to it, and its way in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from quarterdeck.engines.ask import ask
from quarterdeck.engines.kubernetes.kubectl import kubectl

if TYPE_CHECKING:
    from collections.abc import Mapping

_PRODUCTION = re.compile(r"(?<!non[-_])(?<![a-z])(prod|prd|production|live)(?![a-z])", re.IGNORECASE)


def looks_like_production(context: str) -> bool:
    """Say whether a context's name is that of a cluster on which nobody should give a talk."""
    return bool(_PRODUCTION.search(context))


def pin_cluster(environment: Mapping[str, str]) -> tuple[list[str], str]:
    """Give the names of kubectl's present context and of its cluster, and a configuration that knows no other.

    With it, whoever switches contexts elsewhere does not move a run to another cluster. It is JSON, and holds
    whatever lets this user in. Raises EngineError where kubectl has no context.
    """
    kept = ask(environment, "kubectl", "config", "view", "--minify", "--flatten", "--raw", "--output", "json")
    context = json.loads(kept)["contexts"][0]
    return [context["name"], context["context"]["cluster"]], kept


def ingress_classes(environment: Mapping[str, str]) -> list[str]:
    """Name the cluster's classes of ingress, one for each controller; raises EngineError without an answer."""
    return _get(environment, "ingressclasses", "--output", "jsonpath={.items[*].metadata.name}").split()


def ingress_served(environment: Mapping[str, str]) -> bool:
    """Say whether some ingress was given an address, which only a controller does."""
    return bool(
        _get(environment, "ingresses", "--all-namespaces", "--output", "jsonpath={..status.loadBalancer.ingress}")
    )


def _get(environment: Mapping[str, str], *arguments: str) -> str:
    return kubectl(environment, "get", *arguments)
