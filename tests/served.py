"""A real server in a process of its own, and people who come to it: the words the tests are written in."""

import os
import re
import subprocess
import time
from pathlib import Path

from tests.nursery import Process
from tests.ways import Way

HOME = Path(__file__).resolve().parents[1]
PATIENCE = 20

DECK = """\
# Hello

^ Say hello, **quietly**.

---

# Builds

[.build-lists: true]

- one
- two

---

# Echo

[.demo: echo]

^ A secret for the presenter.

---

# The end
"""

ECHO = """\
title: Echo
about: Two commands and a third that goes on.
needs: []
steps:
  - run: echo hello from the shell
    say: The shell says hello.
    expect: hello from the shell
  - run: while sleep 0.2; do echo tick; done
    until: tick
    say: Something that goes on.
  - run: echo last
    expect: last
cleanup:
  - touch "$PROOF"
"""


def write_talk(folder, deck=DECK, **demos):
    """Write a talk with its demos into a folder, and give the deck's path."""
    (folder / "slides").mkdir(parents=True)
    for name, text in {"echo": ECHO, **demos}.items():
        (folder / "demos" / name).mkdir(parents=True)
        (folder / "demos" / name / "demo.yaml").write_text(text)
    path = folder / "slides" / "deck.md"
    path.write_text(deck)
    return path


class Served:
    """`python app.py DECK` on a free port, until closed."""

    def __init__(self, deck, state, *flags, begin=Process, **environment):
        env = {**os.environ, "QUARTERDECK_STATE": str(state), "PROOF": str(state / "cleaned"), **environment}
        self.log = Path(state).with_name("server.log")
        self.log.write_text("")
        self.process = begin([deck, "--port", "0", *flags], env, self.log)
        self.desk = self._link("presenter")
        port = re.search(r":(\d+)/", self.desk)
        self.port = int(port[1]) if port else 0  # a public link has none
        self.url = f"http://localhost:{self.port}"
        self.token = self.desk.split("token=")[1]

    def _link(self, name):
        for _ in range(PATIENCE * 20):
            found = re.search(rf"the {name} +(\S+)", self.log.read_text())
            if found:
                return found[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"the server did not start: {self.log.read_text()}")

    def close(self):
        self.process.terminate()
        assert self.process.wait(PATIENCE) == 0, self.log.read_text()

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.close()


class Announced:
    """Any other server that prints its links to a pipe, until closed: whoever inherits this begins its `process`."""

    process: subprocess.Popen[str]

    def __enter__(self):
        for line in self.process.stdout:
            found = re.search(r"the presenter +(http://localhost:\d+)(/presenter\S+)", line)
            if found:
                self.url, self.desk = found[1], found[1] + found[2]
                return self
        raise AssertionError("the server did not start")

    def __exit__(self, *_):
        self.process.terminate()
        assert self.process.wait(PATIENCE) == 0
        self.process.stdout.close()


class Person:
    """Somebody's browser, as far as the socket goes; `owner` has the token."""

    def __init__(self, served, *, owner=False, browser=None, auth=None, transports=("websocket",), way=None):
        way = way or Way(transports)
        self.heard = []
        self.io = way.client()
        self.io.on("*", lambda name, content: self.heard.append((name, content)))
        owned = {"token": served.token} if owner else auth or {}
        auth = {**owned, **({"browser": browser} if browser else {})}
        headers, transports = way.headers(served.url), list(way.transports) or None
        self.io.connect(served.url, auth=auth, transports=transports, headers=headers, wait_timeout=PATIENCE)

    def ask(self, name, **content):
        return self.io.call(name, content, timeout=PATIENCE)

    def all(self, name):
        return [content for heard, content in self.heard if heard == name]

    def wait(self, met, what="it"):
        """Wait until `met(self)` gives something, and give that."""
        for _ in range(PATIENCE * 20):
            result = met(self)
            if result:
                return result
            time.sleep(0.05)
        raise TimeoutError(f"waited for {what} in vain; heard {self.heard[-6:]}")

    def close(self):
        self.io.disconnect()

    def __enter__(self):
        self.wait(lambda me: me.all("welcome"), "a welcome")
        return self

    def __exit__(self, *_):
        self.close()


def output_of(person, run=None):
    """All text a person has seen of a demo, oldest first."""
    events = [event for content in person.all("events") for event in content["events"]]
    return "".join(event["text"] for event in events if event["type"] == "output")


def last_text(person):
    """What was printed last as far as this person has heard, who may have been too slow and given a picture."""
    texts = []
    for name, content in person.heard[-8:]:
        if name == "events":
            texts += [event["text"] for event in content["events"] if "text" in event]
        elif name == "show":
            texts += [output["text"] for output in content["output"] or ()]
    return "".join(texts)[-4000:]


def ended(person, step):
    """The end of a step as a person has seen it, or None."""
    events = [event for content in person.all("events") for event in content["events"]]
    return next((event for event in events if event["type"] == "ended" and event["step"] == step), None)


__all__ = ["DECK", "ECHO", "HOME", "Announced", "Person", "Served", "ended", "last_text", "output_of", "write_talk"]
