"""What may happen to the machine that serves, in the middle of a talk."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from tests.served import ECHO, Person, Served, ended, output_of, write_talk

ASLEEP = 50  # seconds: longer than a connection is held that says nothing

SLOW = """\
title: Slow
about: A step that takes its time.
needs: []
steps:
  - run: for each in 1 2 3 4; do sleep 1; echo part $each; done
    expect: part 4
  - run: echo after
    expect: after
"""


@pytest.fixture(name="deck")
def _deck(tmp_path):
    return write_talk(tmp_path / "talk", "# Slow\n\n[.demo: slow]\n\n---\n\n# Echo\n\n[.demo: echo]\n", slow=SLOW)


@pytest.fixture(name="served")
def _served(deck, tmp_path):
    with Served(deck, tmp_path / "state") as served:
        yield served


def begun(person, demo):
    """Open a demo as a person does who presents, and run its first step."""
    person.ask("watch", demo=demo)
    person.ask("step", demo=demo, step=1)
    return person


@pytest.mark.timeout(180)
def test_a_laptop_that_sleeps_for_a_minute_goes_on_with_the_step_where_it_was(served):
    with Person(served, owner=True) as desk:
        begun(desk, "slow").wait(lambda me: "part 1" in output_of(me), "the step's first part")
    ours = [psutil.Process(served.process.pid), *psutil.Process(served.process.pid).children(recursive=True)]
    for process in ours:
        process.suspend()
    time.sleep(ASLEEP)
    for process in reversed(ours):
        process.resume()
    with Person(served, owner=True) as desk:
        desk.wait(lambda me: me.ask("watch", demo="slow")["show"]["steps"][0]["state"] == "passed", "the step's end")
        desk.ask("step", demo="slow", step=2)
        assert desk.wait(lambda me: ended(me, 2), "the next step's end")["status"] == 0
        with Person(served) as viewer:
            assert all(f"part {each}" in str(viewer.ask("watch", demo="slow")) for each in range(1, 5))


def test_a_demo_whose_folder_goes_away_while_it_is_open_goes_on_from_its_copy(served, deck):
    folder = deck.parents[1] / "demos" / "echo"
    with Person(served, owner=True) as desk:
        begun(desk, "echo").wait(lambda me: ended(me, 1), "the first step's end")
        shutil.rmtree(folder)
        desk.wait(
            lambda me: [told for told in me.all("notice") if "no demo is called “echo”" in told["text"]], "a word"
        )
        desk.ask("step", demo="echo", step=2)
        desk.wait(lambda me: ended(me, 2), "the second step's end")
        folder.mkdir()
        (folder / "demo.yaml").write_text(ECHO)
        desk.wait(lambda me: me.all("faults")[-1]["faults"] == [], "nothing to be wrong")


def test_one_press_from_desk_and_phone_at_the_same_moment_moves_once(served):
    with Person(served, owner=True) as desk, Person(served, owner=True) as phone, ThreadPoolExecutor(2) as both:
        for _ in range(10):
            desk.ask("go", slide=2, build=0)
            at = desk.wait(lambda me: [at for at in me.all("stage")[-1:] if at["slide"] == 2], "a move")
            presses = [both.submit(person.ask, "back", turn=at[0]["turn"]) for person in (desk, phone)]
            answers = sorted((press.result() for press in presses), key=lambda answer: answer["ok"])
            assert [answer["ok"] for answer in answers] == [False, True]
            assert "the talk had just moved, so this press did nothing" in answers[0]["error"]
            desk.wait(lambda me: me.all("stage")[-1]["slide"] == 1, "the move")
