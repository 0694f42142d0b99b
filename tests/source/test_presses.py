"""What goes at one press: steps together and unseen, one that holds, keys, and values from step to step."""

from __future__ import annotations

import re
import shutil
import time

import gevent
import pytest

from quarterdeck.demo.model import Edit, Setup
from quarterdeck.errors import RefusedError, SourceError
from quarterdeck.events import Closed, Ended, Held, Output, Resized, Started


def order(it):
    """The beginnings and ends of steps, as they were told."""
    return [(type(event).__name__, event.step) for event in it.events if isinstance(event, Started | Held | Ended)]


def test_a_hidden_step_goes_unseen_after_the_one_before(live):
    it = live("echo one", {"run": "export X=2; echo hush", "expect": "hush", "hidden": True}, "echo $X")
    it.source.step(1)
    it.wait(lambda event: isinstance(event, Ended) and event.step == 2)
    assert it.step(3).problem is None
    assert it.text() == "$ echo one\r\none\r\n$ echo $X\r\n2\r\n$ "
    assert order(it)[:4] == [("Started", 1), ("Started", 2), ("Ended", 1), ("Ended", 2)]


def test_after_a_hidden_step_the_prompt_is_as_it_is_now(live):
    it = live("true", {"run": "cd /usr", "hidden": True}, prompt="\\w\n% ")
    it.source.step(1)
    it.wait(lambda event: isinstance(event, Ended) and event.step == 2)
    it.see("/usr\r\n% ")
    assert it.text().endswith("\r\x1b[A\x1b[J/usr\r\n% ")


def test_a_hidden_step_that_takes_its_time_stays_hidden(live):
    it = live("true", {"run": "sleep 4; echo hush; false", "hidden": True, "status": 1})
    it.source.step(1)
    assert it.wait(lambda event: isinstance(event, Ended) and event.step == 2).problem is None
    assert "hush" not in it.text()


def test_a_hidden_edit_shows_no_difference(live):
    it = live(
        "true",
        {"edit": Edit("a.txt", "a", "b"), "hidden": True},
        {"run": "cat a.txt", "expect": "b"},
        files={"a.txt": "a\n"},
    )
    it.source.step(1)
    it.wait(lambda event: isinstance(event, Ended) and event.step == 2)
    assert it.step(3).problem is None
    assert it.text() == "$ true\r\n$ cat a.txt\r\nb\r\n$ "


def test_a_hidden_step_that_fails_is_told(live):
    it = live("true", {"run": "false", "hidden": True})
    it.source.step(1)
    ended = it.wait(lambda event: isinstance(event, Ended) and event.step == 2)
    assert ended.problem == "step 2 of build: exit status 1 where 0 was expected"


def test_a_step_with_the_previous_begins_as_soon_as_that_one_is_under_way(live):
    it = live(
        "while ! test -e done; do sleep 0.05; done; echo over",
        {"run": "echo now; touch done", "terminal": "other", "joins": True},
    )
    assert it.step(1).problem is None
    it.wait(lambda event: isinstance(event, Ended) and event.step == 2)
    assert order(it)[:2] == [("Started", 1), ("Started", 2)]
    assert "now" in it.text("other")


def test_a_step_with_one_that_goes_on_begins_once_that_is_so(live):
    it = live(
        {"run": "sleep 0.3; echo ready; sleep 60", "until": "ready", "terminal": "watch"},
        {"run": "echo now", "joins": True},
        "echo later",
    )
    it.source.step(1)
    it.wait(lambda event: isinstance(event, Ended) and event.step == 2)
    assert order(it) == [("Started", 1), ("Started", 2), ("Ended", 1), ("Ended", 2)]
    started = next(at for at, event in enumerate(it.events) if event == Started("main", 2))
    assert any(isinstance(event, Output) and "ready" in event.text for event in it.events[:started])


def test_what_goes_with_a_step_that_fails_does_not_begin(live):
    it = live({"run": "false", "until": "never", "terminal": "watch"}, {"run": "echo now", "joins": True})
    assert it.step(1).problem
    gevent.sleep(0.2)
    assert order(it) == [("Started", 1), ("Ended", 1)]


