"""What a run leaves on Docker is found by its label and removed, and nothing else is."""

import os
import secrets
import subprocess

import pytest

from quarterdeck.engines.docker.labels import LABEL, compose_project, remove_labelled

pytestmark = pytest.mark.docker


def docker(*arguments, **more):
    return subprocess.run(["docker", *arguments], check=True, capture_output=True, text=True, **more).stdout.strip()


@pytest.fixture
def run():
    run = f"test{secrets.token_hex(4)}"
    yield run
    remove_labelled(run, os.environ)


def base():
    return os.environ.get("NODE_IMAGE", "node:26-alpine")


def test_a_run_s_things_go_and_another_run_s_stay(run):
    label = f"{LABEL}={run}"
    project = f"com.docker.compose.project={compose_project(run)}"
    docker("build", "--quiet", "--label", label, "--tag", run, "-", input=f"FROM {base()}\n")
    docker("run", "--detach", "--name", run, "--label", label, run, "node", "-e", "setInterval(() => {}, 1000)")
    docker("network", "create", "--label", project, run)
    docker("volume", "create", "--label", label, run)
    assert remove_labelled(f"{run}0", os.environ) == []
    removed = remove_labelled(run, os.environ)
    assert set(removed) == {f"container {run}", f"network {run}", f"volume {run}", f"image {run}:latest"}
    assert remove_labelled(run, os.environ) == []


def test_what_is_still_used_by_others_stays_and_is_no_error(run):
    docker("network", "create", "--label", f"{LABEL}={run}", run)
    docker("run", "--detach", "--rm", "--name", run, "--network", run, base(), "node", "-e", "setInterval(()=>{},1e3)")
    try:
        assert remove_labelled(run, os.environ) == []
    finally:
        docker("rm", "--force", run)


def test_without_an_engine_there_is_nothing_to_sweep(run, tmp_path):
    assert remove_labelled(run, {**os.environ, "DOCKER_HOST": f"unix://{tmp_path}/none.sock"}) == []
