"""One command line: what begins with no command is a deck, every help has examples, and a fault is one sentence."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from quarterdeck.__main__ import main
from quarterdeck.command.deck_choice import deck_and_names, settings_for
from quarterdeck.command.group import line
from quarterdeck.command.line import STATUSES
from quarterdeck.settings import OWN_DECK
from tests.nursery import Process

HOME = Path(__file__).resolve().parents[2]
COMMANDS = line.commands
EXAMPLES = [(name, each.line) for name, command in COMMANDS.items() for each in getattr(command, "examples", ())]


@pytest.fixture(name="here")
def _here(tmp_path, monkeypatch):
    """An empty folder that we are in, and no deck in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUARTERDECK_DECK", raising=False)
    return tmp_path


def write(path, text="# Hello\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["deck.md", "notes.md", "slides/deck.md"], "deck.md"),
        (["slides/deck.md", "README.md"], "slides/deck.md"),
        (["talk.md", "README.md", "CHANGELOG.md"], "talk.md"),
    ],
)
def test_a_folder_means_the_deck_in_it(here, files, found):
    for name in files:
        write(here / "talk" / name)
    assert settings_for(Path("talk")).deck == here / "talk" / found


@pytest.mark.parametrize(("files", "words"), [([], "there is no deck"), (["a.md", "b.md"], "several decks")])
def test_a_folder_without_a_deck_of_its_own_is_said(here, capsys, files, words):
    for name in files:
        write(here / name)
    assert main(["check", "."]) == 1
    assert words in capsys.readouterr().err


def test_without_an_argument_the_environment_decides_then_the_folder_and_only_serve_falls_back_to_ours(
    here, monkeypatch
):
    assert settings_for(None, ours=True).deck == OWN_DECK
    ours = write(here / "talk.md")
    assert settings_for(None, ours=True).deck == settings_for(None).deck == ours
    other = write(here / "other" / "deck.md")
    monkeypatch.setenv("QUARTERDECK_DECK", str(other))
    assert settings_for(None).deck == other


def test_a_path_is_the_deck_and_every_other_word_a_demo(here):
    write(here / "talk.md")
    write(here / "demos" / "build" / "demo.yaml")
    write(here / "other" / "deck.md")
    (here / "build").mkdir()
    assert deck_and_names(["build", "run"])[1] == ("build", "run")
    settings, names = deck_and_names(["other", "build"])
    assert (settings.deck, names) == (here / "other" / "deck.md", ("build",))
    assert deck_and_names(["talk.md"])[1] == ()


def test_a_word_that_is_a_demo_and_a_deck_s_folder_is_refused_with_the_way_out(here, capsys):
    write(here / "talk.md")
    write(here / "demos" / "build" / "demo.yaml")
    write(here / "build" / "deck.md")
    assert main(["rehearse", "build"]) == 2
    assert "write ./build for the folder" in capsys.readouterr().err
    assert deck_and_names(["./build"])[0].deck == here / "build" / "deck.md"


def test_no_demo_is_opened_that_is_not_beside_the_deck(here):
    write(here / "talk.md")
    assert not settings_for(None).demos.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rehears"], "there is no command, file or folder called “rehears” (did you mean rehearse?)"),
        (["check", "--jsn"], "no such option '--jsn'"),
        (["rehearse", "--recrd"], "did you mean '--record'?"),
        (["serve", "a.md", "b.md"], "got unexpected extra argument"),
        (["serve", "--port", "70000"], "70000 is not in the range"),
        (["completion", "tcsh"], "'tcsh' is not one of"),
        (["completion"], "missing argument 'SHELL'"),
    ],
)
def test_what_is_not_understood_is_one_sentence_with_the_help_to_read(here, capsys, arguments, said):
    assert main(arguments) == 2
    complaint = capsys.readouterr().err
    assert said.lower() in complaint.lower()
    assert complaint.count("\n") == 1
    assert complaint.endswith("--help\n")


@pytest.mark.parametrize("arguments", [["gone.md"], ["--port", "0", "gone.md"], ["serve", "gone.md"]])
def test_what_begins_with_no_command_is_served(here, arguments):
    log = here / "log"
    served = Process(arguments, {**os.environ, "QUARTERDECK_PORT": "0", "QUARTERDECK_STATE": str(here / "state")}, log)
    assert served.wait() == 1
    assert "gone.md: there is no such deck; name one that is there, or begin one: " in log.read_text()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_s_help_says_what_it_is_for_and_has_examples(capsys, name):
    assert main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert COMMANDS[name].help in " ".join(said.split())
    assert f"quarterdeck {name}" in said.split("Examples:")[1]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_can_be_typed(name, example):
    _, *words = shlex.split(re.split(r" >>? ", example)[0])
    words = words if words[0] in COMMANDS else ["serve", *words]
    assert words[0] == name
    COMMANDS[name].make_context(name, words[1:], resilient_parsing=False)


def test_the_help_names_every_command_and_what_exit_statuses_mean(capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if not re.search(rf"^  {name} +\S", said, re.MULTILINE)] == []
    assert [meaning for meaning in STATUSES.values() if meaning not in said] == []


def test_every_command_line_is_the_same_one(here):
    for command in ([str(HOME / "app.py")], ["-m", "quarterdeck"]):
        answer = subprocess.run(
            [sys.executable, *command, "version"], capture_output=True, text=True, cwd=HOME, check=True
        )
        assert answer.stdout.startswith("Quarterdeck 0.")


def completed(words, here):
    """Ask as bash does at Tab, the last word being the one that is not whole yet."""
    asking = {"_QUARTERDECK_COMPLETE": "bash_complete", "COMP_WORDS": f"quarterdeck {words}"}
    asking["COMP_CWORD"] = str(len(words.split(" ")))
    code = "import sys; sys.argv[0] = 'quarterdeck'; from quarterdeck.__main__ import main; main([])"
    environment = {**os.environ, **asking, "PYTHONPATH": str(HOME)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=here, env=environment, check=False
    )
    return done.stdout.splitlines()


def test_tab_completes_commands_options_and_demos(here):
    write(here / "talk.md")
    write(here / "demos" / "hello" / "demo.yaml")
    assert "plain,rehearse" in completed("re", here)
    assert "plain,--allow-missing" in completed("rehearse --allow-m", here)
    assert "plain,hello" in completed("rehearse he", here)
    assert "file,ta" in completed("ta", here)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_its_completion(capsys, shell):
    assert main(["completion", shell]) == 0
    assert f"_QUARTERDECK_COMPLETE={shell}_complete" in capsys.readouterr().out
