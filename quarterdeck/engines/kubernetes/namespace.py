"""The namespace of a run: made by it, known by its labels, and taken away with all that is in it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quarterdeck.engines.kubernetes.kubectl import THERE_ALREADY, ClusterError, kubectl
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OURS = "app.kubernetes.io/managed-by", "quarterdeck"  # a label of every namespace that a run makes
RUN = "quarterdeck.run"  # another, with the run's id
HOLDER = "quarterdeck.holder"  # an annotation: who made it
GONE_WITHIN = 45.0  # seconds a namespace is given to go, with all that is in it
LOOK = 0.3  # seconds between two looks
QUICK = 6.0  # seconds for a look
SLOW = 15.0  # seconds for a change; a busy cluster takes its time


@dataclass(frozen=True, slots=True)
class Namespace:
    """A namespace as found: `run` and `holder` are empty where it is not one of ours; `ending` is one being deleted."""

    name: str
    ours: bool
    run: str
    holder: str
    ending: bool


def find_namespace(environment: Mapping[str, str], name: str) -> Namespace | None:
    """Look at a namespace, None where there is none; raises EngineError without an answer."""
    look = ("get", "namespace", name, "--ignore-not-found", "--output", "json")
    answer = kubectl(environment, *look, within=QUICK)
    return _read(json.loads(answer)) if answer else None


def make_namespace(environment: Mapping[str, str], name: str, run: str, holder: str) -> bool:
    """Make a namespace for a run, and say whether that went well: False where there is one of this name.

    The cluster makes a name once only, so of two who try, one succeeds. Raises EngineError without an answer.
    """
    labels = {OURS[0]: OURS[1], RUN: run}
    about = {"name": name, "labels": labels, "annotations": {HOLDER: holder}}
    manifest = json.dumps({"apiVersion": "v1", "kind": "Namespace", "metadata": about})
    try:
        kubectl(environment, "create", "--filename", "-", within=SLOW, given=manifest)
    except ClusterError as fault:
        if fault.reason == THERE_ALREADY:
            return False
        raise
    return True


def remove_namespaces(environment: Mapping[str, str], run: str) -> list[str]:
    """Remove every namespace of a run with all that is in it, wait until they are gone, and give their names.

    Raises EngineError where the cluster does not answer, or takes longer than a namespace should.
    """
    mine = f"{OURS[0]}={OURS[1]},{RUN}={run}"

    def names() -> list[str]:
        found = kubectl(environment, "get", "namespaces", "--selector", mine, "--output", "json", within=QUICK)
        return [each["metadata"]["name"] for each in json.loads(found)["items"]]

    there = names()
    if there:
        kubectl(environment, "delete", "namespaces", "--selector", mine, "--wait=false", within=SLOW)
    for name in names() if there else ():  # their pods need no time to say goodbye, and nothing can make new ones
        pods = (
            f"/api/v1/namespaces/{name}/pods?gracePeriodSeconds=0"  # all at once: kubectl itself deletes five a second
        )
        kubectl(environment, "delete", "--raw", pods, within=SLOW)
    if not wait_until(lambda: not names()):
        see = f"kubectl describe namespace {there[0]}"
        raise EngineError(f"the namespace {there[0]} is still there after {GONE_WITHIN:g} s; see: {see}")
    return there


def wait_until(so: Callable[[], bool], seconds: float = GONE_WITHIN) -> bool:
    """Look again and again until something is so; False when the time is over."""
    until = time.monotonic() + seconds
    while not so():
        if time.monotonic() > until:
            return False
        time.sleep(LOOK)
    return True


def _read(found: Any) -> Namespace:
    about = found["metadata"]
    labels = about.get("labels", {})
    return Namespace(
        name=about["name"],
        ours=labels.get(OURS[0]) == OURS[1],
        run=labels.get(RUN, ""),
        holder=about.get("annotations", {}).get(HOLDER, ""),
        ending="deletionTimestamp" in about,
    )
