"""Starting the server: what cannot be served ends in one clear sentence, and what can, in links."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.nursery import Process
from tests.served import DECK, HOME, Person, Served, output_of, write_talk

FAULTS = {
    "missing": (None, r"deck\.md: .*"),
    "empty": (b"", r"deck\.md: .*"),
    "not text": (b"# caf\xe9\n", r"deck\.md.*UTF-8.*"),
    "five megabytes": (b"# A\n\n" + b"word " * 1_000_000, r"deck\.md: .*"),
}


def begin(folder, *arguments, **environment):
    """Start as everybody does, but without importing anew, and wait for the end."""
    log = folder / "start.log"
    code = Process(arguments, {**os.environ, **environment}, log).wait()
    return code, log.read_text().strip()


def start(*arguments, **environment):
    """Run `python app.py` itself."""
    command = [sys.executable, str(HOME / "app.py"), *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=30, check=False, env={**os.environ, **environment}
    )
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_deck_that_cannot_be_shown_is_one_sentence_with_its_place(tmp_path, fault):
    content, sentence = FAULTS[fault]
    deck = tmp_path / "deck.md"
    if content is not None:
        deck.write_bytes(content)
    code, said = begin(tmp_path, deck, "--port", "0", QUARTERDECK_STATE=str(tmp_path / "state"))
    assert code == 1
    assert re.fullmatch(f".*{sentence}", said), said
    assert "\n" not in said


def test_a_port_in_use_is_said_with_the_flag_that_helps(tmp_path):
    deck = write_talk(tmp_path / "talk")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = start(deck, "--port", port, QUARTERDECK_STATE=str(tmp_path / "state"))
    assert code == 1
    assert f"port {port} is in use" in said
    assert "--port" in said
    assert "\n" not in said


@pytest.mark.parametrize("port", ["five", "70000", "-1"])
def test_a_port_that_is_none_is_said(tmp_path, port):
    code, said = begin(tmp_path, QUARTERDECK_PORT=port, QUARTERDECK_STATE=str(tmp_path / "state"))
    assert (code, said) == (1, f"QUARTERDECK_PORT is {port!r}; it must be a number from 0 to 65535")


def test_a_state_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "state").write_text("a file")
    code, said = start(write_talk(tmp_path / "talk"), "--port", "0", QUARTERDECK_STATE=str(tmp_path / "state"))
    assert code == 1
    assert "QUARTERDECK_STATE" in said
    assert "\n" not in said


def test_a_store_that_was_broken_is_told_to_every_owner_who_comes_and_to_nobody_else(tmp_path):
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "room.sqlite").write_text("no database, and long enough to be taken for one" * 10)
    with Served(write_talk(tmp_path / "talk"), tmp_path / "state") as served:
        for _ in range(2):
            with Person(served, owner=True) as desk, Person(served) as viewer:
                (told,) = desk.wait(lambda me: me.all("notice"), "a notice")
                assert "was broken, and a new one is begun; it is" in told["text"]
                viewer.ask("ping")
                assert viewer.all("notice") == []
    assert len(list((tmp_path / "state").glob("room-broken-*.sqlite"))) == 1


def test_a_broken_demo_and_a_cue_without_one_are_warnings_and_the_talk_goes_on(tmp_path):
    deck = write_talk(tmp_path / "talk", DECK + "\n---\n\n[.demo: nowhere]\n", broken="title: Broken\nstep: []\n")
    with Served(deck, tmp_path / "state") as served:
        said = served.log.read_text()
        assert re.search(r"broken/demo\.yaml:\d+: ", said)
        assert re.search(r"deck\.md:\d+: no demo is called “nowhere”", said)
        assert "Traceback" not in said
        assert requests.get(f"{served.url}/5", timeout=10).status_code == 200


def test_the_links_name_the_address_that_people_use(tmp_path):
    deck = write_talk(tmp_path / "talk")
    with Served(deck, tmp_path / "state", QUARTERDECK_PUBLIC_URL="https://talk.example/") as served:
        assert re.search(r"the room +https://talk\.example/\n", served.log.read_text())
        assert "https://talk.example/presenter?token=" in served.desk


@pytest.mark.parametrize(
    ("url", "wrong"), [("talk.example", "is 'talk.example'; it must be like "), ("https://x/join", "leads to /join, ")]
)
def test_a_public_address_that_cannot_be_is_one_sentence(tmp_path, url, wrong):
    deck = write_talk(tmp_path / "talk")
    code, said = begin(
        tmp_path, deck, "--port", "0", QUARTERDECK_STATE=str(tmp_path / "state"), QUARTERDECK_PUBLIC_URL=url
    )
    assert code == 1
    assert said.startswith(f"QUARTERDECK_PUBLIC_URL {wrong}")
    assert "\n" not in said


def test_a_demo_whose_engine_is_missing_plays_its_tape_in_the_same_panel(tmp_path):
    nowhere = f"unix://{tmp_path}/nowhere.sock"
    deck = HOME / "slides" / "deck.md"
    with Served(deck, tmp_path / "state", DOCKER_HOST=nowhere) as served, Person(served, owner=True) as presenter:
        presenter.ask("watch", demo="build")
        presenter.ask("step", demo="build", step=1)
        presenter.wait(lambda me: "FROM" in output_of(me), "the tape")
        show = presenter.ask("watch", demo="build")["show"]
        assert show["recorded"]["engines"]["docker"]
        known = [*presenter.all("engines"), presenter.all("welcome")[0]["engines"]]  # empty while they are looked for
        engines = next(filter(None, known), None) or presenter.wait(lambda me: me.all("engines"), "the engines")[-1]
        assert engines["docker"]["found"] is False
        assert engines["docker"]["problem"]


def test_flask_s_own_command_serves_the_talk_too(tmp_path):
    deck = write_talk(tmp_path / "talk")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    flask = Path(sys.executable).with_name("flask")
    env = {**os.environ, "QUARTERDECK_STATE": str(tmp_path / "state"), "QUARTERDECK_DECK": str(deck)}
    process = subprocess.Popen(
        [flask, "--app", "app", "run", "--port", str(port)], cwd=HOME, env=env, stdout=subprocess.DEVNULL
    )
    try:
        for _ in range(400):
            try:
                answer = requests.get(f"http://localhost:{port}/healthz", timeout=1)
                break
            except requests.ConnectionError:
                assert process.poll() is None
                time.sleep(0.1)
        assert answer.json()["status"] == "ok"
    finally:
        process.terminate()
        assert process.wait(10) == 0
