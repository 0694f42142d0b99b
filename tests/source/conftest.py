"""A live run to talk to: demos written in a line, their events gathered, everything closed at the end."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import time
from dataclasses import replace

import gevent
import pytest
from gevent.event import Event

from quarterdeck.demo.model import Demo, Step
from quarterdeck.events import Ended, Output
from quarterdeck.findings import Place
from quarterdeck.settings import NODE_IMAGE, Settings
from quarterdeck.source.run.reap import processes_of
from quarterdeck.source.shell import ShellSource

PATTERNS = ("until", "expect")
SELDOM = 0.1  # seconds after which we look although nothing was heard: what is waited for may be no event


class Live:
    """One source, read by a greenlet; `events` holds all it has said so far."""

    def __init__(self, source, run=""):
        self.source, self.run, self.events, self._heard = source, run, [], Event()
        self._reader = gevent.spawn(self._read)

    def _read(self):
        for event in self.source.events():
            self.events.append(event)
            self._heard.set()

    def wait(self, wanted, seconds=10):
        """Give the first event that is wanted, once there is one."""
        return self._once(lambda: next(filter(wanted, self.events), None), seconds)

    def _once(self, found, seconds):
        until = time.monotonic() + seconds
        while (what := found()) in (None, False):
            assert time.monotonic() < until, f"waited in vain; there was: {self.events[-20:]}"
            self._heard.wait(SELDOM)
            self._heard.clear()
        return what

    def step(self, number, seconds=10):
        self.source.step(number)
        return self.wait(lambda event: isinstance(event, Ended) and event.step == number, seconds)

    def text(self, terminal="main"):
        return "".join(e.text for e in self.events if isinstance(e, Output) and e.terminal == terminal)

    def see(self, text, seconds=10):
        self._once(lambda: text in self.text(), seconds)

    def outputs(self):
        return [event for event in self.events if isinstance(event, Output)]

    def close(self):
        self.source.close()
        self._reader.join(5)


@pytest.fixture
def settings(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QUARTERDECK_")}
    return Settings(state=tmp_path / "state", typing=0, environment={"NODE_IMAGE": NODE_IMAGE} | environment)


@pytest.fixture
def demo(tmp_path):
    """Write a demo down: each step as a command, or as a dict of a step's fields."""

    def write(*steps, files=None, **fields):
        folder = tmp_path / "demos" / "build"
        folder.mkdir(parents=True)
        (folder / "demo.yaml").write_text("title: Build")
        for name, text in (files or {}).items():
            (folder / name).write_text(text)
        made = [_step(number, step, folder) for number, step in enumerate(steps, 1)]
        terminals = tuple(dict.fromkeys(step.terminal for step in made)) or ("main",)
        return Demo(
            "build", folder, "Build", "", **{"needs": (), "steps": tuple(made), "terminals": terminals} | fields
        )

    return write


def _step(number, step, folder):
    fields = {"run": step} if isinstance(step, str) else dict(step)
    fields |= {name: re.compile(fields[name], re.MULTILINE) for name in PATTERNS if name in fields}
    return Step(number, Place(folder / "demo.yaml", number), **fields)


@pytest.fixture
def live(demo, settings):
    """Open a live source of a demo written in a line; afterwards nothing of it may be left."""
    opened = []

    def open_(*steps, said=lambda _what: None, **fields):
        run = secrets.token_hex(6)
        opened.append(Live(ShellSource(demo(*steps, **fields), settings, run=run, say=said), run))
        return opened[-1]

    yield open_
    for it in opened:
        it.close()
        assert processes_of(it.run, ()) == []
        assert not (settings.runs / it.run).exists()


@pytest.fixture
def live_of():
    """Read a source that a test has opened; it is closed afterwards."""
    opened = []

    def open_(source):
        opened.append(Live(source))
        return opened[-1]

    yield open_
    for it in opened:
        it.close()


@pytest.fixture
def live_on(demo, settings):
    """Open a live source on the cluster behind a door; the test itself sees that nothing is left."""
    opened = []

    def open_(door, *steps, **fields):
        run = secrets.token_hex(6)
        there = replace(settings, environment=door.environment)
        opened.append(Live(ShellSource(demo(*steps, needs=("kubernetes",), **fields), there, run=run), run))
        return opened[-1]

    yield open_
    for it in opened:
        it.close()


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of one megabyte, where this user may."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
