"""A command that prints without end, before a room in which somebody's phone has gone to sleep."""

import json
import time
from socket import SO_RCVBUF, SOL_SOCKET

import psutil
import pytest
import websocket

from quarterdeck.source.terminal.flood import LEFT_OUT
from tests.served import PATIENCE, Person, Served, ended, last_text, output_of, write_talk

FLOOD = """\
title: Flood
about: More than anybody can read.
needs: []
steps:
  - run: yes "$(printf '\\033[H'; printf 'y%.0s' {1..80})"  # drawn, so that nothing of it is left out
    until: yyyy
  - run: echo the last words
    expect: the last words
  - run: yes reads this
    until: reads
  - run: seq 300000
    expect: "150000"
"""


@pytest.fixture(name="served")
def _served(tmp_path):
    with Served(write_talk(tmp_path / "talk", flood=FLOOD), tmp_path / "state") as served:
        yield served


@pytest.fixture(name="presenter")
def _presenter(served):
    with Person(served, owner=True) as person:
        person.ask("watch", demo="flood")
        yield person


def phone(served):
    """A viewer's websocket with little room on the way, so that it is soon behind when it is not read."""
    url = f"ws://localhost:{served.port}/socket.io/?EIO=4&transport=websocket"
    narrow = [(SOL_SOCKET, SO_RCVBUF, 8192)]
    io = websocket.create_connection(url, origin=served.url, timeout=PATIENCE, sockopt=narrow)
    io.recv()
    io.send("40")
    io.send('420["watch",{"demo":"flood"}]')
    return io


def read(io):
    """The next event, its name and content."""
    while not (text := io.recv()).startswith("42"):
        if text == "2":
            io.send("3")
    return json.loads(text[2:])


def interrupt(presenter):
    """Press Ctrl-C, and give how long the flood went on."""
    pressed = time.monotonic()
    assert presenter.ask("interrupt", demo="flood")["ok"]
    presenter.wait(lambda me: "^C" in last_text(me), "the flood's end")
    return time.monotonic() - pressed


def test_ctrl_c_ends_a_flood_although_a_viewer_sleeps_who_is_then_brought_right(served, presenter):
    asleep = phone(served)
    presenter.ask("step", demo="flood", step=1)
    presenter.wait(lambda me: ended(me, 1), "the flood")
    before = psutil.Process(served.process.pid).memory_info().rss
    time.sleep(3)
    interrupt(presenter)
    assert psutil.Process(served.process.pid).memory_info().rss - before < 8_000_000
    assert presenter.ask("step", demo="flood", step=2)["ok"]
    presenter.wait(lambda me: ended(me, 2), "the step after it")
    number, picture = 0, None
    while picture is None:  # what was on its way comes first
        name, content = read(asleep)
        if name == "events":
            assert number in {0, content["events"][0]["n"] - 1}, "an event was lost before the picture"
            number = content["events"][-1]["n"]
        elif name == "show" and content["output"]:
            picture = content
    assert picture["number"] > number + 1, "it should have missed some"
    assert "the last words" in picture["output"][0]["text"]
    assert len(picture["output"][0]["text"]) < 200_000
    asleep.shutdown()


def test_who_comes_late_in_a_flood_goes_on_without_a_gap(served, presenter):
    presenter.ask("step", demo="flood", step=1)
    presenter.wait(lambda me: ended(me, 1), "the flood")
    time.sleep(1)
    with Person(served) as late:
        show = late.ask("watch", demo="flood")["show"]
        assert len(show["output"][0]["text"]) < 200_000
        late.wait(lambda me: me.all("events"), "what comes next")
        assert late.all("events")[0]["events"][0]["n"] == show["number"] + 1
    interrupt(presenter)


def test_a_press_in_a_flood_turns_the_slide_and_its_end_is_as_in_any_terminal(served, presenter):
    with Person(served) as viewer:
        viewer.ask("watch", demo="flood")
        presenter.ask("step", demo="flood", step=3)
        viewer.wait(lambda me: LEFT_OUT in output_of(me), "a flood")
        slide = viewer.all("stage")[-1]["slide"]
        presenter.ask("next")
        viewer.wait(lambda me: me.all("stage")[-1]["slide"] == slide + 1, "the next slide")
        presenter.ask("step", demo="flood", step=4)
        viewer.wait(lambda me: ended(me, 4), "the end")
        end = "".join(f"{number}\r\n" for number in range(299_000, 300_001)) + "$ "
        assert not ended(viewer, 4)["failed"]
        assert output_of(viewer).endswith(end)
        with Person(served) as late:
            assert late.ask("watch", demo="flood")["show"]["output"][0]["text"].endswith(end)
