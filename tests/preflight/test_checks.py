"""All checks together: in order, within their time, one that fails beside the others, and as the command prints them."""

import os
import subprocess
import threading
import time

import pytest
import requests

from quarterdeck.command.preflight import preflight
from quarterdeck.command.rehearse import Wishes, rehearse
from quarterdeck.engines.docker.checks import _answers
from quarterdeck.preflight import checks
from quarterdeck.preflight.checks import CHECKS, find_all
from quarterdeck.preflight.scene import look_around
from quarterdeck.settings import NODE_IMAGE


@pytest.fixture
def said(machine, capsys):
    """Run the command, and give its exit status and its lines."""

    def run(**wishes):
        capsys.readouterr()
        status = preflight(machine.settings, **wishes)
        return status, capsys.readouterr().out.splitlines()

    return run


def test_every_check_gives_one_line_in_order(machine):
    machine.demo("hello")
    assert [name for name, _ in find_all(look_around(machine.settings))] == list(CHECKS)


def test_every_line_that_is_to_mend_says_what_to_do(machine):
    machine.deck("# Hello\n\n[.demo: nowhere]\n\n![](gone.png)\n")
    machine.using("docker")
    machine.using("kubernetes", name="more")
    machine.demo("broken", more="abuot: nothing")
    found = dict(find_all(look_around(machine.settings)))
    assert {name for name, f in found.items() if f.severity.mark == "✗"} >= {
        "deck",
        "pictures",
        "demos",
        "docker",
        "kubernetes",
    }
    assert [f for f in found.values() if f.severity.mark == "✗" and not f.remedy] == []
    assert [f for f in found.values() if "\n" in f.sentence + f.remedy or f.sentence.endswith(".")] == []


def test_a_check_that_hangs_or_fails_does_not_hide_the_others(machine, monkeypatch):
    def fails(_scene):
        raise ZeroDivisionError("oh")

    ends = threading.Event()
    monkeypatch.setitem(checks.CHECKS, "docker", lambda _scene: ends.wait(60))
    monkeypatch.setitem(checks.CHECKS, "images", fails)
    began = time.monotonic()
    found = dict(find_all(look_around(machine.settings), longest=1))
    ends.set()
    assert time.monotonic() - began < 30
    assert (found["docker"].severity.mark, found["docker"].sentence) == ("–", "no answer within 1 s")
    assert (found["images"].severity.mark, found["images"].sentence) == (
        "✗",
        "this check itself failed (ZeroDivisionError('oh'))",
    )
    assert found["deck"].severity.mark == "✓"


def test_the_command_prints_a_line_a_check_and_the_doors_may_open(machine, said):
    machine.demo("hello")
    rehearse(machine.settings, Wishes(record=True))
    status, lines = said()
    assert (status, lines[-1]) == (0, "the doors may open")
    assert [line.split()[1] for line in lines[:-1]] == list(CHECKS)
    assert lines[0] == "✓ deck        deck.md can be shown, and the files and demos it names are there"


def test_the_command_fails_where_something_is_to_mend(machine, said):
    machine.program("docker", "exit 0")  # a command line without an engine
    machine.using("docker")
    status, lines = said()
    assert (status, lines[-1]) == (1, "2 to mend before the doors open")
    assert "✗ docker      The Docker engine does not answer; start it, or set DOCKER_HOST to where it listens" in lines


def test_without_an_engine_there_is_nothing_to_pull(machine, said):
    machine.using("docker")
    assert not any(line.startswith("fetching") for line in said(pull=True)[1])


@pytest.mark.docker
def test_an_image_that_cannot_be_pulled_is_said_and_still_lacking(machine, capfd):
    machine.real()
    folder = machine.using("docker", "docker build .")
    (folder / "Dockerfile").write_text("FROM localhost:1/no-such:7\n")
    assert preflight(machine.settings, pull=True) == 1
    printed = capfd.readouterr().out
    assert "fetching localhost:1/no-such:7\n" in printed
    assert "✗ images      1 of 2 not on this machine: localhost:1/no-such:7;" in printed


@pytest.fixture
def published():
    """An image that a registry has and Docker does not, as long as the test runs."""
    host, name = "localhost:5001", "quarterdeck-hello"
    if not _answers(host):
        pytest.skip(f"no registry answers at {host}")
    image = f"{host}/{name}:preflight"
    docker("tag", os.environ.get("NODE_IMAGE", NODE_IMAGE), image)
    docker("push", image)
    docker("rmi", image)
    yield image
    docker("rmi", "--force", image)
    accept = {
        "Accept": "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json"
    }
    manifest = requests.head(f"http://{host}/v2/{name}/manifests/preflight", headers=accept, timeout=10)
    requests.delete(f"http://{host}/v2/{name}/manifests/{manifest.headers['Docker-Content-Digest']}", timeout=10)


@pytest.mark.docker
def test_an_image_that_is_lacking_is_pulled_before_the_checks(machine, published, capfd):
    machine.real()
    machine.using("docker", "docker build .")
    machine.changes["node_image"] = published
    assert machine.mark("images") == "✗"
    preflight(machine.settings, pull=True)
    assert f"fetching {published}\n" in capfd.readouterr().out
    assert machine.mark("images") == "✓"


def docker(*arguments):
    subprocess.run(["docker", *arguments], check=True, capture_output=True, timeout=120)
