"""A program's lines become captions: over the owner's token, line by line, and a fault is one sentence."""

import io

import pytest
import requests

from quarterdeck.__main__ import main
from tests.served import Person, Served, write_talk


@pytest.fixture(name="served", scope="module")
def _served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("captions")
    with Served(write_talk(folder / "talk"), folder / "state") as served:
        yield served


@pytest.fixture(name="speak")
def _speak(served, monkeypatch, capsys):
    """Run the command with these lines, and give its status and what it said."""
    monkeypatch.setenv("QUARTERDECK_STATE", str(served.log.with_name("state")))

    def speak(text, *arguments, server=served.url):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        status = main(["captions", "--server", server, *arguments])
        return status, *capsys.readouterr()

    return speak


def post(served, content=b"Hello\n", token="", query=""):
    headers = {"Authorization": f"Bearer {token}"}
    return requests.post(f"{served.url}/captions{query}", data=content, headers=headers, timeout=20)


def test_each_line_is_told_to_the_room_and_said(served, speak):
    with Person(served) as viewer:
        assert speak("Guten Abend.\n\nWillkommen.\n", "--language", "de") == (0, "Guten Abend.\nWillkommen.\n", "")
        wanted = [{"text": text, "language": "de"} for text in ("Guten Abend.", "Willkommen.")]
        viewer.wait(lambda me: [line for told in me.all("captions") for line in told["lines"]][-2:] == wanted)


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ("http://127.0.0.1:9/", "no talk answers at http://127.0.0.1:9/captions; serve the talk first"),
        ("file:///etc/passwd", "“file:///etc/passwd” is no address of a talk; write one such as"),
    ],
)
def test_a_server_that_is_none_is_said(speak, server, said):
    status, out, complaint = speak("Hello\n", server=server)
    assert (status, out, complaint.count("\n")) == (1, "", 1)
    assert complaint.startswith(said)


def test_a_language_that_is_none_is_said(speak):
    status, _, complaint = speak("Hello\n", "--language", "German!")
    assert (status, "“German!” is no language" in complaint) == (1, True)


def test_another_owners_token_is_refused(speak, monkeypatch):
    monkeypatch.setenv("QUARTERDECK_TOKEN", "somebody else's")
    status, _, complaint = speak("Hello\n")
    assert (status, complaint.count("\n")) == (1, 1)
    assert "has another owner's token; use its state folder" in complaint


def test_nobody_sends_captions_without_the_token_nor_what_is_too_long_or_no_text(served):
    token = served.desk.partition("token=")[2]
    assert [post(served, token=each).status_code for each in ("", "wrong", token)] == [403, 403, 200]
    assert post(served, b"\xff", token).status_code == 400
    assert post(served, b"x" * 70_000, token).status_code == 413
    origin = {"Authorization": f"Bearer {token}", "Origin": "http://elsewhere.example"}
    assert requests.post(f"{served.url}/captions", data=b"x", headers=origin, timeout=20).status_code == 403
