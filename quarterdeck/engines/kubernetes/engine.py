"""Kubernetes behind the door that every engine has."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from quarterdeck.engines.ask import NotInstalledError, ask
from quarterdeck.engines.demo_files import commands_of
from quarterdeck.engines.engine import PATIENCE, Engine, Run, Status
from quarterdeck.engines.kubernetes.checks import find_context, find_demo_namespace, find_ingress, find_nodes
from quarterdeck.engines.kubernetes.claim import claim, pin_of, pinned
from quarterdeck.engines.kubernetes.cluster_watch import watch_cluster
from quarterdeck.engines.kubernetes.credentials import credentials
from quarterdeck.engines.kubernetes.namespace import remove_namespaces
from quarterdeck.engines.kubernetes.trouble import find_trouble
from quarterdeck.errors import EngineError
from quarterdeck.findings import Finding, missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.checks import Check
    from quarterdeck.engines.watch import Watch
    from quarterdeck.pictures.model import Draw
    from quarterdeck.redaction.secret import Secret

NAME = "kubernetes"
NAMELESS = "v0.0.0"  # a server built from source may not know its version; its nodes do
NODE_VERSION = "{.items[0].status.nodeInfo.kubeletVersion}"
LONGEST_NAMESPACE = 63  # signs; so says Kubernetes
_TAKEN = re.compile(r"default|kube-.*")
_FORWARDED = re.compile(r"\bport-forward .*?\s(\d+):\d+")


class Kubernetes(Engine):
    """The cluster that kubectl points at."""

    name = NAME
    title = "Kubernetes"
    oldest = (1, 20)
    programs = frozenset({"kubectl", "helm", "kustomize", "k9s", "oc"})
    goes_on = re.compile(r"\bkubectl\b[^|;&\n]*\s(?:-w\b|--watch\b|-f$|--follow\b|logs\s.*-f\b|port-forward\b|proxy\b)")
    speaks = re.compile(
        r"\bkubectl\b[^|;&\n]*\b(?:exec|run|debug|attach)\b[^|;&\n]*\s(?:-[a-zA-Z]*[it][a-zA-Z]*|--stdin|--tty)\b"
        r"(?:(?!\s--\s)[^|;&\n])*(?:\s(?:--\s+)?(?:\S*/)?(?:ba|z|a|da)?sh)?\s*$"
    )
    makes_namespaces = True
    pictures = frozenset({"cluster"})

    def find(self, environment: Mapping[str, str]) -> Status:
        """Ask kubectl for the cluster's version; it has two seconds."""
        try:
            version = _version(environment)
        except NotInstalledError:
            remedy = "install kubectl to run the Kubernetes demos"
            return Status(NAME, lacks="The kubectl command is not installed", remedy=remedy)
        except (EngineError, ValueError, KeyError):
            remedy = "start it, or set KUBECONFIG to one that runs"
            return Status(NAME, lacks="The Kubernetes cluster does not answer", remedy=remedy)
        return Status(NAME, version=version.removeprefix("v").partition("+")[0])

    def environment(self, run: Run) -> Mapping[str, str]:
        """Have kubectl know the run's own cluster only, where the run holds on to one."""
        return {"KUBECONFIG": str(pin_of(run))} if pin_of(run).exists() else {}

    def prepare(self, run: Run) -> None:
        """Hold on to the cluster, unless it looks like production, and make the run's namespace there."""
        claim(run)

    def free(self, run: Run) -> list[str]:
        """Take away the run's namespace, with all that is in it, from the cluster it held on to."""
        if not (run.namespace and pin_of(run).exists()):
            return []
        try:
            remove_namespaces(pinned(run), run.id)
        except EngineError as fault:
            what = f"the namespace {run.namespace} may still be on the cluster ({fault})"
            return [f"{what}; it goes when the cluster answers again, or, if that never will, remove {run.folder}"]
        return []

    def watch(self, run: Run, kind: str, draw: Draw) -> Watch:
        """Draw what is in the run's namespace."""
        if kind not in self.pictures:
            raise LookupError(kind)
        return watch_cluster(run, draw)

    def explain(self, run: Run) -> str:
        """Say which thing in the run's namespace has trouble, in the cluster's own words."""
        return find_trouble(pinned(run), run.namespace) if run.namespace else ""

    def refuse_namespace(self, name: str) -> Finding | None:
        """Refuse a name that is too long, and those of the cluster's own namespaces."""
        if len(name) > LONGEST_NAMESPACE:
            return missing(f"“{name}” cannot be a namespace", f"use {LONGEST_NAMESPACE} signs at most")
        if _TAKEN.fullmatch(name):
            return missing(f"the namespace “{name}” is the cluster's own, and would be removed", "name another")
        return None

    def secrets(self, environment: Mapping[str, str]) -> Iterable[Secret]:
        """Give the tokens, passwords, keys and certificates of the kubeconfig."""
        return credentials(environment)

    def checks(self) -> Mapping[str, Check]:
        """Look whose the cluster is, whether it lets a run have its namespace, and what it lacks."""
        return {
            "context": find_context,
            "namespace": find_demo_namespace,
            "nodes": find_nodes,
            "ingress": find_ingress,
        }

    def ports(self, demo: Demo) -> set[int]:
        """Give what a demo forwards to its pods."""
        return {int(port) for command in commands_of(demo) for port in _FORWARDED.findall(command)}


def _version(environment: Mapping[str, str]) -> str:
    answer = _ask(environment, "version", "-o", "json", f"--request-timeout={PATIENCE:g}s")
    version: str = json.loads(answer)["serverVersion"]["gitVersion"]
    if version.startswith(NAMELESS):
        version = _ask(environment, "get", "nodes", "-o", f"jsonpath={NODE_VERSION}") or version
    return version


def _ask(environment: Mapping[str, str], *arguments: str) -> str:
    return ask(environment, "kubectl", *arguments, within=PATIENCE)
