"""The Kubernetes demos in real halls: what goes wrong is one sentence, the tape goes on, and nothing is left."""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import gevent
import pytest

from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.settings import NODE_IMAGE, Settings
from quarterdeck.show.show import Show
from quarterdeck.show.source_factory import SourceFactory
from quarterdeck.source.run.sweep import sweep_owed
from quarterdeck.store.database import Store
from quarterdeck.store.rehearsal_table import RehearsalTable
from tests.clusters import Door, kubectl

FOLDER = Path(__file__).resolve().parents[2] / "demos"
NOBODY = "localhost:5001/quarterdeck-nobody:1"
pytestmark = [pytest.mark.kubernetes, pytest.mark.docker, pytest.mark.timeout(240)]


class Seats:
    """An audience that only looks at the show itself."""

    def saw(self, demo, run, event):
        pass

    def stood(self, demo, standing):
        pass

    def redrew(self, picture):
        pass


@pytest.fixture
def settings(tmp_path):
    return Settings(state=tmp_path / "state", typing=0, environment={"NODE_IMAGE": NODE_IMAGE, **os.environ})


@pytest.fixture
def perform(settings):
    """Open a show of a demo; afterwards it is closed, and the cluster is as it was."""
    assert not there(), "somebody uses the namespace demo"
    shows, store = [], Store.open(settings.state)

    def open_(demo, **more):
        show = Show(demo, SourceFactory(replace(settings, **more), RehearsalTable(store)), Seats())
        shows.append(show)
        show.open()
        wait(lambda: show.state == "ready")
        return show

    yield open_
    for show in shows:
        show.close()
    store.close()
    assert not there()
    assert not settings.runs.exists() or list(settings.runs.iterdir()) == []


@pytest.fixture
def copied(tmp_path):
    """Copy a demo with its tape, and change words in its files."""

    def copy(name, **words):
        folder = tmp_path / "demos" / name
        shutil.copytree(FOLDER / name, folder)
        for path in folder.glob("*.yaml"):
            text = path.read_text()
            for old, new in words.values():
                text = text.replace(old, new)
            path.write_text(text)
        return load_demo(folder, ENGINES)

    return copy


@pytest.fixture
def door(tmp_path):
    opened = []

    def make(**more):
        opened.append(Door(tmp_path, **more))
        return opened[-1]

    yield make
    for door in opened:
        door.shut()


def there(kind="namespace", name="demo", *more):
    return kubectl("get", kind, name, "--ignore-not-found", "--output", "name", *more) != ""


def wait(so, within=150):
    until = time.monotonic() + within
    while not so():
        assert time.monotonic() < until
        gevent.sleep(0.05)


def play(show, *numbers):
    """Do steps and wait for each."""
    for number in numbers:
        show.step(number)
        wait(lambda: not show.steps.running)


def test_a_cluster_that_looks_like_production_sees_the_tape_only(perform, settings, door):
    environment = door(context="acme-prod").environment
    show = perform(load_demo(FOLDER / "pods", ENGINES), environment=environment)
    assert show.recorded
    assert show.problem.startswith("“acme-prod” looks like production, and a demo would run on it: ")
    assert not there()
    play(show, 1)
    assert show.steps.snapshot()[0].state == "passed"


def test_somebody_else_s_namespace_sees_the_tape_only_and_keeps_what_is_in_it(perform):
    kubectl("create", "namespace", "demo")
    kubectl("create", "configmap", "theirs", "--namespace", "demo")
    try:
        show = perform(load_demo(FOLDER / "services", ENGINES))
        assert show.recorded
        assert "the namespace “demo” on “" in show.problem
        assert "is somebody else's, so no demo touches it" in show.problem
        show.close()
        assert there("configmap", "theirs", "--namespace", "demo")
    finally:
        kubectl("delete", "namespace", "demo")


def test_a_second_run_gets_the_tape_while_the_first_goes_on(perform):
    first = perform(load_demo(FOLDER / "pods", ENGINES))
    second = perform(load_demo(FOLDER / "services", ENGINES))
    assert second.recorded
    assert "is in use: pods is open since " in second.problem
    assert not first.recorded
    play(first, 3)
    assert first.steps.snapshot()[2].state == "passed"
    first.close()
    second.close()
    assert not perform(load_demo(FOLDER / "services", ENGINES)).recorded


def test_an_image_that_is_nowhere_is_named_and_the_tape_goes_on(perform, copied):
    demo = copied(
        "services", image=("image: localhost:5001/quarterdeck-web:1", f"image: {NOBODY}"), time=("90s", "12s")
    )
    show = perform(demo)
    play(show, 1, 2, 3)
    wait(lambda: show.recorded)
    assert show.problem.startswith("step 3 of services: exit status 1 where 0 was expected; it said “error: timed out")
    assert "”; the pod nodejs waits: " in show.problem
    assert show.problem.endswith("docs/presenting.md says how a cluster gets an image")
    wait(lambda: show.steps.snapshot()[2].state == "passed")
    play(show, 4)
    assert show.steps.snapshot()[3].state == "passed"


def test_where_nobody_serves_the_ingress_the_sentence_says_so_and_the_tape_goes_on(perform, copied):
    demo = copied("ingresses", host=("host: demo.local", "host: nobody.local"))
    show = perform(demo)
    play(show, 1, 2, 3, 4)
    show.step(6)
    wait(lambda: show.recorded)
    assert show.problem.startswith("step 6 of ingresses: exit status 1 where 0 was expected; it said “nobody serves")
    assert "set INGRESS to your controller's address”" in show.problem
    wait(lambda: show.steps.snapshot()[5].state == "passed")


def test_a_cluster_that_goes_away_in_mid_rollout_is_said_to_and_cleaned_when_it_is_back(
    perform, copied, door, settings
):
    way = door()
    demo = copied(
        "deployments", image=("image: localhost:5001/quarterdeck-web:1", f"image: {NOBODY}"), time=("120", "25")
    )
    show = perform(demo, environment={**settings.environment, **way.environment})
    play(show, 1, 2)
    show.step(3)
    gevent.sleep(2)
    assert show.steps.running == 3
    gevent.get_hub().threadpool.apply(way.shut)
    wait(lambda: show.recorded)
    assert show.problem.startswith("step 3 of deployments")
    assert "; the cluster does not answer: " in show.problem
    wait(lambda: show.steps.snapshot()[2].state == "passed")
    show.close()
    assert there()
    way.open()
    assert [said.rpartition("; ")[2] for said in sweep_owed(settings)] == ["cleaned up"]
