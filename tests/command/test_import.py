"""``import``: folders of demos, made of scripts; nothing is run, and nothing that is there is touched."""

import json

import pytest

from quarterdeck.__main__ import main
from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.source.choose import Opening, choose
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.tape import TapeSource
from quarterdeck.tape.digest import digest
from quarterdeck.tape.read import read_tape

SCRIPT = '. demo-magic.sh\ntouch /tmp/never\npe "cat greeting.txt"\npe "ls $WHERE"\n'
CAST: list = [
    {"version": 2, "width": 80, "height": 24, "timestamp": 1700000000, "title": "Two commands"},
    [0.1, "o", "ada@box:~$ "],
    *([1 + n / 10, "o", key] for n, key in enumerate("echo one")),
    [2.0, "o", "\r\none\r\n\x1b]0;a title\x07ada@box:~/src$ "],
    *([3 + n / 10, "o", key] for n, key in enumerate("date")),
    [4.0, "o", "\r\nMonday\r\nada@box:~$ "],
]


@pytest.fixture(name="here")
def _here(talk, monkeypatch):
    """A talk's folder that we are in, with a script beside it."""
    monkeypatch.chdir(talk.path)
    monkeypatch.setenv("QUARTERDECK_DECK", str(talk.path / "deck.md"))
    (talk.path / "greeting.txt").write_text("Hello\n")
    (talk.path / "hello.sh").write_text(SCRIPT)
    return talk.path


def cast(path, lines=CAST):
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return str(path)


def test_a_script_becomes_a_demo_with_the_files_that_it_names(here, capsys):
    assert main(["import", "hello.sh"]) == 0
    demo = load_demo(here / "demos" / "hello", ENGINES)
    assert [step.run for step in demo.steps] == ["cat greeting.txt", "ls $WHERE"]
    assert [setup.run for setup in demo.setup] == ["touch /tmp/never"]
    assert (demo.folder / "greeting.txt").read_text() == "Hello\n"
    said = capsys.readouterr().out
    assert "2 of 2 commands (demo-magic) in 2 steps, with greeting.txt" in said
    assert "hello.sh:4: $WHERE is set by nothing in this script" in said


def test_what_could_not_be_carried_over_stands_at_its_place(here):
    assert main(["import", "hello.sh"]) == 0
    written = (here / "demos" / "hello" / "demo.yaml").read_text()
    assert "  # hello.sh:4: $WHERE is set by nothing" in written.split("cat greeting.txt")[1]


def test_no_demo_is_written_over(here, capsys):
    assert main(["import", "hello.sh"]) == 0
    (here / "hello.sh").write_text(SCRIPT.replace("cat", "tac"))
    assert main(["import", "hello.sh"]) == 1
    assert "there is a demo of this name" in capsys.readouterr().err
    assert "cat greeting" in (here / "demos" / "hello" / "demo.yaml").read_text()


def test_one_file_that_is_none_does_not_keep_the_others(here, capsys):
    (here / "other.txt").write_text("nothing of the kind")
    assert main(["import", "other.txt", "missing.sh", "hello.sh"]) == 1
    assert (here / "demos" / "hello" / "demo.yaml").exists()
    said = capsys.readouterr().err
    assert "other.txt: nothing tells what this was written for; say it with --format" in said
    assert "missing.sh: the file cannot be read" in said
    assert [path.name for path in (here / "demos").iterdir()] == ["hello"]


