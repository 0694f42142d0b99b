"""`rehearse` performs demos for nobody, says how each step went, and leaves nothing behind."""

import contextlib
import os
import re
import signal
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from quarterdeck.command.budget import Budget
from quarterdeck.command.rehearse import Wishes, rehearse
from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.events import Ended, Output, Started
from quarterdeck.show.rehearsed import times_of
from quarterdeck.store.database import Store
from quarterdeck.store.rehearsal_table import RehearsalTable
from quarterdeck.tape.digest import digest
from quarterdeck.tape.read import read_tape
from tests.nursery import Process

HOME = Path(__file__).resolve().parents[2]

TWO_TERMINALS = """\
title: Two terminals
steps:
  - run: echo ready; sleep 600
    terminal: server
    until: ready
  - edit: {file: greeting.txt, old: Hello, new: Good evening}
  - run: cat greeting.txt
    expect: Good evening
"""

FAILS = """\
title: Fails
steps:
  - run: echo so far so good
  - run: cat nothing.txt
  - run: echo never
cleanup:
  - touch TOUCHED
"""

CHECKED = """\
title: Checked
steps:
  - run: touch hello
    check: CHECK
    hint: Is there a file called hello?
"""


@pytest.fixture
def rehearsed(talk, capsys):
    """Rehearse, and give the exit status and what was printed."""

    def run(*names, settings=talk.settings, **wishes):
        status = rehearse(settings, Wishes(names, **wishes))
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_every_step_is_said_with_its_time(talk, rehearsed):
    talk.demo("hello")
    status, said = rehearsed()
    assert status == 0
    assert "hello: hello\n  ok " in said
    assert " s  1/1 echo hello from hello\n" in said
    assert said.endswith("all well\n")


def test_a_step_that_goes_on_an_edit_and_a_second_terminal_work_without_an_audience(talk, rehearsed):
    talk.demo("two", TWO_TERMINALS)
    (talk.path / "demos" / "two" / "greeting.txt").write_text("Hello\n")
    status, said = rehearsed()
    assert status == 0, said
    assert "2/3 edit greeting.txt" in said
    assert (talk.path / "demos" / "two" / "greeting.txt").read_text() == "Hello\n"


def test_a_broken_step_fails_the_rehearsal_with_its_last_words_and_is_cleaned_up(talk, rehearsed):
    talk.demo("fails", FAILS.replace("TOUCHED", str(talk.path / "touched")))
    talk.demo("hello")
    status, said = rehearsed()
    assert status == 1
    assert "FAILED" in said
    assert "step 2 of fails: exit status 1 where 0 was expected" in said
    assert "| cat: nothing.txt: No such file or directory" in said
    assert "echo never" not in said
    assert (talk.path / "touched").exists()
    assert "1/1 echo hello from hello" in said, "the others are rehearsed all the same"
    assert "1 went wrong" in said


def kept(talk, demo):
    with Store.open(talk.settings.state) as store:
        return times_of(demo, RehearsalTable(store))


def test_the_times_are_measured_against_the_talk_and_kept(talk, rehearsed):
    talk.deck("time-budget: 45\n\n# Hello\n")
    talk.demo("two", "title: Two\nsteps:\n  - run: sleep 0.2\n  - run: 'true'\n")
    status, said = rehearsed()
    assert status == 0
    assert re.search(r"  passed +\d+\.\d\d s  in all, under 1 % of the talk's 45 min\n", said)
    assert re.search(r"\ntheir steps took \d+\.\d\d s, under 1 % of the talk's 45 min\n", said)
    demo = load_demo(talk.path / "demos" / "two", ENGINES)
    slept, nothing = kept(talk, demo)
    assert slept >= 0.2 > nothing


def test_a_talk_without_a_time_budget_or_a_deck_is_rehearsed_all_the_same(talk, rehearsed):
    talk.demo("hello")
    assert " of the talk's " not in rehearsed()[1]
    status, said = rehearsed(settings=replace(talk.settings, deck=talk.path / "gone.md"))
    assert (status, " of the talk's " in said) == (0, False)


def test_a_demo_that_fails_keeps_no_times_and_the_last_good_ones_stay(talk, rehearsed):
    folder = talk.demo("hello")
    rehearsed()
    before = kept(talk, load_demo(folder, ENGINES))
    talk.demo("hello", FAILS)
    assert rehearsed()[0] == 1
    assert kept(talk, load_demo(folder, ENGINES)) == ()
    talk.demo("hello")
    assert kept(talk, load_demo(folder, ENGINES)) == before


def test_only_the_named_demos_run(talk, rehearsed):
    talk.demo("hello")
    talk.demo("goodbye")
    status, said = rehearsed("goodbye")
    assert status == 0
    assert "hello: hello" not in said


def test_a_name_that_is_no_demo_is_said_with_the_names_there_are(talk, rehearsed):
    talk.demo("hello")
    status, said = rehearsed("hallo")
    assert status == 1
    assert "no demo is called “hallo” (there are: hello)" in said


def test_a_broken_demo_fails_the_rehearsal(talk, rehearsed):
    talk.demo("hello", more="abuot: nothing")
    status, said = rehearsed()
    assert status == 1
    assert "demo.yaml:2: a demo has no key “abuot”" in said


def test_a_missing_engine_is_a_failure_unless_that_is_allowed(talk, rehearsed):
    talk.demo("hello", more="needs: [docker]")
    nowhere = replace(talk.settings, environment={**os.environ, "DOCKER_HOST": f"unix://{talk.path}/none.sock"})
    status, said = rehearsed(settings=nowhere)
    assert status == 1
    assert "hello: skipped. The " in said
    assert rehearsed(settings=nowhere, allow_missing=True)[0] == 0


