"""The carrying in figures: how long pages take to answer, who is silent, and each message counted once."""

import time

import pytest
import requests
import websocket

from tests.socket_client import Client
from tests.transport.little import PATIENCE, Little

PATH = "/socket.io/?EIO=4&transport=websocket"
APP = """
import quarterdeck.transport.figures as figures
socketio.server.eio.ping_interval, socketio.server.eio.ping_timeout = 0.2, 60
@socketio.on("connect")
def connect():
    join_room("hall")
@socketio.on("say")
def say_it(times):
    for number in range(times):
        socketio.emit("news", number, to="hall")
    return times
@app.get("/figures")
def look():
    now = figures.look(socketio.server)
    return {name: getattr(now, name) for name in now.__slots__}
"""


@pytest.fixture(name="little")
def _little():
    with Little(APP) as little:
        yield little
    assert "Traceback" not in little.output


def come(little, *transports):
    viewer = Client(reconnection=False)
    viewer.connect(little.url, transports=list(transports), headers={"Origin": little.url}, wait_timeout=PATIENCE)
    return viewer


def wait_for(little, met):
    until, now = time.monotonic() + PATIENCE, {}
    while time.monotonic() < until:
        now = requests.get(f"{little.url}/figures", timeout=PATIENCE).json()
        if met(now):
            return now
        time.sleep(0.05)
    raise TimeoutError(now)


def test_pages_that_answer_are_timed_and_one_that_is_silent_is_a_sleeper(little):
    ana, bob = come(little, "websocket"), come(little, "polling")
    both = wait_for(little, lambda now: len(now["round_trips"]) == 2)
    assert (both["viewers"], both["polling"], both["opened"]) == (2, 1, 2)
    assert 0 < both["round_trips"][0] <= both["round_trips"][1] < PATIENCE
    silent = websocket.create_connection(little.url.replace("http", "ws") + PATH, origin=little.url, timeout=PATIENCE)
    wait_for(little, lambda now: (now["viewers"], now["sleepers"]) == (3, 1))
    silent.close()
    for viewer in (ana, bob):
        viewer.disconnect()
    assert wait_for(little, lambda now: now["viewers"] == 0)["closed"]


def test_a_message_is_counted_once_and_delivered_to_each(little):
    viewers = [come(little, "websocket") for _ in range(3)]
    before = wait_for(little, lambda now: now["viewers"] == 3)
    assert viewers[0].call("say", 10, timeout=PATIENCE) == 10
    now = wait_for(little, lambda _: True)
    assert now["deliveries"] - before["deliveries"] == 30
    assert sum(now["delays"]) - sum(before["delays"]) == 10
    assert now["seconds"] > before["seconds"]
    for viewer in viewers:
        viewer.disconnect()
