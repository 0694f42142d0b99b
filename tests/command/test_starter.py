"""`new` begins a talk that passes its own check and rehearsal, whole or not at all."""

import json
import os
import re

import pytest
import yaml

from quarterdeck.__main__ import main
from quarterdeck.command.check import check
from quarterdeck.command.deck_choice import settings_for
from quarterdeck.deck.load import load_deck


@pytest.fixture(name="here")
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUARTERDECK_DECK", raising=False)
    monkeypatch.setenv("QUARTERDECK_STATE", str(tmp_path / "state"))
    return tmp_path


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_new_talk_has_eight_slides_two_demos_their_tapes_and_passes_its_check(here, capsys):
    assert main(["new", "my-talk"]) == 0
    assert "cd my-talk && " in capsys.readouterr().out
    settings = settings_for(here / "my-talk")
    deck = load_deck(settings.deck, settings.demos)
    assert (deck.title, len(deck.slides)) == ("My talk", 8)
    assert [cue.name for slide in deck.slides for cue in slide.cues] == ["hello", "image"]
    assert check([settings]) == 0
    assert capsys.readouterr().out == "1 deck checked: everything is there\n"


def test_what_it_writes_for_other_tools_can_be_read_by_them(here):
    main(["new", "my-talk"])
    talk = here / "my-talk"
    assert {".gitignore", ".github/workflows/talk.yml", "README.md"} < set(files_in(talk))
    steps = yaml.safe_load((talk / ".github/workflows/talk.yml").read_text())["jobs"]["talk"]["steps"]
    asked = [
        step["run"].partition(" #")[0].split()[1:] for step in steps if step.get("run", "").startswith("quarterdeck")
    ]
    assert asked[0][0] == "check"
    settings, tasks = (json.loads((talk / ".vscode" / name).read_text()) for name in ("settings.json", "tasks.json"))
    assert settings
    pattern = tasks["tasks"][1]["problemMatcher"]["pattern"][0]
    found = re.fullmatch(pattern["regexp"], "demos/hello/demo.yaml:12: warning: a step has no key “expects”")
    assert (found[pattern["file"]], found[pattern["line"]], found[pattern["severity"]]) == (
        "demos/hello/demo.yaml",
        "12",
        "warning",
    )


def test_its_plain_demo_passes_its_rehearsal(here, capsys):
    main(["new", "my-talk"])
    assert main(["rehearse", "my-talk", "hello"]) == 0, capsys.readouterr().out


@pytest.mark.docker
def test_all_its_demos_pass_their_rehearsal_on_the_engine(here, capsys):
    main(["new", "my-talk"])
    assert main(["rehearse", "my-talk"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("folder", "title"), [("my-talk", "My talk"), ("talks/docker_in_an_hour", "Docker in an hour"), (".", "")]
)
def test_the_title_is_made_of_the_folder_s_name_and_an_empty_folder_may_be_there_already(here, folder, title):
    assert main(["new", folder]) == 0
    settings = settings_for(here / folder)
    title = title or here.name[:1].upper() + here.name[1:].replace("-", " ").replace("_", " ")
    assert load_deck(settings.deck, settings.demos).title == title
    assert f"# {title}" in (here / folder / "README.md").read_text()


def test_a_folder_with_other_files_is_refused_and_stays_as_it_is(here, capsys):
    (here / "my-talk").mkdir()
    (here / "my-talk" / "thesis.txt").write_text("mine")
    assert main(["new", "my-talk"]) == 1
    assert "my-talk: this folder has other files in it; name a new folder" in capsys.readouterr().err
    assert files_in(here) == ["my-talk/thesis.txt"]


def test_a_folder_that_cannot_be_written_is_one_sentence_and_leaves_nothing(here, capsys):
    (here / "file").write_text("")
    assert main(["new", "file/my-talk"]) == 1
    assert re.fullmatch(
        r"file/my-talk: nothing can be written here \(.+\); name another folder\n", capsys.readouterr().err
    )
    assert files_in(here) == ["file"]


def test_a_new_demo_stands_beside_the_deck_and_runs(here, capsys):
    main(["new", "my-talk"])
    os.chdir("my-talk")
    assert main(["new", "demo", "a-second-one"]) == 0
    assert "[.demo: a-second-one]" in capsys.readouterr().out
    assert main(["rehearse", "a-second-one", "--record"]) == 0
    assert check([settings_for(None)]) == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["demo", "hello"], 1, "there is a demo called “hello” already; choose another name"),
        (["demo", "Not One"], 1, "“Not One” cannot be a demo's name; use lower-case letters"),
        (["demo"], 2, "a demo needs a name"),
        (["a", "b", "c"], 2, "one folder is wanted"),
    ],
)
def test_what_cannot_be_begun_is_one_sentence(here, capsys, words, status, said):
    main(["new", "."])
    capsys.readouterr()
    before = files_in(here)
    assert main(["new", *words]) == status
    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1
    assert files_in(here) == before
