"""`check` finds what a deck names and does not have, each with its line."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import quarterdeck.settings
from quarterdeck.command.check import Telling, check
from quarterdeck.command.rehearse import Wishes, rehearse


@pytest.fixture
def complaints(talk, capsys, monkeypatch):
    """Check the talk, and give the exit status and the lines printed."""
    monkeypatch.chdir(talk.path)

    def run(*decks, **telling):
        capsys.readouterr()
        status = check(
            [replace(talk.settings, deck=deck.resolve()) for deck in decks] or [talk.settings], Telling(**telling)
        )
        return status, capsys.readouterr().out.splitlines()

    return run


def test_a_talk_that_has_everything_passes(talk, complaints):
    talk.demo("hello")
    talk.deck("# Hello\n\n[.demo: hello]\n")
    rehearse(talk.settings, Wishes(record=True))
    assert complaints() == (0, ["1 deck checked: everything is there"])


def test_a_missing_picture_and_a_missing_demo_are_errors_with_their_lines(talk, complaints):
    talk.deck("# Hello\n\n![fit](gone.png)\n\n---\n\n# Next\n\n^ **demo: nowhere**\n")
    status, lines = complaints()
    assert status == 1
    assert lines[0].startswith("deck.md:3:1: ")
    assert "gone.png" in lines[0]
    assert lines[1] == "deck.md:9:11: no demo is called “nowhere” (there are: none)"
    assert lines[2] == "1 deck checked: 2 errors, 0 warnings"


def test_a_demo_without_a_tape_is_a_warning_until_the_talk_is_released(talk, complaints):
    talk.demo("hello")
    status, lines = complaints()
    assert status == 0
    assert lines[0].startswith("demos/hello/tape.cast: warning: there is no tape of hello; record it")
    status, lines = complaints(release=True)
    assert status == 1
    assert lines[0].startswith("demos/hello/tape.cast: there is no tape of hello; record it")


def test_a_tape_older_than_its_demo_is_a_warning(talk, complaints):
    talk.demo("hello")
    rehearse(talk.settings, Wishes(record=True))
    talk.demo("hello", more="about: Something new.")
    assert complaints() == (0, ["1 deck checked: everything is there"])
    (talk.path / "demos" / "hello" / "greeting.txt").write_text("Good evening")
    status, lines = complaints()
    assert status == 0
    assert lines[0].startswith("demos/hello/tape.cast:1:1: warning: the demo has changed since it was recorded")
    assert lines[1] == "1 deck checked: 0 errors, 1 warning"


def test_a_tape_that_is_none_is_an_error(talk, complaints):
    talk.demo("hello")
    talk.tape("hello").write_text("once upon a time\n")
    status, lines = complaints()
    assert status == 1
    assert lines[0].startswith("demos/hello/tape.cast:1:1: ")


def test_a_broken_demo_is_named_with_its_line_once(talk, complaints):
    talk.demo("hello", more="abuot: nothing")
    talk.deck("# Hello\n\n[.demo: hello]\n")
    status, lines = complaints()
    assert status == 1
    assert lines[0].startswith("demos/hello/demo.yaml:2:1: a demo has no key “abuot”")
    assert lines[1] == "1 deck checked: 1 error, 0 warnings"


def test_every_deck_that_is_named_is_checked(talk, complaints):
    second = talk.path / "second.md"
    second.write_text("# Second\n\n[.demo: gone]\n")
    status, lines = complaints(talk.path / "deck.md", second, talk.path / "third.md")
    assert status == 1
    assert [re.match(r"[^:]+", line)[0] for line in lines] == ["second.md", "third.md", "3 decks checked"]


SLIPS = """\
time-budgett: 45

# Hello

[.pol: one]
[.nonsense]

- a
- b
"""
FAULTY = """\
title: Faulty
abuot: nothing
steps:
  - rnu: echo a
    sya: hello
  - run: echo b
    timeout: 7200
  - edit: {file: a.txt, odl: x, new: y}
  - run: echo c
    expect: "("
