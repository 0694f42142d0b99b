"""Which engines answer, asked of real ones, of missing ones, and of ones that hang."""

import os
import socket
import stat
import time

import pytest

from quarterdeck.engines.docker.engine import Docker
from quarterdeck.engines.kubernetes.engine import Kubernetes
from quarterdeck.engines.registry import find_engines

KUBECONFIG = """\
apiVersion: v1
kind: Config
current-context: it
clusters: [{name: it, cluster: {server: "http://127.0.0.1:PORT"}}]
contexts: [{name: it, context: {cluster: it}}]
"""


@pytest.fixture
def silent_port():
    """A port where something listens and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def program(tmp_path):
    """Make a program of this name that does this, and give the environment that finds it."""

    def make(name, script):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}

    return make


@pytest.mark.docker
def test_a_docker_engine_that_answers_has_a_version():
    engine = Docker().find(os.environ)
    assert (engine.found, engine.problem) == (True, None)
    assert engine.version[0].isdigit()


@pytest.mark.kubernetes
def test_a_cluster_that_answers_has_a_version():
    engine = Kubernetes().find(os.environ)
    assert (engine.found, engine.problem) == (True, None)
    assert engine.version.startswith("1.")


def test_without_the_programs_each_engine_says_what_to_install(tmp_path):
    engines = find_engines({"PATH": str(tmp_path)})
    assert not any(engine.found for engine in engines.values())
    assert "install Docker Engine or Docker Desktop" in engines["docker"].problem
    assert "install kubectl" in engines["kubernetes"].problem


@pytest.mark.docker
def test_an_engine_that_is_not_there_says_what_to_start(tmp_path):
    engine = Docker().find({**os.environ, "DOCKER_HOST": f"unix://{tmp_path}/none.sock"})
    assert not engine.found
    assert "start it, or set DOCKER_HOST" in engine.problem


def test_docker_without_buildx_cannot_build(program):
    engine = Docker().find(program("docker", "exit 1"))
    assert "install docker-buildx" in engine.problem


def test_an_address_that_is_none_is_no_engine(program):
    engine = Docker().find({**program("docker", "exit 0"), "DOCKER_HOST": "nonsense://"})
    assert "DOCKER_HOST" in engine.problem


def test_an_engine_that_hangs_is_given_two_seconds(program, silent_port, tmp_path):
    config = tmp_path / "kubeconfig"
    config.write_text(KUBECONFIG.replace("PORT", str(silent_port)))
    docker = program("docker", "exit 0")
    began = time.monotonic()
    engines = find_engines({**docker, "DOCKER_HOST": f"tcp://127.0.0.1:{silent_port}", "KUBECONFIG": str(config)})
    assert time.monotonic() - began < 4
    assert not engines["docker"].found
    assert not engines["kubernetes"].found
