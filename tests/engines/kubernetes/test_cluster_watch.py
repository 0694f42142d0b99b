"""The picture of a real cluster equals what kubectl says, whatever happens to it and to the watch."""

import json
import os
import socket
import time
from contextlib import closing, suppress

import psutil
import pytest

from quarterdeck.engines.engine import Run
from quarterdeck.engines.kubernetes.api import SOCKET, Api, RefusedError
from quarterdeck.engines.kubernetes.claim import claim
from quarterdeck.engines.kubernetes.cluster_watch import watch_cluster
from quarterdeck.engines.kubernetes.mirror import Mirror
from quarterdeck.engines.kubernetes.namespace import remove_namespaces
from quarterdeck.errors import EngineError
from quarterdeck.settings import NODE_IMAGE
from tests.clusters import Door, kubectl

pytestmark = [pytest.mark.kubernetes, pytest.mark.timeout(180)]
NAME = "quarterdeck-picture"
IMAGE = os.environ.get("NODE_IMAGE") or NODE_IMAGE


def k(*arguments, **more):
    return kubectl("--namespace", NAME, *arguments, **more)


@pytest.fixture(name="door")
def _door(tmp_path):
    door = Door(tmp_path)
    yield door
    door.shut()


@pytest.fixture(name="run")
def _run(tmp_path, door):
    """A run deeper than a socket's address is long, which sees the cluster through a door that can be shut."""
    folder = tmp_path / ("run" + "-very" * 20)
    folder.mkdir()
    run = Run("pictures", "pods", folder, door.environment, NAME)
    claim(run)
    yield run
    remove_namespaces(os.environ, run.id)


class Seen:
    """The newest picture, and how many there have been."""

    def __init__(self):
        self.picture, self.count = None, 0

    def __call__(self, picture):
        self.picture, self.count = picture, self.count + 1

    def soon(self, so, seconds=60):
        until = time.monotonic() + seconds
        while not (self.picture and so(self.picture)):
            assert time.monotonic() < until, self.picture
            time.sleep(0.02)
        return self.picture


@pytest.fixture
def seen(run):
    seen = Seen()
    with closing(watch_cluster(run, seen)):
        seen.soon(lambda _picture: True)
        yield seen
        k("delete", "deployments,services,ingresses", "--all")
        k("delete", "pods", "--all", "--force", "--grace-period=0")


def deploy(replicas):
    k("create", "deployment", "web", f"--image={IMAGE}", f"--replicas={replicas}", "--", "sleep", "3600")


def as_kubectl_says():
    """Say of each kind what kubectl's own columns say, without any code of ours."""

    def column(kind, columns):
        lines = k("get", kind, "--no-headers", "--output", f"custom-columns={columns}").splitlines()
        return sorted(tuple(line.split()) for line in lines if not line.startswith("No resources"))

    pods = column(
        "pods", "N:.metadata.name,R:.status.conditions[?(@.type=='Ready')].status,D:.metadata.deletionTimestamp"
    )
    counts = "N:.metadata.name,W:.spec.replicas,R:.status.readyReplicas"
    targets = json.loads(k("get", "endpoints", "--output", "json"))["items"]
    return {
        "pods": [(name, ready == "True" and going == "<none>") for name, ready, going in pods],
        "replica_sets": [(n, w, r.replace("<none>", "0")) for n, w, r in column("replicasets", counts)],
        "deployments": [(n, w, r.replace("<none>", "0")) for n, w, r in column("deployments", counts)],
        "services": sorted(
            (
                each["metadata"]["name"],
                sorted(a["targetRef"]["name"] for s in each.get("subsets", ()) for a in s.get("addresses", ())),
            )
            for each in targets
        ),
    }


def as_drawn(picture):
    names = {pod.id: pod.name for pod in picture.pods}
    counted = lambda things: sorted((each.name, str(each.wanted), str(each.ready)) for each in things)  # noqa: E731
    return {
        "pods": sorted((pod.name, pod.phase == "ready") for pod in picture.pods),
        "replica_sets": counted(picture.replica_sets),
        "deployments": counted(picture.deployments),
        "services": sorted((each.name, sorted(names[pod] for pod in each.pods)) for each in picture.services),
    }


def agree(seen, seconds=20):
    """Wait until the picture is what kubectl says, which two looks a moment apart need not be."""
    until = time.monotonic() + seconds
    while (drawn := as_drawn(seen.picture)) != (said := as_kubectl_says()):
        assert time.monotonic() < until, (drawn, said)