def test_a_file_outside_the_folder_is_not_taken_along(here, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("mine")
    (here / "link.txt").symlink_to(secret)
    (here / "hello.sh").write_text(f'. demo-magic.sh\npe "cat link.txt ../secret.txt {secret}"\n')
    assert main(["import", "hello.sh"]) == 0
    assert [path.name for path in (here / "demos" / "hello").iterdir()] == ["demo.yaml"]


def test_the_name_can_be_given_for_one_file(here, capsys):
    assert main(["import", "--name", "good-evening", "hello.sh"]) == 0
    assert (here / "demos" / "good-evening" / "demo.yaml").exists()
    assert main(["import", "--name", "two", "hello.sh", "hello.sh"]) == 2
    assert main(["import", "--name", "No Name", "hello.sh"]) == 1
    assert "cannot be a demo's name" in capsys.readouterr().err


def test_a_recording_becomes_a_step_for_each_command_and_its_tape(here):
    assert main(["import", cast(here / "two.cast")]) == 0
    demo = load_demo(here / "demos" / "two", ENGINES)
    tape = read_tape(demo.tape)
    assert (demo.title, [step.run for step in demo.steps]) == ("Two commands", ["echo one", "date"])
    assert (tape.digest, tape.cols, tape.recorded.date) == (digest(demo), 80, "2023-11-14")
    said = "".join(getattr(timed.event, "text", "") for timed in tape.events)
    assert "one\r\n" in said
    assert "a title" not in said


def test_a_recording_plays_as_a_tape_until_it_has_been_rehearsed_here(here, talk):
    assert main(["import", cast(here / "two.cast")]) == 0
    demo = load_demo(here / "demos" / "two", ENGINES)
    assert isinstance(choose(demo, {}, talk.settings, Opening("0001")), TapeSource)
    assert main(["rehearse", "two", "--record"]) == 0
    source = choose(demo, {}, talk.settings, Opening("0002"))
    source.close()
    assert isinstance(source, ShellSource)


def test_a_recording_with_markers_becomes_a_step_for_each(here):
    marked = [*CAST[:2], [0.5, "m", "Say it"], *CAST[2:11], [2.5, "m", "The date"], *CAST[11:]]
    assert main(["import", cast(here / "two.cast", marked)]) == 0
    demo = load_demo(here / "demos" / "two", ENGINES)
    assert [(step.title, step.run) for step in demo.steps] == [("Say it", "echo one"), ("The date", "date")]


@pytest.mark.parametrize("version", [1, 3])
def test_recordings_of_the_other_versions_are_read_alike(here, version):
    times = [line[0] for line in CAST[1:]]
    after = [now - before for before, now in zip([0, *times], times, strict=False)]
    pieces = [[seconds, line[2]] for seconds, line in zip(after, CAST[1:], strict=True)]
    if version == 1:
        (here / "two.json").write_text(json.dumps({"version": 1, "width": 80, "height": 24, "stdout": pieces}))
    else:
        lines = [{"version": 3, "term": {"cols": 80, "rows": 24}}, *([at, "o", text] for at, text in pieces)]
        cast(here / "two.json", lines)
    assert main(["import", "two.json"]) == 0
    demo = load_demo(here / "demos" / "two", ENGINES)
    assert [step.run for step in demo.steps] == ["echo one", "date"]


def test_a_broken_recording_is_named_with_its_line(here, capsys):
    (here / "two.cast").write_text('{"version": 2, "width": 80, "height": 24}\n[0.1, "o", "x"]\nnonsense\n')
    assert main(["import", "two.cast"]) == 1
    assert "two.cast:3: this line is not of a recording" in capsys.readouterr().err


def test_a_command_that_was_searched_for_in_the_history_is_read_as_it_was_run(here):
    keys = ["\r\x1b[8@(reverse-i-search)`':\x1b[C", "\b\b\bw': show\b\b\b\b", "\r\x1b[24P$ show", "\r\nshown\r\n$ "]
    lines = [CAST[0], [0.1, "o", "$ "], *([1 + n, "o", key] for n, key in enumerate(keys[:3]))]
    typed = [*([5 + n / 10, "o", key] for n, key in enumerate("date")), [6, "o", "\r\nMonday\r\n$ "]]
    assert main(["import", cast(here / "two.cast", [*lines, [4.5, "o", keys[3]], *typed])]) == 0
    demo = load_demo(here / "demos" / "two", ENGINES)
    assert [step.run for step in demo.steps][-2:] == ["show", "date"]


def test_a_command_with_wide_letters_is_read_as_it_was_run(here):
    keys = [*"echo 中文", "\b\b\x1b[K", *"国⚠", "\ufe0f"]
    typed = [[1 + n / 10, "o", key] for n, key in enumerate(keys)]
    assert main(["import", cast(here / "two.cast", [*CAST[:2], *typed, [9, "o", "\r\n…\r\n$ "]])]) == 0
    assert load_demo(here / "demos" / "two", ENGINES).steps[0].run == "echo 中国⚠\ufe0f"