def test_an_interrupted_press_is_over_in_each_of_its_terminals(live):
    it = live("sleep 60", {"run": "sleep 60", "terminal": "other", "joins": True})
    it.source.step(1)
    it.wait(lambda event: event == Started("other", 2))
    gevent.sleep(0.3)
    it.source.interrupt()
    for step in (1, 2):
        it.wait(lambda event, step=step: isinstance(event, Ended) and event.step == step)


def test_a_step_that_holds_is_typed_at_one_press_and_run_at_the_next(live):
    it = live({"run": "echo held", "hold": True, "expect": "^held"})
    it.source.step(1)
    it.wait(lambda event: event == Held("main", 1))
    it.see("echo held")
    gevent.sleep(0.2)
    assert it.text() == "$ echo held"
    ended = it.step(1)
    assert ended.problem is None
    assert it.text() == "$ echo held\r\nheld\r\n$ "
    assert order(it) == [("Started", 1), ("Held", 1), ("Started", 1), ("Ended", 1)]


def test_the_time_of_a_step_that_holds_begins_when_it_runs(live):
    it = live({"run": "sleep 0.1", "hold": True, "timeout": 1})
    it.source.step(1)
    it.wait(lambda event: isinstance(event, Held))
    gevent.sleep(1.2)
    ended = it.step(1)
    assert ended.problem is None
    assert ended.seconds < 1


def test_what_is_shown_and_what_is_sent_can_be_held_too(live):
    it = live({"run": "cat", "shows": "a cat", "hold": True, "until": "meow"}, {"send": "purr", "hold": True})
    it.source.step(1)
    it.wait(lambda event: isinstance(event, Held))
    assert it.text() == "$ a cat"
    it.source.step(1)
    it.see("a cat\r\n")
    it.source.type("main", "meow\r")
    it.wait(lambda event: isinstance(event, Ended))
    it.see("meow\r\nmeow\r\n")
    it.source.step(2)
    it.wait(lambda event: event == Held("main", 2))
    it.see("purr")
    assert it.step(2).problem is None
    it.see("purr\r\npurr")


def test_ctrl_c_lets_go_of_a_step_that_holds(live):
    it = live({"run": "echo held", "hold": True}, "echo on")
    it.source.step(1)
    it.wait(lambda event: isinstance(event, Held))
    it.source.interrupt()
    assert it.wait(lambda event: isinstance(event, Ended)).problem == "step 1 of build was interrupted"
    assert it.step(2).problem is None
    assert "\r\nheld" not in it.text()


def test_a_quick_step_does_not_hold(live):
    it = live({"run": "echo held", "hold": True})
    it.source.step(1, quick=True)
    assert it.wait(lambda event: isinstance(event, Ended)).problem is None
    assert not any(isinstance(event, Held) for event in it.events)


def test_values_go_from_what_one_step_prints_to_what_later_ones_type_and_expect(live):
    it = live(
        {"run": "echo pod/web-x.1; echo more", "capture": (("POD", re.compile(r"pod/(web-\S+)")),)},
        {
            "run": "echo gone: {{POD}}",
            "expect": "gone: {{POD}}$",
            "check": "test {{POD}} = web-x.1",
        },
    )
    assert it.step(1).problem is None
    assert it.step(2).problem is None
    assert "$ echo gone: web-x.1\r\n" in it.text()
    assert it.source.check(2).passed


def test_a_value_that_was_not_printed_is_a_problem_of_the_step_that_captures_it(live):
    it = live({"run": "echo none", "capture": (("POD", re.compile("web")),)}, "echo {{POD}}")
    assert it.step(1).problem == "step 1 of build: the output has no match for /web/, which POD is captured by"
    assert it.step(2).problem == "step 2 of build: POD is not known yet; run step 1 first"


def test_a_value_that_would_press_enter_is_not_taken(live):
    it = live({"run": "printf 'a\\nb\\n'", "capture": (("X", re.compile(r"a\nb")),)})
    assert it.step(1).problem == "step 1 of build: what X captures is no line of text that could be typed"


