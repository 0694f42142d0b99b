"""Doors that are rattled, by many addresses and by the hall's own: the talk goes on as if nobody did."""

import json
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
import pytest
import requests

from tests.served import HOME, PATIENCE, Person, Served, ended, output_of, write_talk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a machine has one address of its own")

HALF = SLOW = 150
DEMO = """\
title: Frames
needs: []
steps:
  - run: echo one
  - run: number=0; until test -e "$OVER"; do echo "frame $((++number));"; sleep 0.04; done
    timeout: 100
"""
DECK = "# Hello\n\n[.demo: frames]\n"
# A server whose patience is a tenth of what it is, and that says how much goes on in it when it is asked.
CODE = """
import gc, signal, sys
import gevent, greenlet
import quarterdeck.transport.arrivals as arrivals
arrivals.HEAD_WITHIN, arrivals.BODY_WITHIN = 1.0, 3.0

def tell():
    gc.collect()
    print("greenlets", sum(isinstance(each, greenlet.greenlet) and not each.dead for each in gc.get_objects()), flush=True)

gevent.signal_handler(signal.SIGUSR1, tell)
import app
sys.exit(app.main(sys.argv[1:]))
"""


def begin(arguments, environment, log):
    with log.open("w") as out:
        command = [sys.executable, "-c", CODE, *map(str, arguments)]
        return subprocess.Popen(command, env=environment, cwd=HOME, stdout=out, stderr=out)


@contextmanager
def rattling(port, *addresses):
    """Have doors rattled; gives the process, of which all stand before the doors."""
    command = [sys.executable, HOME / "bench" / "room" / "rattle.py", str(port), str(HALF), str(SLOW), *addresses]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert json.loads(process.stdout.readline())["what"] == "standing"
        yield process
        process.communicate()


def held(served):
    """What the server holds: greenlets, threads, files, and connections."""
    told = len(served.log.read_text())
    served.process.send_signal(signal.SIGUSR1)
    until = time.monotonic() + PATIENCE
    while not (found := re.search(r"greenlets (\d+)\n", served.log.read_text()[told:])):
        assert time.monotonic() < until
        time.sleep(0.05)
    server = psutil.Process(served.process.pid)
    return {
        "greenlets": int(found[1]),
        "threads": server.num_threads(),
        "files": server.num_fds(),
        "connections": len(server.net_connections()),
    }


def come(served, number):
    """Let so many people in, who watch the demo; gives each with the number of the frame that is next."""
    people = [Person(served) for _ in range(number)]
    return [(person, person.ask("watch", demo="frames")["show"]) for person in people]


def frames_of(person, show):
    """The numbers of all frames that somebody has seen, in the picture they came to and after it."""
    before = "".join(output["text"] for output in (show or {}).get("output") or ())
    return [int(number) for number in re.findall(r"frame (\d+);", before + output_of(person))]


def test_everybody_has_every_frame_whoever_comes_is_let_in_and_nothing_is_left(tmp_path):
    deck = write_talk(tmp_path / "talk", DECK, frames=DEMO)
    around = {"OVER": str(tmp_path / "over")}
    with Served(deck, tmp_path / "state", begin=begin, **around) as served, Person(served, owner=True) as presenter:
        presenter.ask("watch", demo="frames")
        presenter.ask("step", demo="frames", step=1)
        presenter.wait(lambda me: ended(me, 1), "the first step")
        requests.get(f"{served.url}/1", timeout=PATIENCE)
        before = held(served)
        people = come(served, 10)
        many = [f"127.0.0.{number}" for number in range(2, 10)]
        with rattling(served.port, *many) as from_many, rattling(served.port, "127.0.0.1") as from_here:
            presenter.ask("step", demo="frames", step=2)
            presenter.wait(lambda me: "frame 1;" in output_of(me), "the first frame")
            people += come(served, 5)
            assert "Hello" in requests.get(f"{served.url}/1", timeout=PATIENCE).text
            for rattle in (from_many, from_here):
                assert json.loads(rattle.stdout.readline())["what"] == "each was closed"
            people += come(served, 5)
            (tmp_path / "over").touch()
            presenter.wait(lambda me: ended(me, 2), "the end")
        frames = frames_of(presenter, None)
        assert frames == list(range(1, len(frames) + 1))
        for person, show in people:
            person.wait(lambda me: ended(me, 2), "the end")
            assert frames_of(person, show) == frames
            person.close()
        presenter.wait(lambda me: me.all("people")[-1]["refused"] > HALF, "the count at the desk")
        presenter.wait(lambda _: not grown(before, held(served)), "nothing to be left")
    assert "Traceback" not in served.log.read_text()


def grown(before, now):
    return {name: (before[name], now[name]) for name in before if now[name] > before[name]}
