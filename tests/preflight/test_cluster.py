"""The checks of Kubernetes: with a kubectl that answers as ours does, and with a real cluster."""

import json
import os
import secrets
import subprocess
from pathlib import Path
from typing import Any

import pytest

OURS = {"app.kubernetes.io/managed-by": "quarterdeck", "quarterdeck.run": "a1b2"}


@pytest.fixture
def cluster(machine):
    """Let kubectl answer: this context, this namespace's labels (None: there is none), these classes."""

    def make(context="talk", of="", labels=None, classes="", addresses="", fails=""):
        namespace = "" if labels is None else json.dumps({"metadata": {"name": "demo", "labels": labels}})
        named = json.dumps({"contexts": [{"name": context, "context": {"cluster": of or context}}]})
        machine.program(
            "kubectl",
            f"""case "$*" in {fails or "nothing"}) echo forbidden >&2; exit 1;; esac
case "$*" in
  *version*) echo '{{"clientVersion": {{"gitVersion": "v9.9.9"}}, "serverVersion": {{"gitVersion": "v9.9.9"}}}}';;
  *config*) echo '{named}';;
  *ingressclasses*) echo '{classes}';;
  *ingresses*) echo '{addresses}';;
  *namespace*) echo '{namespace}';;
  *) echo v9.9.9;;
esac""",
        )
        machine.using("kubernetes", more="namespace: demo")

    return make


def test_without_a_cluster_a_demo_that_needs_it_lacks_it_and_its_other_checks_rest(machine):
    machine.program("kubectl", "exit 1")
    machine.using("kubernetes")
    found = machine.find("kubernetes")
    assert found.severity.mark == "✗"
    assert "KUBECONFIG" in found.remedy
    for name in ("namespace", "ingress"):
        assert machine.find(name).sentence == "not looked at, as kubernetes does not answer"


@pytest.mark.parametrize("name", ["prod", "prod-eu", "eu_production", "PRD", "gke_shop_live", "arn:aws:eks/production"])
def test_a_context_that_looks_like_production_is_to_mend(machine, cluster, name):
    cluster(context=name)
    found = machine.find("context")
    assert (found.severity.mark, found.sentence) == ("✗", f"“{name}” looks like production, so no demo runs there")
    assert "use-context" in found.remedy
    machine.changes["allow_production"] = True
    assert machine.mark("context") == "✓"


def test_a_context_of_a_cluster_that_looks_like_production_is_to_mend(machine, cluster):
    cluster(context="mine", of="shop-prod")
    assert machine.find("context").sentence == "“shop-prod” looks like production, so no demo runs there"


@pytest.mark.parametrize("name", ["kind-talk", "minikube", "product-demo", "nonprod", "docker-desktop", "olive"])
def test_a_context_of_ones_own_is_well(machine, cluster, name):
    cluster(context=name)
    assert machine.find("context").sentence == f"kubectl uses “{name}”"
    assert machine.mark("context") == "✓"


@pytest.mark.parametrize(("labels", "mark"), [(None, "✓"), (OURS, "–"), ({}, "✗"), ({"team": "shop"}, "✗")])
def test_the_demos_namespace_is_free_or_ours_or_somebody_elses(machine, cluster, labels, mark):
    cluster(labels=labels)
    assert machine.mark("namespace") == mark


def test_where_no_demo_makes_a_namespace_there_is_nothing_to_look_at(machine, cluster):
    cluster()
    machine.using("kubernetes")
    assert machine.find("namespace").sentence == "no demo makes one"


def test_a_cluster_that_does_not_say_whose_the_namespace_is_is_to_mend(machine, cluster):
    cluster(fails="*namespace*")
    assert machine.mark("namespace") == "✗"


@pytest.mark.parametrize(
    ("classes", "addresses", "mark"), [("traefik nginx", "", "✓"), ("", "[10.0.0.1]", "✓"), ("", "", "–")]
)
def test_an_ingress_needs_something_that_serves_it(machine, cluster, classes, addresses, mark):
    cluster(classes=classes, addresses=addresses)
    found = machine.find("ingress")
    assert found.severity.mark == mark
    assert "traefik, nginx" in found.sentence or not classes
    assert (found.remedy == "docs/presenting.md says how each kind of cluster gets one") is (mark == "–")


