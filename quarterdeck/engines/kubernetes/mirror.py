"""A run's namespace as it is on the cluster, at every moment: each kind of thing listed, then watched from there.

So do kubectl's and every controller's own watches. One that is lost goes on from the version it had come to; where the
cluster no longer knows that version, a new list helps.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from quarterdeck.engines.engine import RUN
from quarterdeck.engines.kubernetes import objects
from quarterdeck.engines.kubernetes.api import Api, RefusedError, read_line
from quarterdeck.engines.kubernetes.claim import pinned
from quarterdeck.engines.kubernetes.collection import Collection, LostError
from quarterdeck.engines.watch import Watch
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.engines.engine import Run

CORE, APPS = "/api/v1/namespaces/{}", "/apis/apps/v1/namespaces/{}"
KINDS = {  # as `Everything` calls them
    "pods": (objects.Pod, f"{CORE}/pods"),
    "replica_sets": (objects.ReplicaSet, f"{APPS}/replicasets"),
    "deployments": (objects.Deployment, f"{APPS}/deployments"),
    "services": (objects.Service, f"{CORE}/services"),
    "endpoints": (objects.Endpoints, f"{CORE}/endpoints"),
    "ingresses": (objects.Ingress, "/apis/networking.k8s.io/v1/namespaces/{}/ingresses"),
}
LONGEST = 240  # seconds of one watch; then the cluster ends it, and another goes on from there
NEVER = {403, 404}  # who may not look at a kind, or has none, sees the others
LATER = 30.0  # seconds until they ask again
NONE = b'{"metadata": {}, "items": []}'
FAULTS = (EngineError, msgspec.MsgspecError)


class Mirror:
    """What is in a run's namespace; `changed` is set whenever that is something else."""

    def __init__(self, run: Run) -> None:
        """Begin to look."""
        self.changed = threading.Event()
        self._lock = threading.Lock()
        self._there: dict[str, Collection[Any]] = {name: Collection(kind) for name, (kind, _) in KINDS.items()}
        self._known: set[str] = set()
        paths = {name: path.format(run.namespace) for name, (_, path) in KINDS.items()}
        self._api = Api(run.folder, {**pinned(run), RUN: run.id}, tuple(paths.values()))
        self._watches = [
            Watch(f"{name} of {run.id}", partial(self._follow, name, path), FAULTS) for name, path in paths.items()
        ]

    def everything(self) -> objects.Everything | None:
        """Give all there is; None before every kind has been looked at."""
        with self._lock:
            there: dict[str, Any] = {name: each.things() for name, each in self._there.items()}
        return objects.Everything(**there) if len(self._known) == len(KINDS) else None

    def close(self) -> None:
        """Look no longer, and wait until nothing of it is left."""
        self._api.close()  # with which every wait of theirs ends
        for watch in self._watches:
            watch.close()

    def _follow(self, name: str, path: str, watch: Watch) -> None:
        """Keep one kind as it is; called again whenever this ends."""
        try:
            if not self._there[name].version:
                self._list(name, self._api.get(path))
            self._watch(name, path)
        except RefusedError as no:
            self._there[name].forget()
            if no.status in NEVER:
                self._list(name, NONE)
                watch.wait(LATER)
        except (LostError, msgspec.MsgspecError):
            self._there[name].forget()

    def _list(self, name: str, listing: bytes) -> None:
        with self._telling(name):
            self._there[name].replace(listing)

    def _watch(self, name: str, path: str) -> None:
        """Take every change of a kind, until the watch ends."""
        since = self._there[name].version
        asked = f"{path}?watch=1&allowWatchBookmarks=true&resourceVersion={since}&timeoutSeconds={LONGEST}"
        with self._api.open(asked, LONGEST + 30) as answer:
            while line := read_line(answer):
                with self._telling(name):
                    self._there[name].take(line)

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        with self._lock:
            yield
        self._known.add(name)
        self.changed.set()