@pytest.mark.skipif(not shutil.which("less"), reason="there is no less")
def test_keys_drive_less(live):
    lines = "".join(f"line {n}\n" for n in range(1, 101))
    it = live(
        {"run": "less lines.txt", "until": "line 5"},
        {"keys": ["Down", "Down", "G"], "until": "line 100"},
        {"keys": ["q"]},
        "echo back",
        files={"lines.txt": lines},
    )
    for number in (1, 2, 3, 4):
        assert it.step(number).problem is None
    assert [event.status for event in it.events if isinstance(event, Ended)] == [None, None, 0, 0]


@pytest.mark.skipif(not shutil.which("vim"), reason="there is no vim")
def test_keys_drive_vim(live):
    keys = ["G", "o", "And goodbye.", "Escape", "Up", "x", ":wq", "Enter"]
    it = live(
        {"run": "vim -u NONE notes.txt", "until": "Hello"},
        {"keys": keys},
        {"run": "cat notes.txt", "expect": r"Hell[^o]*And goodbye\."},
        files={"notes.txt": "Hello\n"},
    )
    for number in (1, 2, 3):
        assert it.step(number).problem is None


def test_keys_come_at_a_human_pace(live, settings):
    object.__setattr__(settings, "typing", 0.02)
    it = live(
        {"run": "echo be''gin; cat -v", "until": "go"}, {"keys": ["Ctrl+V", "Up", "Enter"], "until": r"\^\[\[A\s"}
    )
    it.source.step(1)
    it.see("begin")
    it.source.type("main", "go\r")
    it.wait(lambda event: isinstance(event, Ended))
    began = time.monotonic()
    assert it.step(2).problem is None
    assert time.monotonic() - began > 0.4


def test_keys_for_a_program_that_has_ended_are_a_problem(live):
    it = live({"run": "echo go; read -r -n 1 x", "until": "go"}, {"keys": ["a", "b"]}, {"keys": ["c"]})
    it.step(1)
    assert it.step(2).problem == "step 2 of build: the program had ended before “b” was pressed"
    assert it.step(3).problem == "step 3 of build: nothing is running in terminal main to press keys in"


def test_setup_is_done_unseen_before_the_first_step_and_told_as_it_goes(live):
    said = []
    it = live(
        {"run": "cat made.txt", "expect": "^two$"},
        said=said.append,
        setup=(Setup("echo $WORD > made.txt"), Setup("echo two >> made.txt")),
        env={"WORD": "one"},
    )
    it.wait(lambda event: isinstance(event, Resized))
    it.source.wait_until_ready()
    assert it.step(1).problem is None
    assert said == ["preparing, 1 of 2", "preparing, 2 of 2", "starting"]
    assert "echo two" not in it.text()


def test_setup_that_fails_ends_the_run_with_one_sentence(live, capfd):
    it = live("true", setup=(Setup("true"), Setup("echo no such thing >&2; exit 3")))
    closed = it.wait(lambda event: isinstance(event, Closed))
    sentence = "setup 2 of 2 of build, “echo no such thing >&2; exit 3”, ended with status 3; it said “no such thing”"
    assert closed.problem == sentence
    for _ in ("while it ends", "when it has ended"):
        with pytest.raises(SourceError, match="setup 2 of 2"):
            it.source.wait_until_ready()
        it.source.close()
    with pytest.raises(RefusedError, match="not ready"):
        it.source.step(1)
    assert "Traceback" not in capfd.readouterr().err


def test_setup_that_takes_too_long_is_ended(live):
    it = live("true", setup=(Setup("sleep 60", timeout=0.5),))
    assert it.wait(lambda event: isinstance(event, Closed)).problem.endswith("did not end within 0.5 s")


def test_a_run_that_is_still_preparing_can_be_closed_at_once(live):
    it = live("true", setup=(Setup("sleep 60 & sleep 60"),))
    gevent.sleep(0.3)
    with pytest.raises(RefusedError, match="not ready"):
        it.source.step(1)
    began = time.monotonic()
    it.close()
    assert time.monotonic() - began < 10
