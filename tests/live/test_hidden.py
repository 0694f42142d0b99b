"""A canary in every place where the owner keeps secrets: it is in nothing that leaves the server."""

import base64
import json
import os

import pytest
import requests

from tests.nursery import Process
from tests.served import Person, Served, ended, output_of, write_talk

CANARY = "c4nary-Sings0x/42x"
LOGIN = base64.b64encode(b"somebody:r3gistry-bird").decode()
KEY = base64.b64encode(b"-----BEGIN PRIVATE KEY-----\nkub3-bird\n-----END PRIVATE KEY-----\n").decode()
PLACES = {
    "a variable": CANARY,
    "a variable that is named": "n4med-bird",
    "the kubeconfig's token": "kub3-t0ken-bird",
    "the kubeconfig's key": KEY,
    "Docker's login": LOGIN,
    "Docker's password": "r3gistry-bird",
    "a header": "Authorization: Bearer h3ader-bird",
    "GitHub": "ghp_" + "a1B2" * 9,
    "a JSON web token": f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{'w3bB' * 9}",
    "a private key": "-----BEGIN PRIVATE KEY-----\npr1vate-bird\n-----END PRIVATE KEY-----",
}
BRIEF = 6  # letters of one that nobody may see
LONG = 90  # seconds that a rehearsal may take on a machine that is busy
BIRDS = (*list(PLACES.values())[:6], "h3ader-bird", "a1B2a1B2", "w3bBw3bB", "pr1vate-bird")
# Byte by byte, and so slowly that a terminal's piece holds only a few of them.
DRIBBLE = (
    "import os, time; [time.sleep(os.write(1, bytes([byte])) / 200) for byte in open(os.environ['ALL'], 'rb').read()]"
)
ALL = f"""\
title: All
needs: []
steps:
  - run: python3 -c "{DRIBBLE}"
    expect: the end
  - run: cat $ALL
    expect: the end
  - run: echo "$(cat $ALL)"; test -z "$FAILING"
"""
PAGES = (
    "/", "/1", "/presenter", "/join", "/screen", "/print?text", "/slides", "/notes.json", "/deck.json", "/contents",
    "/lessons", "/remote",
)  # fmt: skip
DEMO = f"""\
title: Canary
needs: []
steps:
  - run: echo $API_TOKEN; cat $STATE/token
    say: Everything is said.
  - run: "true"
    expect: {CANARY}
"""
CLUSTER = f"""\
title: A cluster
needs: [kubernetes]
namespace: mine
steps:
  - run: docker push localhost:5009/shop
    expect: {CANARY}
"""
# A kubectl that answers, and as it fails says more than it should.
TELLTALE = """\
#!/bin/sh
case "$*" in
  version*) echo '{"serverVersion": {"gitVersion": "v1.30.0"}}' ;;
  *) tr '\\n' ' ' < "$ALL" >&2; exit 1 ;;
esac
"""
COMMANDS = ["preflight"], ["check"], ["check", "--json"], ["check", "--github"], ["rehearse", "broken"]
BROKEN = f"title: Broken\nneeds: [{CANARY}]\nsteps: [{{run: 'true'}}]\n"


@pytest.fixture(name="served")
def _served(tmp_path):
    deck = write_talk(tmp_path / "talk", "# A\n\n[.demo: canary]\n", canary=DEMO, broken=BROKEN)
    with Served(deck, tmp_path / "state", API_TOKEN=CANARY, STATE=str(tmp_path / "state")) as served:
        yield served


def test_it_is_in_no_message_and_no_log_and_the_desk_is_told(served, tmp_path):
    with Person(served, owner=True) as presenter, Person(served) as ana:
        presenter.ask("watch", demo="canary")
        ana.ask("watch", demo="canary")
        presenter.ask("step", demo="canary", step=1)
        ana.wait(lambda me: ended(me, 1), "the end of step 1")
        presenter.ask("step", demo="canary", step=2)
        presenter.wait(lambda me: ended(me, 2), "the end of step 2")
        told = presenter.wait(lambda me: len(me.all("notice")) > 1 and me.all("notice"), "two notices")
        assert {"text": "the value of API_TOKEN was hidden in terminal main of canary"} in told
        assert {"text": "a key of this talk was hidden in terminal main of canary"} in told
        assert ana.all("notice") == []
        assert "•" * len(CANARY) in output_of(ana)
        (tmp_path / "talk" / "demos" / "canary" / "demo.yaml").write_text(BROKEN)
        presenter.wait(lambda me: "canary/demo.yaml" in me.all("notice")[-1]["text"], "what is wrong with the demo")
        late = ana.ask("watch", demo="canary")
        everything = json.dumps([presenter.heard, ana.heard, late], ensure_ascii=False)
        for secret in (CANARY, served.token):
            assert secret not in everything
    log = served.log.read_text()
    assert CANARY not in log
    assert "•" * len(CANARY) in log, "what is wrong with the broken demo"
    assert CANARY not in requests.get(f"{served.url}/1", timeout=10).text


