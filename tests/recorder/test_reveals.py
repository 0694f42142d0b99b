"""What would show this machine is named with its step and line, and can be hidden wherever it was cut."""

import pytest

from quarterdeck.events import Output, Started, Timed
from quarterdeck.recorder.reveals import find_reveals, hide, redact
from quarterdeck.redaction.redactor import Redaction
from quarterdeck.redaction.secret import Secret

KNOWN = Redaction([Secret("correct-horse-battery", "the value of $KEY")])
PRIVATE = {"/home/ada/talks": "a folder of yours", "ada": "your name"}


def test_each_thing_is_named_once_a_step_with_its_line():
    shown = [(1, "pwd"), (1, "$ pwd\r\n/home/ada/talks\r\nhello ada\r\nada"), (2, "adagio")]
    assert [str(each) for each in find_reveals(shown, PRIVATE, KNOWN)] == [
        "step 1, line 2: a folder of yours, “/home/ada/talks”",
        "step 1, line 2: your name, “ada”",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "AKIAIOSFODNN7EXAMPLE",
        "correct-horse-battery",
        "-----BEGIN RSA PRIVATE KEY-----",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "export DB_PASSWORD=hunter22",
        "postgres://ada:secret@db/app",
        "ada@example.org",
        "\x1b[1mtoken: abcdef123456\x1b[0m",
    ],
)
def test_secrets_are_known_by_their_looks(line):
    assert find_reveals([(3, f"first\n{line}")], {}, KNOWN)[0].line == 2


def test_what_is_said_of_nothing_private_is_left():
    assert find_reveals([(1, "docker run --rm web:1\nListening on port 8080")], PRIVATE, KNOWN) == []


def test_what_is_cut_over_several_pieces_is_hidden():
    events: list[Timed] = [
        Timed(0, Started("main", 1)),
        Timed(1, Output("main", "in /home/a")),
        Timed(1, Output("second", "ada")),
        Timed(1, Output("main", "da/talks now")),
    ]
    hidden = hide(events, ["/home/ada/talks", "ada"])
    assert [getattr(timed.event, "text", "") for timed in hidden[1:]] == ["in …", "…", " now"]


def test_a_secret_is_hidden_on_the_tape_wherever_it_was_cut():
    events: list[Timed] = [Timed(1, Output("main", "correct-ho")), Timed(2, Output("main", "rse-battery\r\n$ "))]
    hidden = "".join(getattr(timed.event, "text", "") for timed in redact(events, KNOWN, 72))
    assert hidden == f"{'•' * 21}\r\n$ "