@pytest.mark.kubernetes
def test_a_real_cluster_answers_with_its_version_and_its_context(machine):
    machine.real()
    machine.using("kubernetes")
    assert machine.mark("kubernetes") == "✓"
    assert machine.mark("context") == "✓"
    assert machine.mark("ingress") in {"✓", "–"}


@pytest.mark.kubernetes
def test_a_real_namespace_is_told_by_its_label(machine):
    machine.real()
    name = f"preflight-{secrets.token_hex(3)}"
    machine.using("kubernetes", more=f"namespace: {name}")
    assert machine.mark("namespace") == "✓"
    try:
        kubectl("create", "namespace", name)
        assert machine.mark("namespace") == "✗"
        kubectl("label", "namespace", name, *(f"{key}={value}" for key, value in OURS.items()))
        assert machine.mark("namespace") == "–"
    finally:
        kubectl("delete", "namespace", name, "--ignore-not-found")


def kubectl(*arguments):
    subprocess.run(["kubectl", *arguments], check=True, capture_output=True, env=os.environ, timeout=90)


PUSHES = "docker push --quiet localhost:5001/hello:1"
KINDS: dict[str, dict[str, Any]] = {
    "kind": {
        "metadata": {"name": "talk-control-plane"},
        "spec": {"providerID": "kind://docker/talk/talk-control-plane"},
    },
    "minikube": {"metadata": {"name": "minikube", "labels": {"minikube.k8s.io/name": "minikube"}}, "spec": {}},
    "k3d": {"metadata": {"name": "k3d-talk-server-0"}, "spec": {"providerID": "k3s://k3d-talk-server-0"}},
    "Docker Desktop": {"metadata": {"name": "docker-desktop"}, "spec": {}},
    "remote": {"metadata": {"name": "ip-10-0-0-1"}, "spec": {"providerID": "aws:///eu-west-1a/i-0"}},
}


@pytest.fixture
def nodes(machine):
    """Let kubectl show a node of some kind, and docker run or refuse what is asked of that node."""

    def make(kind, *, told=False, runtime="containerd://2.1.0", images=()):
        about = {"containerRuntimeVersion": runtime, "kernelVersion": "6.1"}
        node = KINDS[kind] | {"status": {"nodeInfo": about, "images": [{"names": list(images)}]}}
        version = '{"serverVersion": {"gitVersion": "v9.9.9"}}'
        shown = json.dumps({"items": [node]})
        machine.program("kubectl", f"case \"$*\" in *version*) echo '{version}';; *) echo '{shown}';; esac")
        machine.program(
            "docker", f'case "$1" in info) echo "docker://28.0.0 6.1";; exec) {"true" if told else "false"};; esac'
        )
        machine.using("kubernetes", PUSHES)
        return machine.find("nodes")

    return make


@pytest.mark.parametrize("kind", ["kind", "minikube", "k3d"])
def test_nodes_that_were_told_of_the_registry_are_well_and_others_are_to_mend(nodes, kind):
    assert nodes(kind, told=True).severity.mark == "✓"
    found = nodes(kind)
    assert (found.severity.mark, found.sentence) == ("✗", f"{kind}: they do not know where localhost:5001 is")
    assert f"under “{kind}”" in found.remedy


def test_nodes_on_the_docker_that_builds_have_every_image_unless_minikube_has_one_inside(nodes):
    assert nodes("Docker Desktop", runtime="docker://28.0.0").severity.mark == "✓"
    assert nodes("minikube", runtime="docker://28.0.0").severity.mark == "✗"


def test_nodes_that_hold_the_images_are_well(nodes):
    assert nodes("kind", images=["localhost:5001/hello:1"]).severity.mark == "✓"
    assert nodes("kind", images=["localhost:5001/hello:2"]).severity.mark == "✗"


def test_of_a_remote_cluster_nobody_can_tell(nodes):
    assert nodes("remote").severity.mark == "–"


def test_docs_say_for_every_kind_of_cluster_how_it_gets_an_image():
    page = (Path(__file__).resolve().parents[2] / "docs" / "presenting.md").read_text().lower()
    for kind in KINDS:
        assert f"### {kind.lower()}\n" in page.replace("### a remote cluster", "### remote")


@pytest.mark.kubernetes
@pytest.mark.docker
def test_a_real_cluster_shows_its_nodes(machine):
    machine.real()
    machine.using("kubernetes", PUSHES)
    found = machine.find("nodes")
    assert found.severity.mark == "✓" or found.remedy
