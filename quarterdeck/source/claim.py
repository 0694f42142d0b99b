"""A run and its cluster: held on to, refused where a talk has no business, one run at a time in a namespace.

Waits for the cluster, so never call it in the server's own thread.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.engine.cluster import looks_like_production, pin_cluster
from quarterdeck.engine.namespace import (
    GONE_WITHIN,
    Namespace,
    find_namespace,
    make_namespace,
    remove_namespaces,
    wait_until,
)
from quarterdeck.errors import EngineError, SourceError
from quarterdeck.source.record import Identity, read_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.settings import Settings
    from quarterdeck.source.record import RunRecord

PIN = "kubeconfig"  # in a run's folder: the one cluster it knows


def pinned(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Give an environment in which kubectl knows the run's own cluster only, where the run holds on to one."""
    pin = folder / PIN
    return {**environment, "KUBECONFIG": str(pin)} if pin.exists() else dict(environment)


def claim(record: RunRecord, folder: Path, settings: Settings) -> None:
    """Hold on to the cluster, and make the run's namespace on it.

    Raises SourceError, as one sentence with a remedy, where the cluster looks like production, where the namespace
    is somebody else's or another run's, and where the cluster does not answer.
    """
    if "kubernetes" not in record.needs:
        return
    try:
        context = _hold(folder, settings, record.namespace)
        if record.namespace:
            _make(record, pinned(settings.environment, folder), context, settings.runs)
    except EngineError as fault:
        raise SourceError(f"the cluster is not ready for {record.demo}: {fault}") from fault
    except OSError as fault:
        raise SourceError(f"{folder / PIN} cannot be written: {fault.strerror}; see to the disk") from fault


def _hold(folder: Path, settings: Settings, namespace: str) -> str:
    names, kept = pin_cluster(settings.environment)
    suspect = next(filter(looks_like_production, names), "")
    if suspect and not settings.allow_production:
        raise SourceError(
            f"“{suspect}” looks like production, and a demo would run on it: `kubectl config use-context NAME` takes"
            " another cluster, --allow-production runs it here"
        )
    config = json.loads(kept)
    config["contexts"][0]["context"]["namespace"] = namespace or "default"
    pin = folder / PIN
    pin.touch(mode=0o600)
    pin.write_text(json.dumps(config), encoding="utf-8")
    return names[0]


def _make(record: RunRecord, environment: Mapping[str, str], context: str, runs: Path) -> None:
    name = record.namespace
    for _ in range(3):  # somebody else may be quicker, and gone again
        if make_namespace(environment, name, record.run, _holder(record)):
            return
        found = find_namespace(environment, name)
        if found is not None:
            _free(found, environment, context, runs)
    raise SourceError(f"another run takes the namespace “{name}” on “{context}” again and again; see who else runs it")


def _free(found: Namespace, environment: Mapping[str, str], context: str, runs: Path) -> None:
    """Wait for a namespace that is going, take away what a dead run left, and refuse to touch any other."""
    where = f"the namespace “{found.name}” on “{context}”"
    if found.ending:
        if not wait_until(lambda: find_namespace(environment, found.name) is None):
            see = f"kubectl describe namespace {found.name}"
            raise SourceError(f"{where} is being deleted, and is still there after {GONE_WITHIN:g} s; see: {see}")
        return
    delete = f"kubectl delete namespace {found.name}"
    if not (found.ours and found.run):
        raise SourceError(
            f"{where} is somebody else's, so no demo touches it; take another cluster, or, if you may: {delete}"
        )
    by = _open_elsewhere(found, runs)
    if by:
        raise SourceError(f"{where} is in use: {by}; end that one first, or, if it is long over: {delete}")
    remove_namespaces(environment, found.run)


def _open_elsewhere(found: Namespace, runs: Path) -> str:
    """Say which open run holds a namespace of ours, as far as can be known; nothing where that run is over."""
    try:
        holder = json.loads(found.holder)
        what = f"{holder['demo']} is open since {holder['since']}"
        process = Identity(**holder["server"])
        place = holder["place"]
    except (ValueError, KeyError, TypeError):
        return "who holds it cannot be read"
    if place != _place():
        return f"{what} on {place.partition(' ')[0]}"
    if not process.alive():
        return ""
    if process.pid == os.getpid() and not _is_open(runs / found.run):
        return ""
    return f"{what} in process {process.pid} on this machine"


def _is_open(folder: Path) -> bool:
    with suppress(SourceError):
        return not read_record(folder).ended
    return False


def _holder(record: RunRecord) -> str:
    since = datetime.now().astimezone().strftime("%H:%M")
    return json.dumps({"demo": record.demo, "since": since, "place": _place(), "server": asdict(record.server)})


def _place() -> str:
    """Name where a process number means a process: the machine, and on Linux the container."""
    numbers = Path("/proc/self/ns/pid")
    inside = f" {numbers.readlink()}" if numbers.is_symlink() else ""
    return f"{socket.gethostname()}{inside}"
