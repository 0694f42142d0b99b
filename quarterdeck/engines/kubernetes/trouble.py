"""What the cluster itself says of a step that came to nothing: which pod waits, and for what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quarterdeck.engines.kubernetes.kubectl import FORBIDDEN, ClusterError, kubectl
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LONGEST = 200  # signs of the cluster's own words
KINDS = "pods,ingresses,events"
PAGE = "docs/presenting.md says how"
_STARTING = {"ContainerCreating", "PodInitializing"}
_NO_IMAGE = {"ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull"}


def find_trouble(environment: Mapping[str, str], namespace: str) -> str:
    """Say in one sentence, without full stop, what keeps a namespace from being as it should; empty for nothing."""
    try:
        found = kubectl(environment, "get", KINDS, "--namespace", namespace, "--output", "json", within=5)
    except EngineError as fault:
        forbidden = isinstance(fault, ClusterError) and fault.reason == FORBIDDEN
        return f"the cluster does not {'let us see why' if forbidden else 'answer'}: {fault}"
    return explain(json.loads(found)["items"])


def explain(things: Sequence[Any]) -> str:
    """Say what is wrong with the first pod, ingress or other thing of a namespace that has trouble; empty for none."""
    warnings = _warnings(things)
    troubles = [*_of_pods(things, warnings), *_of_ingresses(things)]
    troubles += [f"{kind} {name}: {message}" for (kind, name), message in warnings.items() if kind != "Pod"]
    return next(iter(troubles), "")


def _of_pods(things: Iterable[Any], warnings: Mapping[tuple[str, str], str]) -> Iterator[str]:
    for pod in _kind(things, "Pod"):
        name = pod["metadata"]["name"]
        what = "" if "deletionTimestamp" in pod["metadata"] else _of_pod(pod, warnings.get(("Pod", name), ""))
        if what:
            yield f"the pod {name} {what}"


def _of_pod(pod: Any, warning: str) -> str:
    """Say what a pod waits for; `warning` is the last that the cluster had to say of it."""
    status = pod["status"]
    for container in (*status.get("initContainerStatuses", ()), *status.get("containerStatuses", ())):
        what = _of_container(container, warning)
        if what:
            return what
    for condition in status.get("conditions", ()):
        if condition["type"] == "PodScheduled" and condition["status"] != "True":
            return f"waits for a node: {_short(condition.get('message', ''))}"
        if condition["type"] == "Ready" and condition["status"] != "True" and status["phase"] == "Running":
            return f"runs, and is not ready{_said(warning)}"
    return ""


def _of_container(container: Any, warning: str) -> str:
    state = container["state"]
    waiting, ended = state.get("waiting"), state.get("terminated")
    if waiting:
        reason = _reason(waiting, warning)
        own = _short(waiting.get("message", ""))
        said = (warning or own) if reason in _STARTING | _NO_IMAGE else own
        remedy = f"; {PAGE} a cluster gets an image" if reason in _NO_IMAGE else ""
        return f"waits: {reason}{_said(said)}{remedy}"
    if ended and ended["exitCode"]:
        return f"has ended with exit code {ended['exitCode']}; see: kubectl logs"
    return ""


def _reason(waiting: Any, warning: str) -> str:
    """Name what a container waits for; of an image that does not come, the cluster tells before its status does."""
    reason: str = waiting.get("reason", "")
    return "ErrImagePull" if reason in _STARTING and warning.startswith("Failed to pull image") else reason


def _of_ingresses(things: Iterable[Any]) -> Iterator[str]:
    for ingress in _kind(things, "Ingress"):
        if not ingress.get("status", {}).get("loadBalancer", {}).get("ingress"):
            name = ingress["metadata"]["name"]
            yield f"the ingress {name} has no address, so no ingress controller serves it; {PAGE} a cluster gets one"


def _warnings(things: Iterable[Any]) -> dict[tuple[str, str], str]:
    """Give the last warning about each thing; one that only names an error does not replace one that tells more."""
    last: dict[tuple[str, str], str] = {}
    for event in sorted(_kind(things, "Event"), key=lambda event: event.get("lastTimestamp") or ""):
        if event["type"] == "Warning" and not (event["message"].startswith("Error: ") and _about(event) in last):
            last[_about(event)] = _short(event["message"])
    return last


def _about(event: Any) -> tuple[str, str]:
    return event["involvedObject"]["kind"], event["involvedObject"]["name"]


def _kind(things: Iterable[Any], kind: str) -> list[Any]:
    return [thing for thing in things if thing["kind"] == kind]


def _said(words: str) -> str:
    return f" ({words})" if words else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
