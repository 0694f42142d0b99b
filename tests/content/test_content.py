"""What a talk is made of, read from disk: what is wrong with it is told once, and alike to everybody."""

import re

import pytest

from quarterdeck.command.check import check
from quarterdeck.content import load_content, stamp
from quarterdeck.settings import Settings


@pytest.fixture(name="files")
def _files(tmp_path):
    """A deck and a folder of demos, of which one is broken."""
    deck, demos = tmp_path / "slides" / "deck.md", tmp_path / "demos"
    for name, text in (("well", "title: Well\nsteps: [{run: 'true'}]\n"), ("broken", "title: Broken\nstep: []\n")):
        (demos / name).mkdir(parents=True)
        (demos / name / "demo.yaml").write_text(text)
    deck.parent.mkdir()
    deck.write_text("# One\n\n[.demo: broken]\n[.demo: nowhere]\n[.demo: well]\n\n![](gone.png)\n")
    return deck, demos


def test_a_demo_that_is_there_but_broken_is_not_unknown(files):
    deck, demos = files
    told = [str(finding) for finding in load_content(deck, demos).findings]
    assert told[0].startswith(f"{deck}:7: this picture is missing")
    assert told[1].startswith(f"{demos}/broken/demo.yaml:2: a demo has no key “step”; did you mean “steps”?")
    assert told[2:] == [f"{deck}:4: no demo is called “nowhere” (there are: broken, well)"]


def test_the_server_and_check_say_the_same_of_one_fault(files, capsys):
    deck, demos = files
    told = [str(finding) for finding in load_content(deck, demos).findings]
    check([Settings(deck=deck)])
    printed = [line for line in capsys.readouterr().out.splitlines() if "no tape of" not in line]
    printed = [re.sub(r"^([^:]+:\d+):\d+", r"\1", line) for line in printed[:-1]]  # the server leaves out the columns
    assert printed == [told[0], told[2], told[1]]  # a deck's first, then those of its demos


def test_the_stamp_follows_every_file_but_those_of_other_tools(files):
    deck, demos = files
    others = [demos / "well" / folder for folder in ("node_modules", ".git")]
    for folder in others:
        folder.mkdir()
    before = stamp(deck, demos)
    for folder in others:
        (folder / "index").write_text("1")
    assert stamp(deck, demos) == before
    (demos / "well" / "index.js").write_text("1")
    assert stamp(deck, demos) != before


def test_a_tape_that_is_recorded_makes_another_version(files):
    deck, demos = files
    before = load_content(deck, demos)
    (demos / "well" / "tape.cast").write_text("")
    after = load_content(deck, demos)
    assert (list(before.taped), list(after.taped)) == ([], ["well"])
    assert after.version != before.version


def test_a_picture_that_is_none_and_one_that_the_demo_does_not_draw_are_told(files):
    deck, demos = files
    deck.write_text("# One\n\n[.demo: well]\n[.picture: containers]\n\n---\n\n# Two\n\n[.picture: boxes]\n")
    (demos / "broken" / "demo.yaml").write_text("title: Mended\nsteps: [{run: 'true'}]\n")
    told = [str(finding) for finding in load_content(deck, demos).findings]
    assert told == [
        f"{deck}:1: well draws no picture “containers”; name it under picture in its demo.yaml",
        f"{deck}:8: there is no picture “boxes” (there are: cluster, containers, layers)",
    ]
