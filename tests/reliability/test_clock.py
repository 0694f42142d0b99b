"""The machine's clock is set back an hour in the middle of a talk, as a laptop's is that has just found the network."""

import os
import subprocess
import sys

import pytest

from tests.served import HOME, Person, Served, ended, write_talk

pytestmark = pytest.mark.faketime


def begin(arguments, environment, log):
    """Start a server as everybody does: a library that is preloaded has to be there from the first."""
    with log.open("wb") as out:
        command = [sys.executable, str(HOME / "app.py"), *map(str, arguments)]
        return subprocess.Popen(command, env={**os.environ, **environment}, stdout=out, stderr=out)


def test_timer_and_steps_go_on_as_if_nothing_had_been(tmp_path, faketime):
    clock = tmp_path / "clock"
    clock.write_text("+0")
    preload = {"LD_PRELOAD": str(faketime), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    odd = {**preload, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    with (
        Served(deck, state, begin=begin, **odd) as served,
        Person(served, owner=True) as desk,
        Person(served) as viewer,
    ):
        desk.ask("next")
        desk.ask("watch", demo="echo")
        viewer.ask("watch", demo="echo")
        desk.ask("step", demo="echo", step=1)
        desk.wait(lambda me: ended(me, 1), "the first step's end")
        before = desk.wait(lambda me: me.all("timer"), "the timer")[-1]["seconds"]
        clock.write_text("-3600")
        with Person(served, owner=True) as second:
            assert second.wait(lambda me: me.all("timer"), "the timer")[-1]["seconds"] >= before
        desk.ask("step", demo="echo", step=2)
        viewer.wait(lambda me: ended(me, 2), "the second step's end")
