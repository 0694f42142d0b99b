"""What a demo meets on the cluster that kubectl points at: its name, a namespace, a way in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from quarterdeck.engine.ask import ask

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS = "app.kubernetes.io/managed-by", "quarterdeck"  # the label of every namespace that our demos make

_PRODUCTION = re.compile(r"(?<!non[-_])(?<![a-z])(prod|prd|production|live)(?![a-z])", re.IGNORECASE)


def context_name(environment: Mapping[str, str]) -> str:
    """Name the context kubectl uses; raises EngineError where it has none."""
    return ask(environment, "kubectl", "config", "current-context")


def looks_like_production(context: str) -> bool:
    """Say whether a context's name is that of a cluster on which nobody should give a talk."""
    return bool(_PRODUCTION.search(context))


def find_namespace(environment: Mapping[str, str], name: str) -> bool | None:
    """Say whether a namespace carries our label, None where there is none; raises EngineError without an answer."""
    answer = _get(environment, "namespace", name, "--ignore-not-found", "--output", "json")
    if not answer:
        return None
    key, value = OURS
    return bool(json.loads(answer)["metadata"].get("labels", {}).get(key) == value)


def ingress_classes(environment: Mapping[str, str]) -> list[str]:
    """Name the cluster's classes of ingress, one for each controller; raises EngineError without an answer."""
    return _get(environment, "ingressclasses", "--output", "jsonpath={.items[*].metadata.name}").split()


def ingress_served(environment: Mapping[str, str]) -> bool:
    """Say whether some ingress was given an address, which only a controller does."""
    return bool(
        _get(environment, "ingresses", "--all-namespaces", "--output", "jsonpath={..status.loadBalancer.ingress}")
    )


def _get(environment: Mapping[str, str], *arguments: str) -> str:
    return ask(environment, "kubectl", "get", "--request-timeout=3s", *arguments)
