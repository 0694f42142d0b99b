"""The wire under Socket.IO: everything arrives in order on every transport, and a slow viewer misses only whole frames."""

import json
import re
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from socket import SO_RCVBUF, SOL_SOCKET

import pytest
import requests
import websocket
from wsproto import ConnectionType, WSConnection
from wsproto.events import Request, TextMessage
from wsproto.extensions import PerMessageDeflate

from quarterdeck.transport.poll_queue import LIMIT
from tests.proxied import NginxBefore
from tests.transport.little import PATIENCE, Little
from tests.ways import EACH, Way

APP = """
number = 0
stage = {"n": 0}
@socketio.on("connect")
def connect():
    join_room("hall")
    emit("welcome", {"sid": request.sid})
@socketio.on("echo")
def echo(*content):
    return ["echoed", *content]
@socketio.on("flood")
def flood(content):
    import gevent
    for stage["n"] in range(stage["n"] + 1, stage["n"] + 1 + content["count"]):
        text = f"{stage['n']} " + content["text"] * content["times"]
        socketio.emit("news", {"n": stage["n"], "text": text}, to="hall")
        gevent.sleep(content["every"])
    return stage["n"]
def caught_up(sid):
    socketio.emit("again", {"n": stage["n"], "all": "x" * 300_000}, to=sid)
    socketio.emit("again", {"n": stage["n"], "all": "the end"}, to=sid)
@app.get("/kept")
def kept():
    queues = [viewer.queue for viewer in socketio.server.eio.sockets.values()]
    return {"viewers": len(queues), "most": max([queue.size for queue in queues], default=0)}
"""
POLISH = "zażółć gęślą jaźń 🐳 "


@pytest.fixture(scope="module", name="little")
def _little():
    with Little(APP) as little:
        yield little
    assert "Traceback" not in little.output


@pytest.fixture(name="at")
def _at(little, way, tmp_path):
    """Where a browser goes that comes this way."""
    with NginxBefore(little.port, tmp_path) if way.proxied else nullcontext(little) as at:
        yield at


class Viewer:
    """A real Socket.IO client; `news` is what it was sent."""

    def __init__(self, at, *transports, way=None):
        way = way or Way(transports)
        self.news = []
        self.session = requests.Session()
        self.io = way.client(http_session=self.session)
        self.io.on("news", self.news.append)
        self.io.connect(at.url, headers=way.headers(at.url), transports=way.transports or None)

    def flood(self, count, text="x", times=1, every=0):
        content = {"count": count, "text": text, "times": times, "every": every}
        return self.io.call("flood", content, timeout=PATIENCE)

    def wait_for(self, number):
        until = time.monotonic() + PATIENCE
        while (not self.news or self.news[-1]["n"] < number) and time.monotonic() < until:
            time.sleep(0.01)
        return [content["n"] for content in self.news]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        reading = self.io.eio.read_loop_task
        self.io.disconnect()
        reading.join(PATIENCE)
        self.session.close()


class Raw:
    """A websocket read by hand, so that it can stop reading."""

    def __init__(self, little, **options):
        url = f"ws://{little.host}/socket.io/?EIO=4&transport=websocket"
        self.io = websocket.create_connection(url, origin=little.url, timeout=PATIENCE, **options)
        assert self.io.recv()[:2] == "0{"
        self.io.send("40")
        awaited = {"40", "42"}  # connected, and welcome; a ping may come between
        while awaited:
            awaited.discard(self.io.recv()[:2])

    def read(self):
        """The next event: its name and content."""
        while True:
            text = self.io.recv()
            if text == "2":
                self.io.send("3")
            elif text[:2] == "42":
                return json.loads(text[2:])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.io.shutdown()


@EACH
def test_everything_arrives_in_order_on_every_transport(little, at, way):
    with Viewer(at, way=way) as ana, Viewer(little, "websocket") as presenter:
        if way.upgrades:
            assert ana.io.transport() == "websocket"
        sizes = [*range(3, 63), *range(400, 4001, 400)]  # the last holds 80,000 characters, of two bytes and more
        first = presenter.flood(1, POLISH)
        for size in sizes:
            last = presenter.flood(1, POLISH, times=size)
            if size % 20 == 0:
                ana.wait_for(last)  # who is too far behind misses some, as is right
        assert ana.wait_for(last) == list(range(first, last + 1))
        assert [content["text"] for content in ana.news[1:]] == [
            f"{first + 1 + at} " + POLISH * size for at, size in enumerate(sizes)
        ]


