"""What a step shows besides what is typed and printed: something else in its place, a comment, an empty screen."""

from __future__ import annotations

import shutil

import pytest

from quarterdeck.demo.model import Edit
from quarterdeck.errors import SourceError
from quarterdeck.events import Output

ZSH = {"shell": "zsh"}


def test_the_room_sees_what_is_shown_and_what_the_real_command_prints(live):
    it = live({"run": "printf '%s\\n' secret | tr s S", "shows": "ask for it", "expect": "^Secret$"}, "echo on")
    assert it.step(1).problem is None
    assert it.text() == "$ ask for it\r\nSecret\r\n$ "
    it.step(2)
    assert it.text().endswith("$ echo on\r\non\r\n$ ")


def test_what_is_shown_is_typed_at_a_human_pace(live, settings):
    object.__setattr__(settings, "typing", 0.01)
    it = live({"run": "echo secret", "shows": "ask for it"})
    it.step(1)
    drawn = [event.text for event in it.events if isinstance(event, Output)]
    assert [text for text in drawn if text in {"ask ", "for "}] == [
        "ask ",
        "for ",
    ]  # the last may come with what follows
    assert it.text() == "$ ask for it\r\nsecret\r\n$ "


def test_several_lines_may_be_shown_as_one_and_one_as_several(live):
    it = live({"run": "for i in 1 2; do\n  echo $i\ndone", "shows": "count"}, {"run": "echo 3", "shows": "a \\\nb"})
    it.step(1)
    it.step(2)
    assert it.text() == "$ count\r\n1\r\n2\r\n$ a \\\r\n> b\r\n3\r\n$ "


def test_a_command_that_is_none_ends_what_is_shown_in_its_place(live):
    it = live({"run": "# nothing", "shows": "think"}, "echo on")
    assert it.step(1).problem is None
    it.step(2)
    assert it.text() == "$ think\r\n$ echo on\r\non\r\n$ "


def test_a_step_says_in_the_terminal_what_it_is_for(live):
    say = "A container is a process with a view of its own, and here is one."
    it = live({"run": "echo hi", "say": say, "comment": True}, cols=40)
    it.step(1)
    lines = "# A container is a process with a\r\n# view of its own, and here is one."
    assert it.text() == f"$ \x1b[2m{lines}\x1b[0m\r\n$ echo hi\r\nhi\r\n$ "


def test_what_is_said_in_the_terminal_is_folded_by_what_its_emoji_take(live):
    family = "👨\u200d👩\u200d👧"
    it = live({"run": "echo hi", "say": " ".join([family] * 13), "comment": True}, cols=40)
    it.step(1)
    lines = f"# {' '.join([family] * 12)}\r\n# {family}"
    assert it.text() == f"$ \x1b[2m{lines}\x1b[0m\r\n$ echo hi\r\nhi\r\n$ "


def test_a_step_begins_on_an_empty_screen(live):
    edit = {"edit": Edit("a.txt", "a", "b"), "say": "Change it.", "comment": True, "clear": True}
    it = live({"run": "echo hi", "clear": True}, edit, files={"a.txt": "a\n"})
    it.step(1)
    assert it.text() == "$ \x1b[H\x1b[2J\x1b[3J$ echo hi\r\nhi\r\n$ "
    it.step(2)
    assert "$ \x1b[H\x1b[2J\x1b[3J\x1b[2m# Change it.\x1b[0m\r\n\x1b[1ma.txt" in it.text()


def test_a_demos_variables_are_there_for_steps_checks_and_at_the_end(live, settings):
    proof = settings.state.parent / "proof"
    env = {"PROOF": str(proof), "PAGER": "less"}
    step = {"run": "echo $PAGER", "expect": "^less$", "check": "test $PAGER = less"}
    it = live(step, env=env, cleanup=('touch "$PROOF"',))
    assert it.step(1).problem is None
    assert it.source.check(1).passed
    it.close()
    assert proof.exists()


def test_a_demo_has_a_prompt_of_its_own(live):
    it = live("cd /tmp", "echo on", prompt="\\e[32m\\w\\e[0m 🐳 ")
    it.step(1)
    assert it.step(2).problem is None
    assert "\x1b[32m.../build\x1b[0m" in it.text(), "a tape must not name this machine's folders"
    assert it.text().endswith("\x1b[32m/tmp\x1b[0m 🐳 echo on\r\non\r\n\x1b[32m/tmp\x1b[0m 🐳 ")


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh")
def test_a_demo_has_a_zsh_with_its_prompt(live):
    it = live(
        {"run": "print -l ${(s:,:)LIST}; (exit 3)", "status": 3, "expect": "b\n"},
        "exit",
        "echo $ZSH_NAME",
        **ZSH,
        prompt="\\e[33m%~\\e[0m > ",
        env={"LIST": "a,b"},
    )
    assert it.step(1).problem is None
    assert "\x1b[33m" in it.text()
    it.step(2)
    ended = it.step(3)
    assert (ended.problem, "zsh\r\n" in it.text()) == (None, True)


def test_a_shell_that_is_missing_is_said_in_one_sentence(live, settings, tmp_path):
    for name in ("bash", "env"):
        (tmp_path / name).symlink_to(shutil.which(name))
    object.__setattr__(settings, "environment", {**settings.environment, "PATH": str(tmp_path)})
    with pytest.raises(SourceError, match="zsh is not on this machine; install it, or write shell: bash"):
        live("true", **ZSH)
