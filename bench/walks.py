"""Follow messages through the server: `python bench/walks.py [--path NAME]` prints what of ours each one goes through.

A real server serves a small talk in this process, and a real client in another sends it one message after the other. Of
each, every call of a function in `quarterdeck/` is taken down from the moment it is sent until it is answered, in
whatever greenlet: `calls`, the `files` they are in, and `changes`, how often the next call is in another file than
the one before. Not part of it is what a throttle tells the room a few times a second, whoever has voted. `--path next`
lists the calls of one.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import gevent

if TYPE_CHECKING:
    from types import FrameType

HOME = Path(__file__).resolve().parents[1]
OURS = str(HOME / "quarterdeck") + "/"
TOKEN = "a-token-of-this-walk"  # noqa: S105  # for one server on this machine, for seconds
QUIET = 1.0  # seconds between two messages, so that what belongs to one is over before the next
THROTTLE = "Throttle._beat"  # begins each greenlet that tells the room of many messages at once
NEVER = 10_000.0  # seconds between looks at files and engines, which are nobody's message

DECK = """# One

---

# Two

---

# How many?

[.poll]

- one
- two

---

# Echo

[.demo: echo]
"""
ECHO = "title: Echo\nabout: One command.\nneeds: []\nsteps:\n  - run: echo hello\n    say: It says hello.\n"
MESSAGES: dict[str, tuple[str, dict[str, object]]] = {
    "go": ("go", {"slide": 1, "build": 0}),
    "ping": ("ping", {}),
    "next": ("next", {}),
    "go to a poll": ("go", {"slide": 3, "build": 0}),
    "first vote": ("vote", {"slide": 3, "options": [1]}),
    "vote": ("vote", {"slide": 3, "options": [2]}),
    "watch": ("watch", {"demo": "echo"}),
}


class Call(NamedTuple):
    """A call of one of our functions: when, in which file below `quarterdeck/`, which, and in which greenlet."""

    at: float
    file: str
    function: str
    greenlet: object


class Recorder:
    """Takes down each call of ours in the thread it is used in."""

    def __init__(self) -> None:
        """Begin empty."""
        self.calls: list[Call] = []

    def hear(self, frame: FrameType, event: str, _argument: object) -> None:
        """Hear from the interpreter of a call; for `sys.setprofile`."""
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(OURS) and not code.co_name.startswith("<"):
            file = code.co_filename.removeprefix(OURS)
            self.calls.append(Call(time.monotonic(), file, code.co_qualname, gevent.getcurrent()))

    def walk(self, sent: float, answered: float) -> list[Call]:
        """Give the calls between two moments, but for those of a throttle's greenlets."""
        told = {id(call.greenlet) for call in self.calls if call.function == THROTTLE}
        return [call for call in self.calls if sent <= call.at <= answered and id(call.greenlet) not in told]


def converse(url: str) -> None:
    """Send each message once, a moment apart, and print when each was sent and answered; in a process of its own."""
    import socketio  # noqa: PLC0415  # not needed where the server runs

    client = socketio.Client(reconnection=False)
    owner = {"token": TOKEN, "browser": "walker-01"}
    for _ in range(100):
        with contextlib.suppress(socketio.exceptions.ConnectionError):
            client.connect(url, auth=owner, transports=["websocket"], headers={"Origin": url})
            break
        time.sleep(0.1)
    for name, content in MESSAGES.values():
        time.sleep(QUIET)
        sent = time.monotonic()  # of the machine, and so the server's, too
        answer = client.call(name, content, timeout=10)
        if not answer["ok"]:
            raise SystemExit(answer["error"])
        print(sent, time.monotonic(), flush=True)
    os.kill(os.getppid(), signal.SIGTERM)


def follow(folder: Path) -> dict[str, list[Call]]:
    """Serve a talk from a folder to one client, and give the calls of each message."""
    from quarterdeck import file_watch, serve  # noqa: PLC0415  # the client needs none of it
    from quarterdeck.settings import from_environment  # noqa: PLC0415
    from quarterdeck.show import source_factory  # noqa: PLC0415

    (folder / "slides").mkdir()
    (folder / "demos" / "echo").mkdir(parents=True)
    (folder / "slides" / "deck.md").write_text(DECK)
    (folder / "demos" / "echo" / "demo.yaml").write_text(ECHO)
    file_watch.SELDOM = file_watch.OFTEN = serve.OWED_EVERY = source_factory.EVERY = NEVER
    deck, state = folder / "slides" / "deck.md", folder / "state"
    settings = replace(from_environment(), deck=deck, state=state, port=_free_port(), token=TOKEN)
    recorder = Recorder()
    command = [sys.executable, __file__, "--client", f"http://localhost:{settings.port}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as client:
        sys.setprofile(recorder.hear)
        try:
            serve.serve_talk(settings)
        finally:
            sys.setprofile(None)
        said, _ = client.communicate(timeout=10)
    moments = [tuple(map(float, line.split())) for line in said.splitlines()]
    return {name: recorder.walk(sent, answered) for name, (sent, answered) in zip(MESSAGES, moments, strict=True)}


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def report(walks: dict[str, list[Call]], path: str | None) -> None:
    """Print the figures of each walk, and the calls of one."""
    print(f"\n{'message':<14}{'calls':>6}{'files':>6}{'changes':>8}")
    for name, calls in walks.items():
        changes = sum(one.file != other.file for one, other in pairwise(calls))
        print(f"{name:<14}{len(calls):>6}{len({call.file for call in calls}):>6}{changes:>8}")
    if path:
        print(f"\n{path}")
        for file, together in groupby(walks[path], lambda call: call.file):
            print(f"  {file:<28}{', '.join(call.function for call in together)}")


def main() -> None:
    """Take the walks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--path", choices=MESSAGES, help="list the calls of this message")
    parser.add_argument("--client", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.client:
        converse(given.client)
        return
    with tempfile.TemporaryDirectory() as folder:
        walks = follow(Path(folder))
    report(walks, given.path)


if __name__ == "__main__":
    sys.path.insert(0, str(HOME))
    main()
