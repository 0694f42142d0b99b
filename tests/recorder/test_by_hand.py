"""``record``, driven through a real terminal as somebody would: what was done becomes a demo that can be performed."""

import os
import signal
import time

import psutil
import pytest

from quarterdeck.command.rehearse import Wishes, rehearse
from quarterdeck.events import Ended, Output, Started
from quarterdeck.source.run.sweep import sweep
from quarterdeck.tape.digest import digest
from quarterdeck.tape.read import read_tape
from tests.recorder.conftest import PATIENCE, Presenter


def acts(demo):
    return [step.run or step.send or (step.edit and f"edit {step.edit.file}") or step.keys for step in demo.steps]


def test_what_was_done_is_a_demo_with_its_tape_and_goes_well_by_itself(record):
    presenter = record()
    presenter.type("echo hello; echo world\r")
    presenter.type("false\r")
    presenter.type("\x04", "title of the demo")
    presenter.type("My hello\r", "title of step 1")
    presenter.type("Say it\r", "title of step 2")
    presenter.type("\x04", "ready to be shown")
    assert presenter.end() == 0
    demo = presenter.load()
    tape = read_tape(demo.tape)
    assert [(step.run, step.title, step.status) for step in demo.steps] == [
        ("echo hello; echo world", "Say it", 0),
        ("false", "", 1),
    ]
    assert (demo.title, demo.steps[0].expect.pattern) == ("My hello", "world")
    assert (tape.digest, tape.terminals, tape.cols) == (digest(demo), ("main",), 72)
    assert rehearse(presenter.settings, Wishes(("hello",))) == 0


def test_the_tape_has_each_step_from_its_first_key_to_its_next_prompt(record):
    presenter = record("--no-titles")
    presenter.type("echo one\r")
    presenter.type("exit\r", "ready to be shown")
    presenter.end()
    events = [timed.event for timed in read_tape(presenter.demo / "tape.cast").events]
    begun = next(at for at, event in enumerate(events) if isinstance(event, Started))
    ended = next(at for at, event in enumerate(events) if isinstance(event, Ended))
    assert "".join(event.text for event in events[begun:ended] if isinstance(event, Output)) == "echo one\r\none\r\n$ "


def test_a_program_that_is_spoken_to_is_sent_lines(record):
    presenter = record("--no-titles")
    presenter.type("python3 -q\r", ">>> ")
    presenter.type("print('a' * 3)\r", ">>> ")
    presenter.type("exit()\r")
    presenter.type("\x04", "ready to be shown")
    assert acts(presenter.load()) == ["python3 -q", "print('a' * 3)", "exit()"]
    assert presenter.load().steps[1].expect.pattern == "aaa"
    presenter.end()


def test_a_second_terminal_speaks_to_what_runs_in_the_first(record):
    presenter = record("--no-titles")
    presenter.type("echo re''ady; sleep 300\r", "ready")
    presenter.type("\x14", "second")
    presenter.see("$ ")
    presenter.type("echo from the other\r")
    presenter.type("\x14", "main")
    presenter.type("\x03", "^C")
    presenter.see("$ ")
    presenter.type("\x04", "ready to be shown")
    presenter.end()
    assert presenter.load().terminals == ("main", "second")
    assert [bool(step.until) for step in presenter.load().steps] == [True, False]


def test_a_change_of_a_file_in_an_editor_is_an_edit(record, tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "notes.txt").write_text("one\ntwo\nthree\n")
    (files / "vim").write_text("#!/bin/sh\nsed -i s/two/2/ notes.txt\n")
    (files / "vim").chmod(0o755)
    presenter = record("--no-titles", "--files", str(files))
    presenter.type("./vim notes.txt\r")
    presenter.type("cat notes.txt\r")
    presenter.type("\x04", "ready to be shown")
    presenter.end()
    demo = presenter.load()
    assert acts(demo) == ["edit notes.txt", "cat notes.txt"]
    assert (demo.folder / "notes.txt").read_text() == "one\ntwo\nthree\n"
    assert rehearse(presenter.settings, Wishes(("hello",))) == 0


def test_a_change_of_a_file_from_outside_is_an_edit_too(record, tmp_path):
    (tmp_path / "demos" / "hello").mkdir(parents=True)
    (tmp_path / "demos" / "hello" / "notes.txt").write_text("one\n")
    presenter = record("--no-titles")
    presenter.type("cat notes.txt\r")
    time.sleep(1)  # nobody saves a file in the very moment in which a command ends, whose doing it would be then
    (tmp_path / "saved.txt").write_text("eins\n")  # as editors do, which put a whole file in the old one's place
    (tmp_path / "saved.txt").replace(next(iter(presenter.runs())) / "hello" / "notes.txt")
    presenter.type("cat notes.txt\r")
    presenter.type("\x04", "ready to be shown")
    presenter.end()
    assert acts(presenter.load()) == ["cat notes.txt", "edit notes.txt", "cat notes.txt"]


