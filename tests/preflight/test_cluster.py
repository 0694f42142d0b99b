"""The checks of Kubernetes: with a kubectl that answers as ours does, and with a real cluster."""

import json
import os
import secrets
import subprocess

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
    machine.using("kubernetes")
    found = machine.find("kubernetes")
    assert str(found.state) == "✗"
    assert "KUBECONFIG" in found.remedy
    for name in ("namespace", "ingress"):
        assert machine.find(name).sentence == "not looked at, as kubernetes does not answer"


@pytest.mark.parametrize("name", ["prod", "prod-eu", "eu_production", "PRD", "gke_shop_live", "arn:aws:eks/production"])
def test_a_context_that_looks_like_production_is_to_mend(machine, cluster, name):
    cluster(context=name)
    found = machine.find("context")
    assert (str(found.state), found.sentence) == ("✗", f"“{name}” looks like production, so no demo runs there")
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
    assert str(found.state) == mark
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
