"""A step's beginning, end and status are known, whatever a step before it has done to the shell."""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace

import pytest

from quarterdeck.errors import SourceError
from quarterdeck.events import Closed
from quarterdeck.source.run import beginning
from quarterdeck.source.shell import ShellSource
from quarterdeck.source.terminal import terminal

AHOY = {"run": "echo ahoy; (exit 4)", "status": 4, "expect": "ahoy"}
ACTIVATE = """_OLD_VIRTUAL_PS1="${PS1:-}"
PS1="(venv) ${PS1:-}"
export PS1
"""
PROMPT = """precmd() { PS1="at $PWD> "; true; }
PROMPT_COMMAND=precmd
"""
CHANGES = (
    "PS1='now> '",
    "unset PS1 PS2 PS0",
    "PS0= PS1= PS2=",
    "PROMPT_COMMAND=true",
    "PROMPT_COMMAND='echo more; false'",
    "PROMPT_COMMAND=(true true)",
    "unset PROMPT_COMMAND; PS1='lost> '",
    "PS1='lost> ' PROMPT_COMMAND=; unset -f __quarterdeck_prompt",
    "trap 'true' DEBUG",
    "trap 'echo :$BASH_COMMAND:' DEBUG",
    "set -u",
    "set -e; set +e",
    "set -x",
    "set -o posix",
    "stty -echo",
    "stty raw",
    "stty -icrnl -opost",
    "alias printf=false stty=false",
    "exec 2>&1",
    "source ./activate",
    "source prompt.bash",
    "PATH=",
    "cd ..",
)


@pytest.fixture(params=["with PS0", "without PS0, as on macOS"])
def any_bash(request, tmp_path, monkeypatch):
    if "without" in request.param:
        folder = tmp_path / "old"
        folder.mkdir()
        text = (beginning.MARKS / "shell.rc").read_text().replace(">= 404", ">= 99900").replace(">= 501", ">= 99900")
        (folder / "shell.rc").write_text(text)
        shutil.copy(beginning.MARKS / "shell.zsh", folder)
        monkeypatch.setattr(beginning, "MARKS", folder)


@pytest.mark.usefixtures("any_bash")
def test_every_bash_says_where_a_command_begins(live):
    it = live(
        {"run": "true ahoy", "expect": "ahoy"}, {"run": "(echo ahoy | cat) && false", "expect": "ahoy", "status": 1}
    )
    assert it.step(1).problem is not None
    assert it.step(2).problem is None


@pytest.mark.usefixtures("any_bash")
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_step_changes_it_ends_and_the_next_ones_are_judged(live, change):
    it = live(change, AHOY, "for i in 1 2; do\necho $i\ndone", files={"activate": ACTIVATE, "prompt.bash": PROMPT})
    for number in (1, 2, 3):
        assert it.step(number, 6).problem is None, it.text()
    assert "QUARTERDECK" not in it.text()
    assert "__quarterdeck" not in it.text().replace(change, "")


def test_a_changed_prompt_is_shown_as_it_is(live):
    it = live("source ./activate", "true", files={"activate": ACTIVATE})
    it.step(1)
    it.step(2)
    assert it.text() == "$ source ./activate\r\n(venv) $ true\r\n(venv) $ "


@pytest.mark.parametrize("shell", ["bash --norc", "zsh -f"])
def test_a_shell_put_in_its_place_is_taken_in_hand_unseen(live, shell):
    if shell.startswith("zsh") and not shutil.which("zsh"):
        pytest.skip("zsh is not here")
    it = live(f"exec {shell}", {"run": "echo 'ahoy!'", "expect": "^ahoy!$"}, {"run": "bash -c 'exit 4'", "status": 4})
    assert it.step(1, 8).problem is None
    assert it.step(2, 6).problem is None, it.text()
    assert it.step(3, 6).problem is None, it.text()
    assert "QUARTERDECK" not in it.text()


@pytest.mark.parametrize("end", ["exit 3", "(exit 3); exit", "set -e; (exit 3)", "exec bash -c 'exit 3'"])
def test_a_shell_that_ends_gives_its_status_and_a_new_one_stands_there(live, end):
    it = live("mkdir sub; cd sub", {"run": end, "status": 3}, {"run": "basename $PWD", "expect": "^sub$"})
    it.step(1)
    ended = it.step(2)
    assert (ended.status, ended.problem) == (3, None)
    assert it.text().endswith("\x1b[2m(the shell has ended with status 3; a new one stands here)\x1b[0m\r\n$ ")
    assert it.step(3).problem is None


def test_the_wrong_end_of_a_shell_is_a_problem_like_any_wrong_status(live):
    assert "exit status 3 where 0 was expected" in live("exit 3").step(1).problem


def test_a_shell_killed_between_steps_is_replaced(live):
    it = live("trap '' HUP; sleep 60 & echo pid $$", AHOY)
    it.step(1)
    os.kill(int(it.text().split("pid ")[-1].split()[0]), signal.SIGKILL)
    it.see("status 137; a new one stands here)\x1b[0m\r\n$ ")
    assert it.step(2).problem is None


def test_a_step_in_a_shell_within_the_shell_says_why_its_end_is_not_known(live, monkeypatch):
    monkeypatch.setattr(terminal, "PATIENCE", 0.2)
    it = live({"run": "bash --norc", "timeout": 1}, {"run": "bash --norc; true", "until": r"bash-\S+[#$] "}, "echo on")
    assert it.step(1).problem == (
        "step 1 of build did not end within 1 s; bash takes the keys there, and only an until can say when a step within"
        " it ends"
    )
    assert it.step(2).problem is None


def test_a_prompt_begins_on_a_line_of_its_own(live):
    it = live("printf unfinished")
    it.step(1)
    assert it.text() == "$ printf unfinished\r\nunfinished\r\n$ "


def test_a_long_command_after_ctrl_c_loses_no_character(live):
    it = live(
        {"run": "bash -c 'trap \"exit 0\" INT; echo up; while :; do sleep 0.1; done'", "until": "up"}, "echo next"
    )
    it.step(1)
    it.step(2)
    assert "^C\r\n$ echo next" in it.text()


def test_the_owners_own_file_is_read_first(demo, settings, live_of, tmp_path):
    own = tmp_path / "own file.rc"
    own.write_text("PS1='me> '\nalias hail='echo ahoy'\n")
    source = ShellSource(demo("hail"), replace(settings, shell_rc=own), run="own")
    it = live_of(source)
    assert it.step(1).problem is None
    assert it.text() == "me> hail\r\nahoy\r\nme> "


def test_an_own_file_that_is_none_or_ends_the_shell_is_one_sentence(demo, settings, tmp_path):
    build = demo("true")
    with pytest.raises(SourceError, match=r"QUARTERDECK_SHELL_RC names .*/none, and there is no such file"):
        ShellSource(build, replace(settings, shell_rc=tmp_path / "none"), run="none")
    (tmp_path / "bad").write_text("exit 1\n")
    source = ShellSource(build, replace(settings, shell_rc=tmp_path / "bad"), run="bad")
    closed = next(event for event in source.events() if isinstance(event, Closed))
    assert closed.problem == "the shell in terminal main of build has ended before its first prompt"
    source.close()


def test_a_command_that_ends_just_as_its_shell_is_looked_at_is_left_alone(live):
    it = live(*[{"run": "sleep 2; echo ended", "expect": "ended"}] * 4)
    assert [it.step(number).problem for number in (1, 2, 3, 4)] == [None] * 4
    assert "QUARTERDECK_NONCE" not in it.text()