def test_a_command_in_several_lines_and_a_comment_are_understood(record):
    presenter = record("--no-titles")
    presenter.type("# not a step\r")
    presenter.type("echo one \\\r", "> ")
    presenter.type("  two\r", "\n")
    presenter.see("one two")
    presenter.see("$ ")
    presenter.type("cat <<END\r", "> ")
    presenter.type("a text\r", "> ")
    presenter.type("END\r")
    presenter.type("\x04", "ready to be shown")
    presenter.end()
    assert acts(presenter.load()) == ["echo one   two", "cat <<END\na text\nEND"]


def test_what_would_show_this_machine_is_named_and_hidden(record, tmp_path):
    presenter = record("--no-titles")
    presenter.type("pwd\r")
    presenter.type("echo password=hunter22\r")
    presenter.type("\x04", "step 1, line 2: the folder of this run")
    presenter.see("step 2, line 1: what looks like a password")
    presenter.type("h\r", "ready to be shown")
    presenter.end()
    tape = presenter.demo.joinpath("tape.cast").read_text()
    assert str(tmp_path) not in tape
    assert "hunter22" not in "".join(
        event.event.text for event in read_tape(presenter.demo / "tape.cast").events if isinstance(event.event, Output)
    )
    assert [step.expect for step in presenter.load().steps] == [None, None]


def test_a_password_that_is_typed_unseen_is_kept_nowhere(record):
    presenter = record("--no-titles")
    presenter.type("read -rs -p Pass''word: secret; echo; echo th''anks\r", "Password:")
    presenter.write(b"opensesame\r")
    presenter.see("thanks")
    presenter.see("$ ")
    presenter.type("\x04", "ready to be shown")
    presenter.end()
    assert not [path for path in presenter.demo.iterdir() if "opensesame" in path.read_text()]


def test_nothing_is_written_where_that_is_wished_or_nothing_was_done(record):
    presenter = record("--no-titles")
    presenter.type("pwd\r")
    presenter.type("\x04", "write nothing")
    presenter.type("n\r", "nothing is written")
    assert presenter.end() == 1
    assert not presenter.demo.exists()
    presenter = record()
    presenter.type("\x04", "nothing was done")
    assert presenter.end() == 1


def test_a_demo_that_is_there_is_never_recorded_over(tmp_path):
    (tmp_path / "demos" / "hello").mkdir(parents=True)
    (tmp_path / "demos" / "hello" / "demo.yaml").write_text("title: Mine\n")
    presenter = Presenter(tmp_path)
    presenter.see("there is a demo of this name")
    assert presenter.end() == 1
    assert presenter.demo.joinpath("demo.yaml").read_text() == "title: Mine\n"


def test_ctrl_c_at_a_question_leaves_nothing(record):
    presenter = record()
    presenter.type("echo hello\r")
    presenter.type("\x04", "title of the demo")
    presenter.write(b"\x03")
    assert presenter.end() == 130
    assert list(presenter.demo.parent.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM])
def test_a_recording_that_is_ended_from_outside_leaves_nothing(record, how):
    presenter = record()
    presenter.type("sleep 300 &\r")
    shells = psutil.Process(presenter.process.pid).children(recursive=True)
    os.kill(presenter.process.pid, how)
    presenter.end()
    assert list(presenter.demo.parent.iterdir()) == []
    assert [shell for shell in shells if lives(shell)] == []


def lives(process):
    """Say whether it has not ended; one that has may still wait for the machine to take note of it."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_window_that_is_closed_leaves_nothing(record):
    presenter = record()
    presenter.type("echo hello\r")
    shells = psutil.Process(presenter.process.pid).children(recursive=True)
    presenter.close_window()
    gone, left = psutil.wait_procs([psutil.Process(presenter.process.pid), *shells], timeout=PATIENCE)
    assert (bool(gone), left) == (True, [])
    assert list(presenter.demo.parent.iterdir()) == []


def test_what_a_kill_leaves_the_next_start_takes_away(record):
    presenter = record()
    presenter.type("sleep 300 &\r")
    shells = psutil.Process(presenter.process.pid).children(recursive=True)
    os.kill(presenter.process.pid, signal.SIGKILL)
    presenter.end()
    assert "cleaned up" in sweep(presenter.settings)[0]
    assert psutil.wait_procs(shells, timeout=PATIENCE)[1] == []
    assert list(presenter.demo.parent.iterdir()) == []


def test_outside_a_terminal_it_says_so(tmp_path, monkeypatch, capsys):
    from quarterdeck.__main__ import main  # noqa: PLC0415

    (tmp_path / "deck.md").write_text("# Hello\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUARTERDECK_DECK", raising=False)
    assert main(["record", "hello"]) == 1
    assert "a recording is made in a terminal" in capsys.readouterr().err
