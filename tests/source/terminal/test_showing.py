from __future__ import annotations

import pytest

from quarterdeck.source.terminal.column import Line
from quarterdeck.source.terminal.marks import Mark
from quarterdeck.source.terminal.showing import Showing

END: list[str | Mark] = [Mark("D", 0), Mark("A"), "$ ", Mark("B")]


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("", False),
        ("whole\r\n", False),
        ("begun", True),
        ("^C", True),
        ("tab\r\n\t", True),
        ("50 %\r", False),
        ("50 %\r\x1b[K", False),
        ("\x1b[31m\x1b[0m\x1b(B", False),
        ("red\x1b[0m", True),
        ("ab\b\b", False),
        ("⚠\ufe0f\b\b", False),
        ("中\b", True),
        ("👨\u200d👩\u200d👧\x1b[2D", False),
        ("ab\b", True),
        ("ab\x1b[2D", False),
        ("ab\x1b[1G", False),
        ("\x1b[C", True),
        ("text\x1b[24;1H\x1b[K", False),
        ("text\x1b[H\x1b[2J", False),
        ("text\x1b[24;7H", True),
        ("~\r\n-- INSERT --\x1b[24;30H\x1b[?1049l", False),
        ("\x1b7\x1b[24;1Hbar\x1b8", False),
        ("a\x1b7\x1b[24;1H\x1b8", True),
        ("x" * 10_000, True),
    ],
)
def test_what_a_line_leaves_the_cursor_in(text: str, begun: bool):
    line = Line()
    line.feed(text)
    assert line.begun is begun


@pytest.mark.parametrize(("said", "shown"), [("whole\r\n", "whole\r\n$ "), ("^C", "^C\r\n$ "), ("", "$ ")])
def test_a_prompt_begins_on_a_line_of_its_own(said: str, shown: str):
    assert Showing().feed([Mark("C"), said, *END]) == shown


def test_only_the_end_of_a_command_begins_a_line():
    assert Showing().feed(["(venv) ", Mark("A"), "$ ", Mark("B"), "half a comm", Mark("A"), "$ ", Mark("B")]) == (
        "(venv) $ half a comm$ "
    )


def test_what_takes_a_shell_in_hand_is_not_seen():
    showing = Showing()
    showing.feed(["root@here# "])
    showing.hidden = True
    assert showing.feed([" . secret\r\n", *END]) == "\r\x1b[K$ "
    assert showing.feed(["ls"]) == "ls"


def test_what_commands_print_is_heard_and_the_prompt_known():
    showing = Showing()
    showing.feed(["$ echo\r\n", Mark("C"), "said\r\n", Mark("D", 0), "no", Mark("A"), "me> ", Mark("B"), "typed"])
    assert (showing.heard, showing.prompt) == ("said\r\n", "me> ")