@EACH
def test_a_burst_both_ways_at_once_is_whole_and_in_order(little, at, way):
    with Viewer(at, way=way) as ana, Viewer(little, "websocket") as presenter:
        heard = []
        for number in range(100):
            ana.io.emit("echo", number, callback=lambda _, number=number: heard.append(number))
        last = presenter.flood(200, POLISH, times=3)
        assert ana.wait_for(last) == list(range(last - 199, last + 1))
        until = time.monotonic() + PATIENCE
        while len(heard) < 100 and time.monotonic() < until:
            time.sleep(0.02)
        assert heard == list(range(100))


def test_what_is_sent_during_an_upgrade_is_neither_lost_nor_doubled(little):
    with Viewer(little, "websocket") as presenter:
        flooding = threading.Thread(target=presenter.flood, args=(300,), kwargs={"every": 0.005})
        flooding.start()
        viewers = []
        for _ in range(6):
            viewers.append(Viewer(little))
            time.sleep(0.1)
        flooding.join()
        last = presenter.news[-1]["n"]
        for viewer in viewers:
            numbers = viewer.wait_for(last)
            assert numbers == list(range(numbers[0], last + 1))
            viewer.close()


@EACH
def test_a_message_is_answered_whatever_its_size(at, way):
    with Viewer(at, way=way) as ana:
        for text in ("", POLISH, "x" * 125, "x" * 126, "ż" * 10_000):
            assert ana.io.call("echo", text, timeout=PATIENCE) == ["echoed", text]


def test_who_stops_reading_misses_whole_frames_only_and_is_brought_right(little):
    with Raw(little, sockopt=[(SOL_SOCKET, SO_RCVBUF, 8192)]) as asleep, Viewer(little, "websocket") as presenter:
        last = presenter.flood(100, "x", times=16_000, every=0.03)
        assert presenter.wait_for(last)[-100:] == list(range(last - 99, last + 1)), "others were held up"
        assert requests.get(f"{little.url}/kept", timeout=PATIENCE).json()["most"] <= LIMIT
        numbers, name = [], ""
        while name != "again":
            name, content = asleep.read()
            numbers.append(content["n"])
            assert name == "again" or content["text"] == f"{content['n']} " + "x" * 16_000
        assert numbers == sorted(numbers)
        assert numbers[-2] < last, "it should have missed some"
        assert numbers[-1] == last
        assert asleep.read()[1]["all"] == "the end"
        now = presenter.flood(3)
        assert [asleep.read()[1]["n"] for _ in range(3)] == [now - 2, now - 1, now]


def test_who_does_not_poll_is_kept_within_bounds_and_brought_right(little):
    session = requests.Session()
    session.headers["Origin"] = little.url
    url = f"{little.url}/socket.io/?EIO=4&transport=polling"
    url += "&sid=" + json.loads(session.get(url, timeout=PATIENCE).text[1:])["sid"]
    session.post(url, data="40", timeout=PATIENCE)
    with Viewer(little, "websocket") as presenter:
        last = presenter.flood(200, "x", times=16_000)
    assert requests.get(f"{little.url}/kept", timeout=PATIENCE).json()["most"] <= LIMIT
    seen = ""
    while "the end" not in seen:
        seen += "\x1e" + session.get(url, timeout=PATIENCE).text
    events = [json.loads(packet[2:]) for packet in seen.split("\x1e") if packet.startswith("42")]
    numbers = [content["n"] for name, content in events if name == "news"]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(numbers) < 200
    assert events[-1] == ["again", {"n": last, "all": "the end"}]
    session.post(url, data="1", timeout=PATIENCE)
    session.close()


class BrowsersDeflate(PerMessageDeflate):
    """What browsers offer; the library's own offer asks for a window too."""

    def offer(self):
        return "client_max_window_bits"


class Squeezed:
    """A browser that offers compression, as all do; `size` is what came over the network since it was joined."""

    def __init__(self, little):
        self.size = 0
        self.io = socket.create_connection(("127.0.0.1", little.port), timeout=PATIENCE)
        self.browser = WSConnection(ConnectionType.CLIENT)
        target, origin = "/socket.io/?EIO=4&transport=websocket", [(b"Origin", little.url.encode())]
        self.say(Request(host=little.host, target=target, extensions=[BrowsersDeflate()], extra_headers=origin))
        self.texts = self.hear()
        assert next(self.texts)[:2] == "0{"
        self.say(TextMessage("40"))
        assert {next(self.texts)[:2] for _ in range(2)} == {"40", "42"}
        self.size = 0

    def say(self, event):
        self.io.sendall(self.browser.send(event))

    def hear(self):
        """Give each whole message but pings."""
        text = ""
        while content := self.io.recv(65_536):
            self.size += len(content)
            self.browser.receive_data(content)
            for event in self.browser.events():
                text += event.data if isinstance(event, TextMessage) else ""
                if isinstance(event, TextMessage) and event.message_finished:
                    if text != "2":
                        yield text
                    text = ""


