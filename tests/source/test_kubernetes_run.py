"""A run and its cluster: one namespace, one run at a time, nothing of anybody else's touched, nothing left."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quarterdeck.engines.kubernetes.namespace import HOLDER, OURS, RUN
from quarterdeck.errors import SourceError
from quarterdeck.source.run.sweep import sweep, sweep_owed
from quarterdeck.source.shell import ShellSource
from tests.clusters import Door, kubectl

CRASH = Path(__file__).with_name("run") / "crash.py"
HOME = CRASH.parents[3]
CONTEXTS = """\
apiVersion: v1
kind: Config
current-context: {context}
clusters: [{{name: {cluster}, cluster: {{server: "http://127.0.0.1:9"}}}}]
contexts: [{{name: {context}, context: {{cluster: {cluster}}}}}]
"""
kubernetes = pytest.mark.kubernetes


@pytest.fixture
def namespace():
    name = f"quarterdeck-test-{secrets.token_hex(4)}"
    yield name
    assert not there(name), "a namespace is left"


@pytest.fixture
def theirs(namespace):
    """Make a namespace that somebody else has made, with a thing of theirs in it."""

    def make(labels=None, annotations=None):
        about = {"name": namespace, "labels": labels or {}, "annotations": annotations or {}}
        kubectl("create", "-f", "-", given=json.dumps({"apiVersion": "v1", "kind": "Namespace", "metadata": about}))
        kubectl("create", "configmap", "theirs", "--namespace", namespace)
        return namespace

    yield make
    kubectl("delete", "namespace", namespace, "--ignore-not-found")


@pytest.fixture
def door(tmp_path):
    door = Door(tmp_path)
    yield door
    door.shut()


def there(name):
    return kubectl("get", "namespace", name, "--ignore-not-found", "--output", "name") != ""


def behind(settings, environment, **more):
    return replace(settings, environment=environment, **more)


def refusal(demo, settings):
    """Try to open a run, and give the sentence it is refused with; nothing of it may be left."""
    before = list(settings.runs.glob("*"))
    with pytest.raises(SourceError) as refused:
        ShellSource(demo, settings, run=secrets.token_hex(6))
    assert "\n" not in str(refused.value)
    assert list(settings.runs.glob("*")) == before
    return str(refused.value)


@contextlib.contextmanager
def _server(tmp_path, namespace, *steps):
    """Start a server that opens a run with these steps, each of which says “stands” at its end; whoever uses it kills it."""
    environment = {**os.environ, "PYTHONPATH": str(HOME), "CRASH_NAMESPACE": namespace}
    command = [sys.executable, str(CRASH), str(tmp_path / "old"), "crashed", *steps]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as server:
        assert server.stdout.readline() == b"up\n"
        yield server


@kubernetes
def test_a_run_has_a_namespace_with_its_labels_and_takes_it_away_with_all_that_is_in_it(live, namespace):
    it = live(
        f"kubectl get namespace {namespace} --show-labels",
        "kubectl create configmap kept && kubectl get configmap kept -o jsonpath='{.metadata.namespace}'",
        needs=("kubernetes",),
        namespace=namespace,
    )
    assert it.step(1).problem is None
    assert f"{OURS[0]}={OURS[1]},{RUN}={it.run}" in it.text()
    assert it.step(2).problem is None
    assert namespace in it.text().splitlines()[-2], "what names no namespace goes to the run's own"
    it.close()
    assert it.source.problems == []
    assert not there(namespace)


@kubernetes
def test_a_second_run_is_refused_while_the_first_is_open_and_not_after(demo, settings, namespace):
    two = demo("true", needs=("kubernetes",), namespace=namespace)
    first = ShellSource(two, settings, run="first")
    assert f"the namespace “{namespace}” on “" in (said := refusal(two, settings))
    assert "is in use: build is open since " in said
    assert f" in process {os.getpid()} on this machine; end that one first" in said
    assert there(namespace)
    first.close()
    second = ShellSource(two, settings, run="second")
    second.close()


@kubernetes
def test_somebody_else_s_namespace_is_refused_and_not_touched(demo, settings, theirs):
    name = theirs({OURS[0]: "helm"})
    said = refusal(demo("true", needs=("kubernetes",), namespace=name), settings)
    assert f"the namespace “{name}” on “" in said
    assert "is somebody else's, so no demo touches it; take another cluster, or, if you may: kubectl delete" in said
    assert kubectl("get", "configmap", "theirs", "--namespace", name, "--output", "name") == "configmap/theirs"


@kubernetes
def test_a_run_on_another_machine_is_left_alone(demo, settings, theirs):
    holder = {"demo": "pods", "since": "14:03", "place": "elsewhere pid:[1]", "server": {"pid": 1, "started": 1.0}}
    name = theirs({OURS[0]: OURS[1], RUN: "abc"}, {HOLDER: json.dumps(holder)})
    said = refusal(demo("true", needs=("kubernetes",), namespace=name), settings)
    assert "is in use: pods is open since 14:03 on elsewhere; end that one first" in said
    assert there(name)


@kubernetes
def test_a_run_of_another_server_is_named_with_its_process_until_that_has_ended(demo, settings, tmp_path, namespace):
    with _server(tmp_path, namespace, "echo stands") as server:
        said = refusal(demo("true", needs=("kubernetes",), namespace=namespace), settings)
        assert "build is open since " in said
        assert f" in process {server.pid} on this machine; end that one first" in said
        assert there(namespace)
        server.kill()
    sweep(replace(settings, state=tmp_path / "old" / "state"))


@kubernetes
@pytest.mark.parametrize("same_state", [True, False], ids=["next start", "a start with another state folder"])
def test_what_a_killed_server_left_on_the_cluster_is_gone(settings, demo, tmp_path, namespace, same_state):
    with _server(tmp_path, namespace, "kubectl create configmap kept && echo stands") as server:
        server.kill()
    assert kubectl("get", "configmap", "kept", "--namespace", namespace, "--output", "name")
    old = replace(settings, state=tmp_path / "old" / "state")
    if same_state:
        assert sweep(old) == ["build was left running when the server ended (run crashed); cleaned up"]
        assert not there(namespace)
    ShellSource(demo("true", needs=("kubernetes",), namespace=namespace), settings, run="next").close()
    sweep(old)


@kubernetes
def test_a_namespace_that_is_just_going_is_waited_for(demo, settings, theirs):
    name = theirs()
    kubectl("delete", "namespace", name, "--wait=false")
    ShellSource(demo("true", needs=("kubernetes",), namespace=name), settings, run="patient").close()


@kubernetes
def test_when_the_cluster_goes_away_the_step_says_so_and_what_is_left_goes_when_it_is_back(
    live_on, door, settings, namespace
):
    it = live_on(
        door,
        "kubectl create configmap kept",
        {"run": "kubectl get configmaps --watch", "timeout": 20},
        namespace=namespace,
    )
    assert it.step(1).problem is None
    door.shut()
    assert "; the cluster does not answer: " in it.step(2, 60).problem
    it.close()
    assert "may still be on the cluster" in it.source.problems[0]
    assert "it goes when the cluster answers again" in it.source.problems[0]
    assert there(namespace)
    assert sweep_owed(settings) == []
    door.open()
    assert sweep_owed(settings) == [f"build was left behind when its cluster was away (run {it.run}); cleaned up"]
    assert not there(namespace)
    assert list(settings.runs.iterdir()) == []


@pytest.mark.kubectl
@pytest.mark.parametrize(("context", "cluster"), [("acme-prod", "eu-1"), ("me", "production.eu"), ("live", "a")])
def test_a_cluster_that_looks_like_production_is_refused_before_anything_runs(
    demo, settings, tmp_path, context, cluster
):
    (tmp_path / "config").write_text(CONTEXTS.format(context=context, cluster=cluster))
    there = behind(settings, {**os.environ, "KUBECONFIG": str(tmp_path / "config")})
    said = refusal(demo("true", needs=("kubernetes",)), there)
    suspect = cluster if context == "me" else context
    assert said.startswith(f"“{suspect}” looks like production")
    assert "--allow-production runs it here" in said


@pytest.mark.kubectl
def test_who_allows_production_gets_it(demo, settings, tmp_path):
    (tmp_path / "config").write_text(CONTEXTS.format(context="prod", cluster="prod"))
    there = behind(settings, {**os.environ, "KUBECONFIG": str(tmp_path / "config")}, allow_production=True)
    ShellSource(demo("true", needs=("kubernetes",)), there, run="allowed").close()


def test_kubectl_without_a_context_is_one_sentence(demo, settings):
    nowhere = behind(settings, {**os.environ, "KUBECONFIG": os.devnull})
    said = refusal(demo("true", needs=("kubernetes",), namespace="demo"), nowhere)
    assert said.startswith("the cluster is not ready for build: ")


@kubernetes
def test_a_run_stays_on_its_cluster_whoever_switches_contexts(live_on, door, namespace):
    it = live_on(door, "kubectl config current-context", namespace=namespace)
    door.path.write_text(CONTEXTS.format(context="other", cluster="other"))
    assert it.step(1).problem is None
    assert "door" in it.text()
    it.close()
    assert not there(namespace)
