"""Somebody at a terminal who records a demo, typed for by a test."""

import os
import termios
import time

import pytest
from gevent.socket import wait_read

from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.settings import Settings
from tests.nursery import STREAMS, Process

NOWHERE = {"DOCKER_HOST": "unix:///nowhere", "KUBECONFIG": "/nowhere"}  # most of what is tried needs no engine
PATIENCE = 20.0


class Presenter:
    """Somebody at a terminal of 72 by 18, with a talk's folder around them."""

    def __init__(self, path, *arguments, engines=NOWHERE):
        (path / "demos").mkdir(exist_ok=True)
        (path / "deck.md").write_text("# Hello\n")
        state = {"QUARTERDECK_STATE": str(path / "state"), "QUARTERDECK_DECK": str(path / "deck.md")}
        self.settings = Settings(
            path / "deck.md", state=path / "state", environment={**os.environ, **engines}, typing=0
        )
        self.demo = path / "demos" / "hello"
        self.seen = ""
        self.window, inside = os.openpty()
        termios.tcsetwinsize(inside, (18, 72))
        command, around = ["record", "hello", *arguments], {**os.environ, **engines, **state}
        self.process = Process(command, around, streams=[inside] * STREAMS, folder=path, terminal=True)
        os.close(inside)

    def close_window(self):
        if self.window is not None:
            os.close(self.window)
            self.window = None

    def see(self, text, patience=PATIENCE):
        """Wait until something is seen that was not before."""
        until = time.monotonic() + patience
        while text not in self.seen:
            assert time.monotonic() < until, f"{text!r} is not seen, but {self.seen!r}"
            self._read()
        self.seen = self.seen.partition(text)[2]

    def type(self, text, then="$ "):
        """Type something, and wait for what is to come of it."""
        self.write(text.encode())
        self.see(text.rstrip("\r")) if text.isprintable() or (text[:-1].isprintable() and len(text) > 1) else None
        self.see(then)

    def write(self, typed):
        os.write(self.window, typed)

    def end(self, patience=PATIENCE):
        """Wait for the end, and give the status."""
        until = time.monotonic() + patience
        while self.process.poll() is None:
            assert time.monotonic() < until, self.seen
            self._read()
        return self.process.returncode

    def runs(self):
        return list(self.settings.runs.iterdir()) if self.settings.runs.is_dir() else []

    def load(self):
        return load_demo(self.demo, ENGINES)

    def _read(self):
        try:
            wait_read(self.window, timeout=0.2)
            self.seen += os.read(self.window, 65536).decode(errors="replace")
        except (TimeoutError, OSError):
            pass


@pytest.fixture(name="record")
def _record(tmp_path):
    """Begin a recording; whoever it was that began it, nothing of it is left."""
    begun = []

    def begin(*arguments, engines=NOWHERE):
        begun.append(Presenter(tmp_path, *arguments, engines=engines))
        begun[-1].see("$ ")
        return begun[-1]

    yield begin
    for presenter in begun:
        presenter.close_window()  # which ends whatever is still in it
        presenter.process.wait()
        assert presenter.runs() == []