"""


def test_every_slip_in_a_deck_is_a_warning_that_names_the_nearest_word(talk, complaints):
    talk.deck(SLIPS)
    status, lines = complaints()
    assert status == 0
    assert lines[:-1] == [
        "deck.md:1:1: warning: a header has no key “time-budgett”, so this line is text on the first slide; did you mean “time-budget”?",
        "deck.md:5:3: warning: there is no command “pol”, so this line does nothing; did you mean “poll”?",
        "deck.md:6:3: warning: there is no command “nonsense”, so this line does nothing; write it right, or take it away",
    ]
    talk.deck("footer: a\ntime-bugdet: 45\nspeaker: somebody\n\n# Hello\n")
    assert complaints()[1][0].startswith(
        "deck.md:2:1: warning: a header has no key “time-bugdet”, so this line does nothing; did"
    )
    assert complaints()[1][1:] == [
        "deck.md:3:1: note: “speaker” is no key of ours, and has no effect here",
        "1 deck checked: 0 errors, 1 warning",
    ], "what is not near a word of ours may belong to another tool"


def test_every_fault_of_a_demo_is_told_at_once(talk, complaints):
    talk.demo("faulty", FAULTY)
    status, lines = complaints()
    assert status == 1
    assert [re.match(r"demos/faulty/demo\.yaml(:\d+:\d+): [^;(]+", line)[0].rstrip() for line in lines[:-1]] == [
        "demos/faulty/demo.yaml:2:1: a demo has no key “abuot”",
        "demos/faulty/demo.yaml:4:5: a step has no key “rnu”",
        "demos/faulty/demo.yaml:5:5: a step has no key “sya”",
        "demos/faulty/demo.yaml:7:5: timeout is 7200",
        "demos/faulty/demo.yaml:8:25: an edit has no key “odl”",
        "demos/faulty/demo.yaml:10:5: expect is not a regular expression",
    ]


def test_a_demo_whose_steps_are_each_right_is_still_refused_for_what_they_are_together(talk, complaints):
    talk.demo("faulty", "title: Faulty\nsteps:\n  - send: hello\n    terminal: nowhere\n")
    assert "nothing runs in terminal “nowhere”" in complaints()[1][0]


def test_a_program_gets_each_fault_as_an_object(talk, complaints):
    talk.deck(SLIPS)
    status, lines = complaints(kind="json")
    found = json.loads("\n".join(lines))
    assert (status, len(found)) == (0, 3)
    assert found[1] == {
        "path": "deck.md",
        "line": 5,
        "column": 3,
        "severity": "warning",
        "sentence": "there is no command “pol”, so this line does nothing",
        "remedy": "did you mean “poll”?",
    }


def test_github_gets_annotations_in_which_nothing_breaks_a_line(talk, complaints):
    talk.deck("# Hello\n\n![50%](100%,a:b.png)\n\n[.demo: x]\n")
    status, lines = complaints(kind="github")
    assert status == 1
    assert any(line.startswith("::error file=deck.md,line=5,col=9::no demo is called “x”") for line in lines)
    picture = next(line for line in lines if "missing" in line)
    assert re.match(r"::error file=deck\.md,line=3,col=1::this picture is missing.*100%25,a:b\.png", picture)


def test_a_setting_that_is_none_is_a_warning_with_the_one_that_was_meant(complaints, monkeypatch):
    monkeypatch.setenv("QUARTERDECK_PROT", "5050")
    monkeypatch.setenv("QUARTERDECK_OF_SOMEBODY_ELSE", "1")
    status, lines = complaints()
    assert status == 0
    assert lines[:-1] == [
        "warning: there is no setting QUARTERDECK_PROT, so that it does nothing; did you mean QUARTERDECK_PORT?"
    ]


def test_every_setting_that_is_read_is_known():
    source = Path(quarterdeck.settings.__file__).read_text().split("def from_environment")[1]
    assert set(re.findall(r"QUARTERDECK_[A-Z_]*[A-Z]", source)) == quarterdeck.settings.NAMES
