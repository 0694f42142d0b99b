"""The Kubernetes cluster kubectl points at: is it there, and which version."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from quarterdeck.engine.model import PATIENCE, Engine

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "kubernetes"
NAMELESS = "v0.0.0"  # a server built from source may not know its version; its nodes do
NODE_VERSION = "{.items[0].status.nodeInfo.kubeletVersion}"


def find_kubernetes(environment: Mapping[str, str]) -> Engine:
    """Ask kubectl for the cluster's version; it has two seconds."""
    try:
        answer = _kubectl(environment, PATIENCE, "version", "-o", "json", f"--request-timeout={PATIENCE:g}s")
        version = json.loads(answer)["serverVersion"]["gitVersion"]
        if version.startswith(NAMELESS):
            version = _kubectl(environment, PATIENCE, "get", "nodes", "-o", f"jsonpath={NODE_VERSION}") or version
    except FileNotFoundError:
        return _missing("The kubectl command is not installed; install kubectl to run the Kubernetes demos.")
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return _missing("The Kubernetes cluster does not answer; start it, or set KUBECONFIG to one that runs.")
    return Engine(NAME, found=True, version=version.removeprefix("v").partition("+")[0])


def _missing(problem: str) -> Engine:
    return Engine(NAME, found=False, problem=problem)


def _kubectl(environment: Mapping[str, str], timeout: float, *arguments: str) -> str:
    done = subprocess.run(
        ["kubectl", *arguments],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout
