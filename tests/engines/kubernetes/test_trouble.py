"""What the cluster says of a step that came to nothing, asked of the real one."""

import json
import os
import secrets
import time

import pytest

from quarterdeck.engines.kubernetes.namespace import find_namespace, make_namespace, remove_namespaces
from quarterdeck.engines.kubernetes.trouble import explain, find_trouble
from quarterdeck.settings import NODE_IMAGE
from tests.clusters import kubectl

pytestmark = pytest.mark.kubernetes
IMAGE = os.environ.get("NODE_IMAGE", NODE_IMAGE)
NOBODY = "localhost:5001/quarterdeck-nobody:1"
INGRESS = {
    "apiVersion": "networking.k8s.io/v1",
    "kind": "Ingress",
    "metadata": {"name": "nodejs"},
    "spec": {"defaultBackend": {"service": {"name": "nodejs", "port": {"number": 8080}}}},
}


@pytest.fixture(scope="module")
def namespace():
    name = f"quarterdeck-test-{secrets.token_hex(4)}"
    assert make_namespace(os.environ, name, name, "")
    yield name
    assert remove_namespaces(os.environ, name) == [name]
    assert find_namespace(os.environ, name) is None


@pytest.fixture
def said(namespace):
    """Run a pod, or what else kubectl makes, and give what is said of it once that has all these words."""

    def wait(*words, within=60):
        until = time.monotonic() + within
        while not all(word in (trouble := find_trouble(os.environ, namespace)) for word in words):
            assert time.monotonic() < until, trouble
            time.sleep(0.5)
        return trouble

    yield wait
    kubectl("delete", "pods,deployments,quota", "--all", "--namespace", namespace, "--now")


def run(namespace, *arguments):
    kubectl("run", "nodejs", "--namespace", namespace, *arguments)


def test_an_image_that_cannot_be_had_is_named_with_the_cluster_s_own_words(namespace, said):
    run(namespace, "--image", NOBODY)
    trouble = said("the pod nodejs waits: ", "quarterdeck-nobody")
    assert "ErrImagePull" in trouble or "ImagePullBackOff" in trouble
    assert trouble.endswith("docs/presenting.md says how a cluster gets an image")


def test_a_program_that_ends_at_once_is_named_with_its_exit_code(namespace, said):
    run(namespace, "--image", IMAGE, "--restart=Never", "--", "node", "--eval", "process.exit(3)")
    assert said("exit code") == "the pod nodejs has ended with exit code 3; see: kubectl logs"


def test_a_pod_that_no_node_can_take_says_why(namespace, said):
    greedy = {"spec": {"nodeSelector": {"kubernetes.io/hostname": "nowhere"}}}
    run(namespace, "--image", IMAGE, f"--overrides={json.dumps(greedy)}")
    assert said("the pod nodejs waits for a node: 0/")


def test_a_pod_that_is_well_is_no_trouble(namespace, said):
    run(namespace, "--image", IMAGE, "--", "node", "--eval", "setInterval(String, 1000)")
    kubectl("wait", "--for", "condition=Ready", "pod/nodejs", "--namespace", namespace, "--timeout", "60s")
    assert "pod" not in find_trouble(os.environ, namespace)


def test_an_ingress_that_nobody_serves_is_said_to_want_a_controller(namespace):
    assert explain([INGRESS]) == (
        "the ingress nodejs has no address, so no ingress controller serves it;"
        " docs/presenting.md says how a cluster gets one"
    )
    assert explain([{**INGRESS, "status": {"loadBalancer": {"ingress": [{"ip": "10.0.0.1"}]}}}]) == ""


def test_a_cluster_that_is_away_is_said_to_be(tmp_path):
    (tmp_path / "config").write_text("{}")
    assert find_trouble({**os.environ, "KUBECONFIG": str(tmp_path / "config")}, "demo").startswith(
        "the cluster does not answer: "
    )