def test_what_goes_to_many_is_compressed_for_those_who_offer_it_and_plain_for_the_rest(little):
    squeezed = [Squeezed(little) for _ in range(2)]
    with Viewer(little, "websocket") as plain, Viewer(little, "polling") as polling, Viewer(little) as presenter:
        first, last = presenter.flood(1, POLISH), presenter.flood(40, POLISH, times=30)
        for ana in squeezed:
            heard = [json.loads(next(ana.texts)[2:])[1] for _ in range(41)]
            assert [content["n"] for content in heard] == list(range(first, last + 1))
            assert [content["text"] for content in heard[1:]] == [
                f"{n} " + POLISH * 30 for n in range(first + 1, last + 1)
            ]
            assert ana.size < 0.35 * len(json.dumps(heard))
            ana.say(TextMessage('421["echo","' + POLISH * 100 + '"]'))
            assert json.loads(next(ana.texts)[3:]) == [["echoed", POLISH * 100]]
            ana.io.close()
        assert plain.wait_for(last) == polling.wait_for(last) == list(range(first, last + 1))


@pytest.mark.parametrize("headers", [{"Sec-WebSocket-Key": "short"}, {"Sec-WebSocket-Version": "8"}])
def test_a_handshake_that_is_none_is_refused(little, headers):
    right = {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version": "13"}
    right |= {"Upgrade": "websocket", "Connection": "Upgrade", "Origin": little.url}
    url = f"{little.url}/socket.io/?EIO=4&transport=websocket"
    assert requests.get(url, headers={**right, **headers}, timeout=PATIENCE).status_code == 400


def test_a_message_that_is_too_large_ends_the_connection(little):
    with Raw(little) as ana:
        ana.io.send('42["echo","' + "x" * 70_000 + '"]')
        assert ana.io.recv_data(control_frame=True) == (websocket.ABNF.OPCODE_CLOSE, b"\x03\xf1")


@pytest.mark.parametrize(
    "text",
    ["", "hello", "9", "2" * 9, "4", "45-1[]", "4" + "[" * 60_000, "bAAAA", b"bytes", b""],
    ids=lambda text: repr(text)[:12],
)
def test_what_is_no_packet_ends_the_connection_and_nothing_else(little, text):
    with Raw(little) as ana, Viewer(little, "websocket") as other:
        ana.io.send(text, websocket.ABNF.OPCODE_TEXT if isinstance(text, str) else websocket.ABNF.OPCODE_BINARY)
        said = ana.io.recv_data(control_frame=True)
        while said == (websocket.ABNF.OPCODE_TEXT, b"2"):  # a ping, which may come at any moment
            said = ana.io.recv_data(control_frame=True)
        assert said[0] == websocket.ABNF.OPCODE_CLOSE
        assert other.io.call("echo", 1, timeout=PATIENCE) == ["echoed", 1]


def test_everybody_who_left_is_forgotten(little):
    with Viewer(little, "websocket") as presenter:
        before = _viewers(little)
        raw = [Raw(little) for _ in range(5)]
        for viewer in raw:
            viewer.io.sock.close()  # without a word, as a phone that goes out of reach
        until = time.monotonic() + PATIENCE
        while _viewers(little) > before and time.monotonic() < until:
            time.sleep(0.05)
        assert _viewers(little) <= before
        assert presenter.io.connected


def _viewers(little):
    return requests.get(f"{little.url}/kept", timeout=PATIENCE).json()["viewers"]


def test_those_who_came_together_are_not_pinged_together():
    quick = re.sub(r"^", "socketio.server.eio.ping_interval, socketio.server.eio.ping_timeout = 2, 2\n", APP)
    with Little(quick) as little:
        viewers = [Raw(little) for _ in range(20)]
        with ThreadPoolExecutor(len(viewers)) as together:
            pinged = list(together.map(_next_ping, viewers))
        for viewer in viewers:
            viewer.io.shutdown()
    assert max(pinged) - min(pinged) > 0.5


def _next_ping(viewer):
    while viewer.io.recv() != "2":
        pass
    return time.monotonic()
