from __future__ import annotations

import subprocess

import pytest

pytestmark = pytest.mark.docker

DOCKERFILE = """ARG NODE_IMAGE=quarterdeck-no-such-image
FROM $NODE_IMAGE
CMD ["node", "-e", "console.log('up'); setInterval(String, 999)"]
"""
BUILD = "docker build -t quarterdeck-label-test ."


def found(kind: str, run: str, label: str = "quarterdeck.run") -> str:
    listed = ["docker", *kind.split(), "ls", "-q", "--filter", f"label={label}={run}"]
    return subprocess.run(listed, capture_output=True, text=True, check=True).stdout


def test_what_a_run_makes_is_labelled_and_swept(live):
    it = live(
        BUILD,
        "docker run -d quarterdeck-label-test",
        "docker volume create",
        "docker network create quarterdeck-label-test",
        {"run": "docker run --rm -it quarterdeck-label-test", "until": "up"},
        files={"Dockerfile": DOCKERFILE},
        needs=("docker",),
    )
    for number in range(1, 6):
        assert it.step(number, 100).problem is None
    kinds = ("container", "image", "volume", "network")
    assert [kind for kind in kinds if not found(kind, it.run)] == []
    it.close()
    assert [kind for kind in kinds if found(kind, it.run)] == []
    assert it.source.problems == []


def test_what_compose_makes_is_found_by_its_project_and_swept(live):
    compose = (
        "services:\n  web:\n    build: {context: ., args: [NODE_IMAGE]}\n    volumes: [kept:/kept]\nvolumes: {kept: }\n"
    )
    it = live("docker compose up -d", files={"Dockerfile": DOCKERFILE, "compose.yaml": compose}, needs=("docker",))
    assert it.step(1, 100).problem is None
    project = ("com.docker.compose.project", f"quarterdeck-{it.run}")
    assert found("container", project[1], project[0])
    it.close()
    assert [kind for kind in ("container", "image", "volume", "network") if found(kind, project[1], project[0])] == []
