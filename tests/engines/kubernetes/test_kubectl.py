"""Why the cluster says no is heard from the place where kubectl prints the reason, whatever the sentence says."""

import os
import stat

import pytest

from quarterdeck.engines.ask import FailedError
from quarterdeck.engines.kubernetes.kubectl import FORBIDDEN, THERE_ALREADY, ClusterError, kubectl
from quarterdeck.engines.kubernetes.namespace import make_namespace
from quarterdeck.engines.kubernetes.trouble import find_trouble
from quarterdeck.errors import EngineError


@pytest.fixture
def refusing(tmp_path):
    """Have kubectl fail with these words, and give the environment that finds it."""

    def make(said):
        path = tmp_path / "kubectl"
        path.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{said}\nEND\nexit 1\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}

    return make


@pytest.mark.kubernetes
def test_a_real_cluster_names_the_reason_of_its_no():
    with pytest.raises(ClusterError) as there:
        kubectl(os.environ, "create", "namespace", "default")
    assert there.value.reason == THERE_ALREADY
    with pytest.raises(ClusterError) as forbidden:
        kubectl(os.environ, "get", "namespaces", "--as", "quarterdeck-nobody")
    assert forbidden.value.reason == FORBIDDEN
    assert not make_namespace(os.environ, "default", "nobody", "")


def test_who_may_not_look_is_told_so_and_not_that_the_cluster_is_away(refusing):
    no = refusing('Error from server (Forbidden): pods is forbidden: User "ana" cannot list resource "pods"')
    assert find_trouble(no, "demo").startswith("the cluster does not let us see why: Error from server (Forbidden)")


def test_words_that_only_look_like_a_reason_are_none(refusing):
    away = refusing("Unable to connect to the server: proxy says Forbidden, AlreadyExists")
    assert find_trouble(away, "demo").startswith("the cluster does not answer: ")
    with pytest.raises(FailedError, match="AlreadyExists"):
        make_namespace(away, "demo", "run", "")


def test_without_kubectl_it_is_an_engine_that_does_not_answer(tmp_path):
    with pytest.raises(EngineError, match="kubectl cannot be started: No such file"):
        kubectl({"PATH": str(tmp_path)}, "get", "pods")
