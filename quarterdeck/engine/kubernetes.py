"""The Kubernetes cluster kubectl points at: is it there, and what did a run leave on it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from quarterdeck.engine.model import PATIENCE, Engine

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "kubernetes"
OURS = "app.kubernetes.io/managed-by=quarterdeck"
SLOW = 120.0  # seconds for a namespace and its pods to go


def find_kubernetes(environment: Mapping[str, str]) -> Engine:
    """Ask kubectl for the cluster's version; it has two seconds."""
    try:
        answer = _kubectl(environment, PATIENCE, "version", "-o", "json", f"--request-timeout={PATIENCE:g}s")
        version = json.loads(answer)["serverVersion"]["gitVersion"]
    except FileNotFoundError:
        return _missing("The kubectl command is not installed; install kubectl to run the Kubernetes demos.")
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return _missing("The Kubernetes cluster does not answer; start it, or set KUBECONFIG to one that runs.")
    return Engine(NAME, found=True, version=version.removeprefix("v").partition("+")[0])


def sweep(environment: Mapping[str, str]) -> list[str]:
    """Delete the namespaces our demos made (and only those), wait until they are gone, and name them.

    Raises nothing: without a cluster there is nothing to delete.
    """
    delete = "delete", "namespaces", "-l", OURS, "-o", "name", "--ignore-not-found", f"--timeout={SLOW:g}s"
    try:
        return _kubectl(environment, SLOW + PATIENCE, *delete, "--request-timeout=10s").split()
    except (OSError, subprocess.SubprocessError):
        return []


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
