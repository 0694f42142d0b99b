"""How the cluster's nodes get an image that was built here, which differs from one kind of cluster to the next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quarterdeck.engines.ask import ask
from quarterdeck.engines.kubernetes.kubectl import kubectl
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MIRRORS = {  # where a node that is a container keeps what it was told of a registry; None: its kind is told otherwise
    "kind": "grep --quiet . /etc/containerd/certs.d/{registry}/hosts.toml",
    "minikube": "grep --quiet . /etc/containerd/certs.d/{registry}/hosts.toml",
    "k3d": "grep --quiet --fixed-strings {registry} /etc/rancher/k3s/registries.yaml",
}


def get_nodes(environment: Mapping[str, str]) -> list[Any]:
    """Give the nodes as the cluster describes them; raises EngineError without an answer."""
    return list(json.loads(kubectl(environment, "get", "nodes", "--output", "json"))["items"])


def kind_of(node: Any) -> str:
    """Say of which kind of cluster a node is: kind, minikube, k3d, Docker Desktop, or else remote."""
    about, given = node["metadata"], node["spec"].get("providerID", "")
    if "minikube.k8s.io/name" in about.get("labels", {}):
        return "minikube"
    if about["name"] == "docker-desktop":
        return "Docker Desktop"
    if about["name"].startswith("k3d-"):
        return "k3d"
    return "kind" if given.startswith("kind://") else "remote"


def shares_docker(environment: Mapping[str, str], node: Any) -> bool:
    """Say whether a node runs on the very Docker that builds here, so that it has every image at once."""
    about = node["status"]["nodeInfo"]
    runtime = f"{about['containerRuntimeVersion']} {about['kernelVersion']}"
    try:
        ours = ask(environment, "docker", "info", "--format", "docker://{{.ServerVersion}} {{.KernelVersion}}")
    except EngineError:
        return False
    return runtime == ours and kind_of(node) != "minikube"  # which has another Docker inside


def knows_registry(environment: Mapping[str, str], node: Any, registry: str) -> bool:
    """Say whether a node that is a container here was told where a registry of this machine is."""
    look = MIRRORS.get(kind_of(node))
    if look is None:
        return False
    try:
        ask(environment, "docker", "exec", node["metadata"]["name"], "sh", "-c", look.format(registry=registry))
    except EngineError:
        return False
    return True


def holds(node: Any, images: Collection[str]) -> bool:
    """Say whether a node has all of these images already."""
    there = {name for image in node["status"].get("images", ()) for name in image.get("names") or ()}
    return bool(images) and there.issuperset(images)
