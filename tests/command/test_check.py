"""`check` finds what a deck names and does not have, each with its line."""

import re
from dataclasses import replace

import pytest

from quarterdeck.command.check import check
from quarterdeck.command.rehearse import Wishes, rehearse


@pytest.fixture
def complaints(talk, capsys, monkeypatch):
    """Check the talk, and give the exit status and the lines printed."""
    monkeypatch.chdir(talk.path)

    def run(*decks):
        capsys.readouterr()
        status = check([replace(talk.settings, deck=deck.resolve()) for deck in decks] or [talk.settings])
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
    assert lines[0].startswith("deck.md:3: ")
    assert "gone.png" in lines[0]
    assert lines[1] == "deck.md:9: no demo is called “nowhere” (there are: none)"
    assert lines[2] == "1 deck checked: 2 errors, 0 warnings"


def test_a_demo_without_a_tape_is_an_error(talk, complaints):
    talk.demo("hello")
    status, lines = complaints()
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
    assert lines[0].startswith("demos/hello/tape.cast:1: warning: the demo has changed since it was recorded")
    assert lines[1] == "1 deck checked: 0 errors, 1 warning"


def test_a_tape_that_is_none_is_an_error(talk, complaints):
    talk.demo("hello")
    talk.tape("hello").write_text("once upon a time\n")
    status, lines = complaints()
    assert status == 1
    assert lines[0].startswith("demos/hello/tape.cast:1: ")


def test_a_broken_demo_is_named_with_its_line_once(talk, complaints):
    talk.demo("hello", more="abuot: nothing")
    talk.deck("# Hello\n\n[.demo: hello]\n")
    status, lines = complaints()
    assert status == 1
    assert lines[0].startswith("demos/hello/demo.yaml:2: a demo has no key “abuot”")
    assert lines[1] == "1 deck checked: 1 error, 0 warnings"


def test_every_deck_that_is_named_is_checked(talk, complaints):
    second = talk.path / "second.md"
    second.write_text("# Second\n\n[.demo: gone]\n")
    status, lines = complaints(talk.path / "deck.md", second, talk.path / "third.md")
    assert status == 1
    assert [re.match(r"[^:]+", line)[0] for line in lines] == ["second.md", "third.md", "3 decks checked"]
