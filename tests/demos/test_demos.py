"""The demos of our own talk: complete for a learner, fit for any engine, and their tapes fit to be shown."""

import json
import os
import re
import subprocess

import pytest

from quarterdeck.command.rehearse import Wishes, rehearse
from quarterdeck.settings import NODE_IMAGE, Settings
from quarterdeck.tape.read import read_tape
from tests.our_demos import DEMOS, FAULTS, FOLDER

ON_DOCKER = {"build", "run", "push", "build-new-layer", "node-js-image", "volumes", "compose-watch", "init"}
ON_KUBERNETES = {"pods", "services", "replica-sets", "deployments", "ingresses"}
OF_ONE_IMAGE = ("Dockerfile", "index.js", "ask.js", "package.json")


def demos():
    return pytest.mark.parametrize("demo", DEMOS.values(), ids=list(DEMOS))


def test_every_demo_can_be_read():
    assert FAULTS == {}
    assert set(DEMOS) == ON_DOCKER | ON_KUBERNETES


@demos()
def test_every_step_has_a_sentence_for_the_learner(demo):
    assert demo.about.endswith((".", "."))
    for step in demo.steps:
        assert step.say.endswith((".", "?")), step.place


@demos()
def test_a_demo_that_judges_nothing_proves_nothing(demo):
    assert any(step.expect or step.until for step in demo.steps)


@demos()
def test_every_image_can_be_built_on_another_base(demo):
    for dockerfile in demo.folder.glob("Dockerfile"):
        assert dockerfile.read_text().startswith(f"ARG NODE_IMAGE={NODE_IMAGE}\nFROM ${{NODE_IMAGE}}\n")
    for step in demo.steps:
        assert "--build-arg" not in (step.run or ""), f"{step.place}: the shell's docker gives it"


@demos()
def test_nothing_is_called_like_what_somebody_may_have_already(demo):
    for step in demo.steps:
        for name in re.findall(r"(?:--name|-t|--tag) (\S+)", step.run or ""):
            assert name.removeprefix("localhost:5001/").startswith("quarterdeck-"), step.place


@demos()
def test_ports_are_open_to_this_machine_only(demo):
    for step in demo.steps:
        for port in re.findall(r"-p (\S+)", step.run or ""):
            assert port.startswith("127.0.0.1:"), step.place


@demos()
def test_its_tape_shows_the_very_steps_of_today(demo):
    tape = read_tape(demo.tape)
    assert set(tape.recorded.engines) == set(demo.needs)
    assert all(re.match(r"\d+\.\d+", version) for version in tape.recorded.engines.values())
    assert tape.labels == {step.number: step.label for step in demo.steps}, f"record {demo.name} anew"
    assert demo.tape.stat().st_size < 100_000


@demos()
def test_its_tape_names_no_place_but_localhost(demo):
    said = demo.tape.read_text()
    for word in ("/root", "/home/", "/var/lib", "/runs/", "npmjs"):
        assert word not in said, word


def test_a_lockfile_names_no_registry():
    locked = json.loads((FOLDER / "node-js-image" / "package-lock.json").read_text())
    packages = {name: package for name, package in locked["packages"].items() if name}
    assert len(packages) > 50
    assert all("resolved" not in package and package["integrity"] for package in packages.values())


@pytest.mark.parametrize("name", sorted(ON_KUBERNETES))
def test_all_that_a_demo_does_on_a_cluster_is_in_its_namespace(name):
    demo = DEMOS[name]
    assert demo.namespace == "demo"
    for command in [step.run for step in demo.steps if step.run] + list(demo.cleanup):
        for asked in re.findall(r"kubectl (.*)", command):
            assert asked.startswith(("-n demo ", "get namespace demo")), asked
    assert not any("namespace" in path.read_text() for path in _manifests(demo))


def test_demos_that_share_an_image_build_it_from_the_same_files():
    for file in OF_ONE_IMAGE:
        first, *others = [(FOLDER / name / file).read_text() for name in sorted(ON_KUBERNETES - {"pods"})]
        assert all(other == first for other in others), file


@pytest.mark.kubernetes
def test_the_cluster_would_take_every_manifest():
    manifests = [path for name in ON_KUBERNETES for path in _manifests(DEMOS[name])]
    assert len(manifests) >= len(ON_KUBERNETES)
    for path in manifests:
        command = ["kubectl", "apply", "--dry-run=server", "--namespace", "default", "--filename", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "created (server dry run)" in done.stdout, done.stderr
        assert "Warning" not in done.stderr


def _manifests(demo):
    return [path for path in sorted(demo.folder.glob("*.yaml")) if path.name != "demo.yaml"]


@pytest.mark.docker
def test_two_demos_run_twice_and_leave_nothing(tmp_path, capsys):
    settings = Settings(
        deck=FOLDER.parent / "slides" / "deck.md",
        state=tmp_path,
        typing=0,
        environment={"NODE_IMAGE": NODE_IMAGE, **os.environ},
    )
    for _ in range(2):
        assert rehearse(settings, Wishes(("build", "run"))) == 0, capsys.readouterr().out
    images = subprocess.run(["docker", "images", "-q", "quarterdeck-node"], capture_output=True, text=True, check=True)
    assert images.stdout == ""
