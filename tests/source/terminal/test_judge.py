from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from quarterdeck.demo.model import Step
from quarterdeck.findings import Place
from quarterdeck.source.terminal.heard import KEPT, plain
from quarterdeck.source.terminal.judge import Judge


def a_judge(*heard: str, **step: Any) -> Judge:
    for name in ("until", "expect"):
        if name in step:
            step[name] = re.compile(step[name])
    judge = Judge(Step(2, Place(Path("demo.yaml"), 1), **({"run": "make"} | step)), "build")
    for text in heard:
        judge.hear(text)
    return judge


def test_a_step_that_does_as_promised_has_no_problem():
    assert a_judge("all ", "fine", expect="all fine").on_exit(0) is None
    assert a_judge(status=1).on_exit(1) is None


def test_a_wrong_status_is_one_sentence():
    assert a_judge().on_exit(1) == "step 2 of build: exit status 1 where 0 was expected"
    said = a_judge("trying\r\n", "\x1b[31merror: no such pod\x1b[0m\r\n\r\n").on_exit(1)
    assert said == "step 2 of build: exit status 1 where 0 was expected; it said “error: no such pod”"
    assert a_judge("x" * 500).on_exit(1).endswith("x…”")


def test_output_without_what_was_expected_is_one_sentence():
    assert a_judge("none", expect="[Ff]ine").on_exit(0) == "step 2 of build: the output has no match for /[Ff]ine/"


def test_colours_and_line_ends_do_not_hide_a_match():
    assert a_judge("\x1b[1mall\x1b[0m\r\n\x1b]8;;http://x\x1b\\fine", expect="^all\nfine$").on_exit(0) is None
    assert plain("10%\r20%\r\n") == "10%\n20%\n"


def test_until_ends_a_step_however_its_match_is_cut():
    judge = a_judge("liste", until="listening")
    assert not judge.over
    judge.hear("ning")
    assert judge.over
    assert judge.on_time() is None


def test_a_command_that_ends_before_until_has_come_is_a_problem():
    problem = a_judge("crash", until="listening").on_exit(0)
    assert problem == "step 2 of build: the command ended before its output had a match for /listening/"


@pytest.mark.parametrize(
    ("step", "sentence"),
    [({}, "did not end within 5 s"), ({"until": "up"}, ": the output had no match for /up/ within 5 s")],
)
def test_a_step_that_takes_too_long_says_what_was_awaited(step: dict[str, str], sentence: str):
    assert (
        a_judge(timeout=5, **step).on_timeout()
        == f"step 2 of build{sentence if sentence[0] == ':' else f' {sentence}'}"
    )


def test_a_line_sent_ends_where_its_answer_comes():
    assert a_judge("42", run=None, send="6*7", expect="42").over


def test_an_interrupted_step_says_so_unless_that_is_how_it_was_to_end():
    assert a_judge().on_interrupt(130) == "step 2 of build was interrupted"
    assert a_judge(status=130).on_interrupt(130) is None


def test_a_flood_is_not_kept():
    judge = a_judge(*["x" * 50_000] * 20, expect="y")
    assert len(judge._heard.text) <= 2 * KEPT


@pytest.mark.parametrize("before", [0, 1_000_000])
def test_what_is_expected_or_captured_may_come_anywhere_in_a_flood(before: int):
    id_of = re.compile(r"^id (\d+)$", re.MULTILINE)
    judge = a_judge("." * before, "\r\nid 42\r\n", *["dots\r\n" * 9_000] * 20, expect="id", capture=(("ID", id_of),))
    judge.hear("id 43\r\n")
    assert judge.on_exit(0) is None
    assert judge.captured == {"ID": "42"}
    assert a_judge("." * before, *["dots\r\n" * 9_000] * 20, expect="id").on_exit(0)


def test_the_beginning_and_the_end_of_a_flood_are_none_where_it_was_cut():
    flood = ["dots\r\n" * 9_000] * 20
    assert a_judge("first\r\n", *flood, expect=r"\Adots").on_exit(0)
    assert a_judge("first\r\n", *flood, "last", expect=r"dots\n\Z").on_exit(0)
    assert a_judge("first\r\n", *flood, "last", expect=r"\Afirst").on_exit(0) is None
