"""What the owner of the machine keeps secret is in nothing that a live run says, wherever it came from."""

import base64
import codecs
import json
import secrets
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quarterdeck.demo.model import Edit
from quarterdeck.events import Output
from quarterdeck.source.known import known_secrets
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.terminal.marks import Marks

CANARY = "c4nary-Sings0x/42+"
PASSWORD = "an0ther-bird"
ENCODED = base64.b64encode(f"somebody:{PASSWORD}".encode()).decode()
KEY = base64.b64encode(f"-----BEGIN PRIVATE KEY-----\n{CANARY * 3}\n-----END PRIVATE KEY-----\n".encode()).decode()
KUBECONFIG = {"users": [{"name": "me", "user": {"token": "t0ken-" + CANARY, "client-key-data": KEY}}]}
MASK = "•" * len(CANARY)
COLS = 1000


@pytest.fixture(name="owner")
def _owner(settings, tmp_path):
    """Settings of somebody who has secrets in every place there is."""
    (tmp_path / "docker").mkdir()
    (tmp_path / "docker" / "config.json").write_text(json.dumps({"auths": {"registry.example": {"auth": ENCODED}}}))
    (tmp_path / "kubeconfig").write_text(json.dumps(KUBECONFIG))
    around = {
        **settings.environment,
        "API_TOKEN": CANARY,
        "MINE": "my-0wn-word",
        "KUBECONFIG": str(tmp_path / "kubeconfig"),
        "DOCKER_CONFIG": str(tmp_path / "docker"),
        "TLS_KEY": str(tmp_path),
    }
    return replace(settings, environment=around, secrets=("MINE",), keys=("the-talks-0wn-key",))


@pytest.fixture(name="told")
def _told():
    return []


@pytest.fixture(name="run")
def _run(demo, owner, told, live_of):
    def run(*steps, **fields):
        return live_of(ShellSource(demo(*steps, **fields), owner, run=secrets.token_hex(6), hid=told.append))

    return run


WAYS = {
    "a variable": ("echo $API_TOKEN", "the value of API_TOKEN"),
    "typed": (f"echo {CANARY}", "the value of API_TOKEN"),
    "in colours": (r"echo $API_TOKEN | sed 's/./\x1b[31m&/g'", "the value of API_TOKEN"),
    "slowly": (
        "for i in 0 5 10 15; do printf %s ${API_TOKEN:i:5}; sleep 0.3; done; echo",
        "the value of API_TOKEN",
    ),
    "folded": ("printf '%60s%s\\n' x $API_TOKEN | fold -w 72", "the value of API_TOKEN"),
    "named": ("echo $MINE", "the value of MINE"),
    "our own": ("echo the-talks-0wn-key", "a key of this talk"),
    "the engine's": ("cat $DOCKER_CONFIG/config.json", "the way into registry.example"),
    "decoded": (f"echo {ENCODED} | base64 -d; echo", "the password for registry.example"),
    "the cluster's": ("cat $KUBECONFIG", "a token of the kubeconfig"),
    "its key": (f"echo {KEY} | base64 -d", "a key of the kubeconfig"),
    "by its shape": ("echo ghp_$(printf 'a1B2%.0s' {1..9})", "a GitHub token"),
    "a header": ("echo 'Authorization: Bearer opensesame'", "what follows “Authorization:”"),
}


@pytest.mark.parametrize(("command", "what"), WAYS.values(), ids=WAYS)
def test_what_is_printed_or_typed_is_hidden_and_told(run, told, command, what):
    it = run(command)
    it.step(1)
    it.close()
    said = "".join(event.text for event in it.events if isinstance(event, Output))
    for word in (CANARY, ENCODED, PASSWORD, KEY, "my-0wn-word", "the-talks-0wn-key", "a1B2a1B2", "opensesame"):
        assert word not in said.replace("\r\n", "").replace("\x1b[31m", "").replace(" \r", "")
    assert f"{what} was hidden in terminal main of build" in told
    assert len(told) == len(set(told))


def test_what_is_typed_at_a_human_pace_across_a_lines_end_is_hidden(run, owner, told):
    object.__setattr__(owner, "typing", 0.01)
    it = run(f"echo {'x' * 55} {CANARY}")
    it.step(1)
    it.close()
    assert it.text().count("•") == 2 * len(CANARY)
    assert CANARY[4:10] not in it.text()


def test_in_a_difference_a_problem_and_a_check_it_is_hidden_too(run):
    it = run(
        {"edit": Edit("new.txt", "", f"password: {CANARY}\n")},
        {"edit": Edit("new.txt", f"no {CANARY}", "")},
        {"run": "true", "check": "echo $API_TOKEN"},
    )
    it.step(1)
    assert f"+password: {MASK}" in it.text()
    assert MASK in it.step(2).problem
    assert it.source.check(3).lines == (MASK,)
    assert CANARY not in repr(it.events)


def test_what_only_names_a_place_or_is_too_short_may_be_seen(owner):
    around = {**owner.environment, "SSH_KEY": "/etc/passwd", "PIN_TOKEN": "12345"}
    known = known_secrets(replace(owner, environment=around))
    assert known.text("/etc/passwd 12345") == "/etc/passwd 12345"


def test_the_last_letter_before_a_pause_is_seen(run):
    it = run({"run": "printf abc; read answer", "until": "ab"})
    it.step(1)
    it.see("abc")


BIRDS = (
    CANARY, "my-0wn-word", "the-talks-0wn-key", ENCODED, PASSWORD, KEY, "t0ken-" + CANARY,
    "ghp_" + "a1B2" * 9, "Authorization: Bearer opensesame", f"\x1b[1m{CANARY[:7]}\x1b[0m{CANARY[7:]}",
)  # fmt: skip
PRINTED = "".join(f"“ {bird} ”, 秘密\r\n" for bird in BIRDS).encode()


def shown(pieces, known):
    """Give what may be seen of bytes that a terminal reads in these pieces."""
    decode, marks = codecs.getincrementaldecoder("utf-8")("replace").decode, Marks("nonce")
    stream = known.stream(COLS)
    texts = [text for piece in pieces for text in marks.feed(decode(piece))]
    return "".join(map(stream.feed, texts)) + stream.end()


def cut(places):
    return [PRINTED[start:end] for start, end in zip([0, *places], [*places, len(PRINTED)], strict=True)]


def test_it_is_hidden_at_whatever_byte_the_output_is_cut(owner):
    known = known_secrets(owner)
    whole = shown([PRINTED], known)
    assert whole.count("“ ") == whole.count(" ”, 秘密\r\n") == len(BIRDS)
    for bird in (*BIRDS[:7], "a1B2", "opensesame"):
        assert bird[:4] not in whole
    assert shown(cut(range(1, len(PRINTED))), known) == whole
    for place in range(len(PRINTED)):
        assert shown(cut([place]), known) == whole, place


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, len(PRINTED))).map(sorted))
def test_and_at_however_many(owner, places):
    known = known_secrets(owner)
    assert shown(cut(places), known) == shown([PRINTED], known)