@pytest.fixture(name="owner")
def _owner(tmp_path):
    """The environment of somebody who has a bird in every place."""
    (tmp_path / "docker").mkdir()
    (tmp_path / "docker" / "config.json").write_text(json.dumps({"auths": {"registry.example": {"auth": LOGIN}}}))
    user = {"token": PLACES["the kubeconfig's token"], "client-key-data": KEY}
    (tmp_path / "kubeconfig").write_text(json.dumps({"users": [{"name": "me", "user": user}]}))
    (tmp_path / "all").write_text("".join(f"{name} {text}\n" for name, text in PLACES.items()) + "the end\n")
    return {
        "API_TOKEN": CANARY,
        "MINE": PLACES["a variable that is named"],
        "QUARTERDECK_SECRETS": "MINE",
        "KUBECONFIG": str(tmp_path / "kubeconfig"),
        "DOCKER_CONFIG": str(tmp_path / "docker"),
        "ALL": str(tmp_path / "all"),
    }


def hidden_of(person):
    return {told["text"] for told in person.all("notice") if "was hidden in" in told["text"]}


def told_to_all(people):
    """Have every step done, fail, and be told of; gives what each has heard."""
    presenter = people[0]
    for person in people:
        person.ask("watch", demo="all")
    for step in (1, 2, 3):
        presenter.ask("step", demo="all", step=step)
        presenter.wait(lambda me, step=step: ended(me, step), f"the end of step {step}")
    presenter.wait(lambda me: len(hidden_of(me)) == len(PLACES), "a notice for each place")
    late = [person.ask("watch", demo="all") for person in people]
    said = "\n".join(map(output_of, people))  # a piece may end within a word
    return said + json.dumps([[person.heard for person in people], late], ensure_ascii=False)


def pages_of(served, pages=PAGES):
    """Give the text of every page, as its owner gets it."""
    browser = requests.Session()
    assert browser.get(served.desk, timeout=10).ok
    answers = {page: browser.get(served.url + page, timeout=60) for page in pages}
    assert {page: answer.status_code for page, answer in answers.items() if not answer.ok} == {}
    return {page: answer.text for page, answer in answers.items()}


def files_in(folder):
    return {str(path): path.read_bytes().decode(errors="replace") for path in folder.rglob("*") if path.is_file()}


def played(tape):
    _, *events = map(json.loads, tape.read_text().splitlines())
    return "".join(text for _, kind, text in events if kind == "o")


@pytest.mark.timeout(300)  # on a machine that is busy
def test_none_is_on_a_socket_a_page_in_a_file_on_a_tape_or_in_the_log_however_it_was_cut(owner, tmp_path):
    deck, state = write_talk(tmp_path / "talk", "# A\n\n[.demo: all]\n", all=ALL), tmp_path / "state"
    with (
        Served(deck, state, QUARTERDECK_TEMPO="50", FAILING="yes", **owner) as served,
        Person(served, owner=True) as presenter,
        Person(served) as ana,
        Person(served, transports=["polling"]) as ben,
    ):
        left = {"sockets": told_to_all((presenter, ana, ben)), **pages_of(served), **files_in(state)}
        presenter.ask("stop", demo="all")
    around = {**os.environ, **owner, "QUARTERDECK_STATE": str(state), "QUARTERDECK_DECK": str(deck)}
    rehearsal = Process(["rehearse", "all", "--record"], around, tmp_path / "rehearsal.log")
    assert rehearsal.wait(LONG) == 0
    left["rehearsal"] = (tmp_path / "rehearsal.log").read_text()
    left["log"] = served.log.read_text()
    left |= files_in(state) | files_in(tmp_path / "talk")
    left["the tape as it plays"] = played(tmp_path / "talk" / "demos" / "all" / "tape.cast")
    assert f"GitHub ghp_{'•' * 36}" in left["the tape as it plays"]
    for bird in BIRDS:
        assert [name for name, text in left.items() if bird[:BRIEF] in text] == [], bird


@pytest.fixture(name="telltale")
def _telltale(owner, tmp_path):
    """The owner's environment, in which an engine says all that it knows, and a deck with what is wrong in it."""
    kubectl = tmp_path / "bin" / "kubectl"
    kubectl.parent.mkdir()
    kubectl.write_text(TELLTALE)
    kubectl.chmod(0o755)
    deck = write_talk(tmp_path / "talk", f"# A\n\n![]({CANARY}.png)\n", cluster=CLUSTER, broken=BROKEN)
    around = {"QUARTERDECK_STATE": str(tmp_path / "state"), "QUARTERDECK_DECK": str(deck)}
    return {**os.environ, **owner, **around, "PATH": f"{kubectl.parent}:{os.environ['PATH']}"}


def said_by(command, around, log):
    Process(command, around, log).wait(LONG)
    return log.read_text()


def test_none_is_in_what_is_found_before_the_doors_open(telltale, tmp_path):
    left = {" ".join(command): said_by(command, telltale, tmp_path / "said.log") for command in COMMANDS}
    talk = Served(telltale["QUARTERDECK_DECK"], tmp_path / "state", **telltale)
    with talk as served, Person(served, owner=True) as desk:
        left |= pages_of(served, ["/preflight", "/metrics", "/healthz"])
        left["desk"] = json.dumps(desk.heard, ensure_ascii=False)
    left["log"] = served.log.read_text()
    for name in ("preflight", "/preflight"):
        assert "the cluster does not show its nodes (a variable ••••••" in left[name]
    for name in (" ".join(command) for command in COMMANDS):
        assert f"no engine is called “{'•' * len(CANARY)}”" in left[name]
    for bird in BIRDS:
        assert [name for name, text in left.items() if bird[:BRIEF] in text] == [], bird
