"""A run and its cluster: held on to, refused where a talk has no business, one run at a time in a namespace.

Waits for the cluster, so never call it in the server's own thread.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quarterdeck.engines.kubernetes.cluster import looks_like_production, pin_cluster
from quarterdeck.engines.kubernetes.namespace import (
    GONE_WITHIN,
    Namespace,
    find_namespace,
    make_namespace,
    remove_namespaces,
    wait_until,
)
from quarterdeck.errors import EngineError, SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.engines.engine import Run

PIN = "kubeconfig"  # in a run's folder: the one cluster it knows


def pin_of(run: Run) -> Path:
    """Say where a run keeps what it knows of its cluster."""
    return run.folder / PIN


def pinned(run: Run) -> dict[str, str]:
    """Give an environment in which kubectl knows the run's own cluster only, where the run holds on to one."""
    return {**run.environment, "KUBECONFIG": str(pin_of(run))} if pin_of(run).exists() else dict(run.environment)


def claim(run: Run) -> None:
    """Hold on to the cluster, and make the run's namespace on it.

    Raises SourceError, as one sentence with a remedy, where the cluster looks like production, where the namespace
    is somebody else's or another run's, and where the cluster does not answer.
    """
    try:
        context = _hold(run)
        if run.namespace:
            _make(run, context)
    except EngineError as fault:
        raise SourceError(f"the cluster is not ready for {run.demo}: {fault}") from fault
    except OSError as fault:
        raise SourceError(f"{pin_of(run)} cannot be written: {fault.strerror}; see to the disk") from fault


def _hold(run: Run) -> str:
    names, kept = pin_cluster(run.environment)
    suspect = next(filter(looks_like_production, names), "")
    if suspect and not run.allow_production:
        raise SourceError(
            f"“{suspect}” looks like production, and a demo would run on it: `kubectl config use-context NAME` takes"
            " another cluster, --allow-production runs it here"
        )
    config = json.loads(kept)
    config["contexts"][0]["context"]["namespace"] = run.namespace or "default"
    pin = pin_of(run)
    pin.touch(mode=0o600)
    pin.write_text(json.dumps(config), encoding="utf-8")
    return names[0]


def _make(run: Run, context: str) -> None:
    name = run.namespace
    for _ in range(3):  # somebody else may be quicker, and gone again
        if make_namespace(pinned(run), name, run.id, run.holder):
            return
        found = find_namespace(pinned(run), name)
        if found is not None:
            _free(found, run, context)
    raise SourceError(f"another run takes the namespace “{name}” on “{context}” again and again; see who else runs it")


def _free(found: Namespace, run: Run, context: str) -> None:
    """Wait for a namespace that is going, take away what a dead run left, and refuse to touch any other."""
    where = f"the namespace “{found.name}” on “{context}”"
    if found.ending:
        if not wait_until(lambda: find_namespace(pinned(run), found.name) is None):
            see = f"kubectl describe namespace {found.name}"
            raise SourceError(f"{where} is being deleted, and is still there after {GONE_WITHIN:g} s; see: {see}")
        return
    delete = f"kubectl delete namespace {found.name}"
    if not (found.ours and found.run):
        raise SourceError(
            f"{where} is somebody else's, so no demo touches it; take another cluster, or, if you may: {delete}"
        )
    by = run.who_holds(found.run, found.holder)
    if by:
        raise SourceError(f"{where} is in use: {by}; end that one first, or, if it is long over: {delete}")
    remove_namespaces(pinned(run), found.run)
