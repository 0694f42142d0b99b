"""The page before the doors open: the presenter's alone, complete without scripts, and never in the talk's way."""

import re
import threading
import time

import pytest
import requests

from quarterdeck.preflight.checks import CHECKS
from tests.auth.test_pairing import Handset
from tests.served import Person, Served, write_talk

LINE = re.compile(r'<li class="finding" data-state="(.)">.*?<h2[^>]*>(\w+)</h2>', re.DOTALL)


@pytest.fixture(name="served")
def _served(tmp_path):
    """A talk on a machine where Docker takes its time and Kubernetes is not there."""
    deck = write_talk(tmp_path / "talk", uses="title: Uses\nneeds: [docker]\nsteps:\n  - run: 'true'\n")
    slow = tmp_path / "bin" / "docker"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nsleep 2\nexit 1\n")
    slow.chmod(0o755)
    around = {"PATH": f"{slow.parent}:/usr/bin:/bin", "KUBECONFIG": str(tmp_path / "none.yaml")}
    with Served(deck, tmp_path / "state", **around) as served:
        yield served


@pytest.fixture(name="owner")
def _owner(served):
    with requests.Session() as session:
        session.get(served.desk, timeout=10)
        yield session


def test_it_is_the_presenters_alone(served):
    answer = requests.get(f"{served.url}/preflight", timeout=10)
    assert answer.status_code == 403
    assert "finding" not in answer.text


def test_a_paired_phone_may_see_it_and_comes_back_to_its_remote(served):
    with Person(served, owner=True) as desk, Handset(served, desk.ask("pair")["url"]) as handset:
        page = handset.get("/preflight")
    assert page.status_code == 200
    assert ('href="/remote"' in page.text, 'href="/presenter"' in page.text) == (True, False)


def test_a_reload_shows_every_check_with_its_mark_and_its_remedy(served, owner):
    page = owner.get(f"{served.url}/preflight", timeout=60)
    assert page.status_code == 200
    assert "default-src" in page.headers["Content-Security-Policy"]
    marks = {name: mark for mark, name in LINE.findall(page.text)}
    assert list(marks) == list(CHECKS)
    assert (marks["deck"], marks["tapes"], marks["docker"], marks["ports"]) == ("✓", "✗", "✗", "✓")
    assert "record: python -m quarterdeck rehearse echo uses --record" in page.text
    assert "2 to mend before the doors open." in page.text


def test_it_says_when_the_doors_may_open(served, owner, tmp_path):
    (tmp_path / "talk" / "demos" / "uses" / "demo.yaml").unlink()
    (tmp_path / "talk" / "demos" / "uses").rmdir()
    (tmp_path / "talk" / "demos" / "echo" / "demo.yaml").unlink()
    (tmp_path / "talk" / "demos" / "echo").rmdir()
    (tmp_path / "talk" / "slides" / "deck.md").write_text("# Hello\n")
    assert "The doors may open." in owner.get(f"{served.url}/preflight", timeout=60).text


def test_the_page_comes_at_once_and_each_line_when_it_has_been_looked_at(served, owner):
    with owner.get(f"{served.url}/preflight", stream=True, timeout=60) as answer:
        began = time.monotonic()
        text, first = "", None
        for chunk in answer.iter_content(None):
            text += chunk.decode()
            if first is None and "<h1>" in text:
                first = (time.monotonic() - began, "data-state" in text)
    assert first[1] is False
    assert time.monotonic() - began > first[0]


def test_the_talk_goes_on_while_it_looks(served, owner):
    looks = [
        threading.Thread(target=owner.get, args=(f"{served.url}/preflight",), kwargs={"timeout": 60}) for _ in "12"
    ]
    with Person(served, owner=True) as presenter, Person(served) as ana:
        for look in looks:
            look.start()
        moved = 0
        while any(look.is_alive() for look in looks):
            moved += 1
            slide = moved % 2 + 1
            assert presenter.ask("go", slide=slide, build=0)["ok"]
            ana.wait(lambda me, slide=slide: me.all("stage")[-1:] and me.all("stage")[-1]["slide"] == slide)
            time.sleep(0.1)
        for look in looks:
            look.join()
    assert moved > 1, "the talk waited for the checks"


def test_whoever_leaves_early_leaves_nothing_behind_and_the_server_ends_at_once(served, owner):
    for _ in range(3):
        with owner.get(f"{served.url}/preflight", stream=True, timeout=60) as answer:
            next(answer.iter_content(64))
    served.close()
