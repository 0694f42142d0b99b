"""An engine that goes away in the middle of a step, and comes back: the demo goes on, at the latest with the next press."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from tests.clusters import Door, kubectl
from tests.served import Person, Served, ended, output_of, write_talk

BUSYBOX = "/bin/busybox"  # one program without libraries, which is all of our image
DECK = "# Slow\n\n[.demo: slow]\n"

BUILD = """\
title: A build
about: It takes a while.
needs: [docker]
steps:
  - run: docker build --network=none --progress=plain --tag quarterdeck-slow .
    expect: naming to
"""
DOCKERFILE = "FROM tiny\nRUN echo the first\nRUN sleep 6\nRUN echo the last\n"

ROLLOUT = """\
title: A rollout
about: It takes a while.
needs: [kubernetes]
namespace: quarterdeck-slow
steps:
  - run: kubectl apply -f web.yaml
    expect: created
  - run: kubectl rollout status deployment/web --timeout=60s
    expect: successfully rolled out
"""
WEB = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: web
          image: IMAGE
          command: [sleep, "600"]
          readinessProbe: {exec: {command: ["true"]}, initialDelaySeconds: 3}
"""


class Engine:
    """A Docker engine of the test's own, which it may end and start as it likes; it sees no network of this machine."""

    def __init__(self, folder):
        self.folder, self.host = folder, f"unix://{folder}/sock"
        self.environment = {**os.environ, "DOCKER_HOST": self.host}
        self.start()

    def start(self):
        """Start it, and wait until it answers."""
        places = [f"--{name}={self.folder}/{name}" for name in ("data-root", "exec-root", "pidfile")]
        alone = [
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false",
        ]  # without a bridge it removes the one it finds
        with (self.folder / "log").open("ab") as log:
            command = ["unshare", "--net", "dockerd", "--host", self.host, *places, *alone]
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        for _ in range(300):
            if self.run("version", check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise AssertionError((self.folder / "log").read_text()[-2000:])

    def stop(self):
        """End it as its service does."""
        self._process.terminate()
        self._process.wait(60)

    def run(self, *arguments, check=True):
        return subprocess.run(["docker", *arguments], env=self.environment, capture_output=True, check=check)


@pytest.fixture(name="engine")
def _engine():
    folder = Path(tempfile.mkdtemp(prefix="qd-", dir="/tmp"))  # a socket's path must be short
    engine = Engine(folder)
    (folder / "root" / "bin").mkdir(parents=True)
    for name in ("sh", "echo", "sleep"):
        shutil.copy(BUSYBOX, folder / "root" / "bin" / name)
    subprocess.run(["tar", "-C", folder / "root", "-cf", folder / "root.tar", "."], check=True)
    engine.run("import", str(folder / "root.tar"), "tiny")
    yield engine
    engine.stop()
    for left in (folder / "data-root").glob("*/mounts*"):
        subprocess.run(["umount", left], check=False, capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)
    assert not folder.exists()


def ends(person, step):
    """Every end of a step that a person has seen."""
    events = [event for told in person.all("events") for event in told["events"]]
    return [event for event in events if event["type"] == "ended" and event["step"] == step]


@pytest.mark.docker
@pytest.mark.skipif(os.geteuid() != 0, reason="an engine of one's own needs root")
def test_docker_that_is_restarted_in_the_middle_of_a_build_builds_at_the_next_press(engine, tmp_path):
    deck = write_talk(tmp_path / "talk", DECK, slow=BUILD)
    (tmp_path / "talk" / "demos" / "slow" / "Dockerfile").write_text(DOCKERFILE)
    with (
        Served(deck, tmp_path / "state", DOCKER_HOST=engine.host) as served,
        Person(served, owner=True) as desk,
        Person(served) as viewer,
    ):
        for person in (viewer, desk):
            person.ask("watch", demo="slow")
        desk.ask("step", demo="slow", step=1)
        viewer.wait(lambda me: "RUN sleep" in output_of(me), "the slow part")
        engine.stop()
        assert viewer.wait(lambda me: ends(me, 1), "the step's failure")[0]["failed"]
        engine.start()
        desk.wait(lambda me: me.ask("step", demo="slow", step=1)["ok"], "the press")
        assert not viewer.wait(lambda me: ends(me, 1)[1:], "the step's end")[0]["failed"]
    assert engine.run("ps", "--all", "--quiet").stdout == b""


@pytest.fixture(name="door")
def _door(tmp_path):
    door = Door(tmp_path)
    yield door
    door.shut()


@pytest.mark.kubernetes
def test_a_cluster_that_is_away_in_the_middle_of_a_rollout_is_waited_for(door, tmp_path):
    deck = write_talk(tmp_path / "talk", DECK, slow=ROLLOUT)
    image = os.environ.get("NODE_IMAGE", "node:20")
    (tmp_path / "talk" / "demos" / "slow" / "web.yaml").write_text(WEB.replace("IMAGE", image))
    with (
        Served(deck, tmp_path / "state", KUBECONFIG=str(door.path)) as served,
        Person(served, owner=True) as desk,
        Person(served) as viewer,
    ):
        for person in (viewer, desk):
            person.ask("watch", demo="slow")
        desk.ask("step", demo="slow", step=1)
        desk.wait(lambda me: ended(me, 1), "what is rolled out")
        desk.ask("step", demo="slow", step=2)
        viewer.wait(lambda me: "Waiting for deployment" in output_of(me), "the rollout")
        door.shut()
        viewer.wait(lambda me: "connection refused" in output_of(me), "the cluster's silence")
        door.open()
        viewer.wait(lambda me: "successfully rolled out" in output_of(me), "the rollout")
        assert not desk.wait(lambda me: ends(me, 2), "the step's end")[0]["failed"]
    assert "quarterdeck-slow" not in kubectl("get", "namespaces", "--output", "name")