def test_after_every_step_it_is_what_kubectl_says(seen):
    steps = [
        lambda: deploy(2),
        lambda: k("expose", "deployment", "web", "--port=80"),
        lambda: k("rollout", "status", "deployment", "web"),
        lambda: k("scale", "deployment", "web", "--replicas=3"),
        lambda: k("delete", "pods", "--selector=app=web", "--wait=false", "--grace-period=1"),
        lambda: k("set", "env", "deployment", "web", "VERSION=2"),
        lambda: k("rollout", "status", "deployment", "web"),
        lambda: k("rollout", "undo", "deployment", "web"),
        lambda: k("create", "ingress", "web", "--rule=demo.test/*=web:80"),
        lambda: k("rollout", "status", "deployment", "web"),
        lambda: k("delete", "deployment", "web"),
    ]
    for step in steps:
        step()
        agree(seen)
    assert [(each.hosts, len(each.services)) for each in seen.picture.ingresses] == [(("demo.test",), 1)]


def test_a_rollout_is_two_replica_sets_with_their_counts(seen):
    deploy(2)
    seen.soon(lambda picture: picture.deployments and picture.deployments[0].ready == 2)
    k("set", "image", "deployment/web", f"*={IMAGE}-none")
    picture = seen.soon(lambda picture: any(pod.phase == "troubled" for pod in picture.pods))
    assert [(each.wanted, each.ready, each.image.endswith("-none")) for each in picture.replica_sets] == [
        (2, 2, False),
        (1, 0, True),
    ]
    assert "ImagePull" in next(pod.reason for pod in picture.pods if pod.phase == "troubled")


def test_it_stays_right_through_a_cluster_that_was_away(seen, door):
    deploy(1)
    seen.soon(lambda picture: any(pod.phase == "ready" for pod in picture.pods))
    door.shut()
    k("scale", "deployment", "web", "--replicas=2")  # past the door
    k("rollout", "status", "deployment", "web")
    time.sleep(1)
    assert len(seen.picture.pods) == 1
    door.open()
    agree(seen)
    assert len(seen.picture.pods) == 2


def test_it_stays_right_where_kubectls_proxy_is_killed(seen, run):
    deploy(1)
    seen.soon(lambda picture: len(picture.pods) == 1)
    [proxy] = proxies(run)
    proxy.kill()
    k("scale", "deployment", "web", "--replicas=2")
    seen.soon(lambda picture: len(picture.pods) == 2)
    agree(seen)


def test_where_the_cluster_has_forgotten_the_version_it_is_listed_anew(run):
    with closing(Mirror(run)) as mirror:
        there(mirror, 0)
        mirror._there["pods"].version = "1"  # as after a night asleep
        [proxy] = proxies(run)
        proxy.kill()
        k("run", "late", f"--image={IMAGE}", "--", "sleep", "3600")
        there(mirror, 1)
        k("delete", "pod", "late", "--force", "--grace-period=0")


def there(mirror, pods):
    """Wait until so many pods are there."""
    until = time.monotonic() + 30
    while (everything := mirror.everything()) is None or len(everything.pods) != pods:
        assert time.monotonic() < until, everything
        time.sleep(0.05)


def proxies(run):
    """Find the processes that carry a run's id in their environment, as the end of a run does."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get("QUARTERDECK_RUN") == run.id:
                found.append(process)
    return found


def test_nothing_is_left_of_a_watch_that_was_closed(run):
    seen = Seen()
    watch = watch_cluster(run, seen)
    seen.soon(lambda _picture: True)
    assert len(proxies(run)) == 1
    watch.close()
    watch.close()
    assert not proxies(run)
    assert not (run.folder / SOCKET).exists()


def test_nothing_passes_but_reading_what_is_drawn(tmp_path):
    path = "/api/v1/namespaces/default/pods"
    with closing(Api(tmp_path, os.environ, [path])) as api:
        assert b'"PodList"' in api.get(path)
        for closed in ("/api/v1/namespaces/default/secrets", f"{path}/web/exec", "/api/v1/secrets"):
            with pytest.raises(RefusedError, match="answers 403"):
                api.get(closed)
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(str(tmp_path / SOCKET))
            door.sendall(f"DELETE {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            assert b" 403 " in door.recv(100)


def test_without_kubectl_there_is_no_picture_and_no_noise(tmp_path):
    with (
        closing(Api(tmp_path, {"PATH": str(tmp_path)}, ["/x"])) as api,
        pytest.raises(EngineError, match="cannot be read"),
    ):
        api.get("/x")