def test_a_tape_holds_the_steps_the_engines_and_the_digest(talk, rehearsed):
    folder = talk.demo("hello")
    assert rehearsed(record=True)[0] == 0
    tape = read_tape(talk.tape("hello"))
    assert tape.digest == digest(load_demo(folder, ENGINES))
    kinds = [type(timed.event) for timed in tape.events if not isinstance(timed.event, Output)]
    assert kinds[-2:] == [Started, Ended]
    said = "".join(timed.event.text for timed in tape.events if isinstance(timed.event, Output))
    assert "$ echo hello from hello\r\nhello from hello\r\n" in said


def test_a_tape_of_a_flood_is_small_and_ends_as_it_did(talk, rehearsed):
    talk.demo("flood", "title: Flood\nsteps:\n  - run: seq 600000\n    expect: '300000'\n")
    assert rehearsed("flood", record=True)[0] == 0
    events = read_tape(talk.tape("flood")).events
    said = "".join(timed.event.text for timed in events if isinstance(timed.event, Output))
    assert said.endswith("".join(f"{number}\r\n" for number in range(599_000, 600_001)) + "$ ")


def test_a_check_that_fails_after_its_step_fails_the_rehearsal(talk, rehearsed):
    talk.demo("rots", CHECKED.replace("CHECK", "echo nothing here; test -f goodbye"))
    status, said = rehearsed()
    assert status == 1
    assert "step 1 of rots: its check fails: nothing here" in said


def test_a_check_that_passes_before_its_step_is_noted(talk, rehearsed):
    talk.demo("doubtful", CHECKED.replace("CHECK", "test -d ."))
    talk.demo("sound", CHECKED.replace("CHECK", "test -f hello"))
    status, said = rehearsed()
    assert status == 0
    assert said.count("note: the check of step 1 passes before the step, so it may prove nothing") == 1


def test_a_failed_rehearsal_keeps_the_old_tape(talk, rehearsed):
    talk.demo("fails", FAILS.replace("TOUCHED", "touched"))
    talk.tape("fails").write_text("the old one")
    assert rehearsed(record=True)[0] == 1
    assert talk.tape("fails").read_text() == "the old one"


def test_a_tape_that_would_show_a_folder_of_this_machine_is_not_written(talk, rehearsed):
    talk.demo("where", "title: Where\nsteps:\n  - run: pwd\n")
    status, said = rehearsed(record=True)
    assert status == 1
    assert f"the tape would show this machine's {talk.path}/state" in said
    assert not talk.tape("where").exists()


def test_ctrl_c_ends_the_demo_and_cleans_up(talk):
    talk.demo("long", f"title: Long\nsteps:\n  - run: sleep 600\ncleanup:\n  - touch {talk.path}/touched\n")
    around = {**os.environ, "QUARTERDECK_DECK": str(talk.path / "deck.md")}
    around["QUARTERDECK_STATE"] = str(talk.settings.state)
    with (talk.path / "said").open("w+") as said, (talk.path / "complaint").open("w+") as complaint:
        streams = [said.fileno(), said.fileno(), complaint.fileno()]
        process = Process(["rehearse", "long"], around, streams=streams)
    try:
        _until(lambda: "sleep" in _names_below(process.pid))
        process.send_signal(signal.SIGINT)
        status = process.wait()
    finally:
        process.kill()
    complained = (talk.path / "complaint").read_text().strip()
    assert (status, complained) == (130, "interrupted; everything is cleaned up")
    assert (talk.path / "touched").exists()


def _names_below(pid):
    names = set()
    for child in psutil.Process(pid).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            names.add(child.name())
    return names


def _until(so):
    deadline = time.monotonic() + 20
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("minutes", "seconds", "said"),
    [
        (45, 270, ", 10 % of the talk's 45 min"),
        (45, 3, ", under 1 % of the talk's 45 min"),
        (1, 90, ", 150 % of the talk's 1 min"),
        (None, 90, ""),
    ],
)
def test_a_share_of_the_talk_is_said_in_words(minutes, seconds, said):
    assert Budget(minutes).share(seconds) == said


PRESSES = """\
title: Presses
setup: [echo made > made.txt]
steps:
  - run: sleep 0.3; cat made.txt
    expect: made
    hold: true
    capture: {WORD: (ma)de}
  - run: echo hello
    with: previous
    terminal: other
  - {run: touch unseen.txt, hidden: true}
  - run: cat unseen.txt; echo {{WORD}}ny
    expect: many
    check: test {{WORD}} = ma
    hint: Look.
"""


def test_all_that_goes_at_one_press_is_rehearsed_and_recorded(talk, rehearsed):
    talk.demo("presses", PRESSES)
    status, said = rehearsed("presses", record=True)
    assert status == 0, said
    assert re.findall(r"(\d)/4", said) == ["1", "2", "3", "4"]
    tape = read_tape(talk.settings.demos / "presses" / "tape.cast")
    told = [(type(timed.event).__name__, timed.event.step) for timed in tape.events if hasattr(timed.event, "step")]
    assert told[:4] == [("Started", 1), ("Held", 1), ("Started", 1), ("Started", 2)]
    seen = "".join(timed.event.text for timed in tape.events if isinstance(timed.event, Output))
    assert seen.count("unseen.txt") == 1


def test_setup_that_fails_is_said_and_nothing_of_it_is_left(talk, rehearsed):
    talk.demo("presses", PRESSES.replace("echo made > made.txt", "exit 3"))
    status, said = rehearsed("presses")
    assert status == 1
    assert "setup 1 of 1 of presses, “exit 3”, ended with status 3" in said
    assert talk.runs() == []
