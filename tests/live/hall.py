"""A hall that votes at once: `python hall.py PORT SLIDE OPTIONS VIEWERS SECONDS` is so many browsers, in one cheap process.

Each connects by a bare websocket, and at a moment of its own within the seconds answers the slide's poll. What they
heard is printed as JSON: `answers` by what they say, `slowest` and `median` in seconds, and `seen`, the counts that
each heard last, by how many heard them.
"""

import json
import resource
import statistics
import sys
import time
from collections import Counter

import gevent
from gevent import socket
from gevent.lock import Semaphore

WANTED_FILES = 8192
AT_ONCE = 100  # connections being made at the same time
UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\n"
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)
SHORT = 126  # bytes from which on a frame says its size in two bytes more
GOLDEN = 0.618034  # whose multiples spread evenly


class Viewer:
    """One browser; `heard` is the last it heard of the poll."""

    def __init__(self, port, name):
        self.heard, self.answer, self.took = None, None, 0.0
        self.name = name
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.file = self.socket.makefile("rb")
        self.send_raw(UPGRADE.format(port=port).encode())
        while self.file.readline().strip():
            pass

    def send_raw(self, content):
        self.socket.sendall(content)

    def say(self, text):
        """Send one text frame, masked by zeros."""
        content = text.encode()
        size = bytes([0x80 | len(content)]) if len(content) < SHORT else b"\xfe" + len(content).to_bytes(2)
        self.send_raw(b"\x81" + size + bytes(4) + content)

    def hear(self):
        """Read one frame."""
        _, size = self.file.read(2)
        if size >= SHORT:
            size = int.from_bytes(self.file.read(2 if size == SHORT else 8))
        return self.file.read(size).decode()

    def come(self):
        while not self.hear().startswith("0"):
            pass
        self.say("40" + json.dumps({"browser": self.name}))
        while not self.hear().startswith("40"):
            pass

    def vote(self, slide, option, after):
        """Answer at a moment of one's own."""
        gevent.sleep(after)
        self.took = time.monotonic()
        self.say("420" + json.dumps(["vote", {"slide": slide, "options": [option]}]))

    def listen(self, slide):
        while True:
            text = self.hear()
            if text == "2":
                self.say("3")
            elif text.startswith("430"):
                self.took = time.monotonic() - self.took
                self.answer = json.loads(text[3:])[0]
            elif text.startswith('42["poll"') and f'"slide":{slide},' in text:
                self.heard = json.loads(text[2:])[1]["counts"]


def fill(port, count):
    """Let everybody in, some at a time."""
    door = Semaphore(AT_ONCE)

    def come(number):
        with door:
            viewer = Viewer(port, f"hall-viewer-{number}")
            viewer.come()
            return viewer

    return [comer.get() for comer in [gevent.spawn(come, number) for number in range(count)]]


def main(port, slide, options, count, seconds):
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, WANTED_FILES), hard))
    began = time.monotonic()
    viewers = fill(port, count)
    came = time.monotonic() - began
    listeners = [gevent.spawn(viewer.listen, slide) for viewer in viewers]
    votes = [
        gevent.spawn(viewer.vote, slide, number % options + 1, number * GOLDEN % 1 * seconds)
        for number, viewer in enumerate(viewers)
    ]
    gevent.joinall(votes)
    with gevent.Timeout(60, exception=False):
        while not all(viewer.answer for viewer in viewers):
            gevent.sleep(0.1)
    gevent.sleep(2)  # until the last counts have been told
    gevent.killall(listeners)
    took = sorted(viewer.took for viewer in viewers)
    facts = {
        "answers": Counter(json.dumps(viewer.answer) for viewer in viewers),
        "seen": Counter(json.dumps(viewer.heard) for viewer in viewers),
        "came": round(came, 2),
        "median": round(statistics.median(took), 3),
        "slowest": round(took[-1], 3),
    }
    print(json.dumps(facts))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
