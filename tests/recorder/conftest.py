"""Somebody at a terminal who records a demo, typed for by a test."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from gevent.socket import wait_read
from ptyprocess import PtyProcess

from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.settings import Settings

HOME = Path(__file__).resolve().parents[2]
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
        self.process = PtyProcess.spawn(
            [sys.executable, "-m", "quarterdeck", "record", "hello", *arguments],
            cwd=str(path),
            env={**os.environ, **engines, **state, "PYTHONPATH": str(HOME)},
            dimensions=(18, 72),
        )

    def see(self, text, patience=PATIENCE):
        """Wait until something is seen that was not before."""
        until = time.monotonic() + patience
        while text not in self.seen:
            assert time.monotonic() < until, f"{text!r} is not seen, but {self.seen!r}"
            self._read()
        self.seen = self.seen.partition(text)[2]

    def type(self, text, then="$ "):
        """Type something, and wait for what is to come of it."""
        self.process.write(text.encode())
        self.see(text.rstrip("\r")) if text.isprintable() or (text[:-1].isprintable() and len(text) > 1) else None
        self.see(then)

    def end(self, patience=PATIENCE):
        """Wait for the end, and give the status."""
        until = time.monotonic() + patience
        while self.process.isalive():
            assert time.monotonic() < until, self.seen
            self._read()
        return self.process.exitstatus

    def runs(self):
        return list(self.settings.runs.iterdir()) if self.settings.runs.is_dir() else []

    def load(self):
        return load_demo(self.demo, ENGINES)

    def _read(self):
        try:
            wait_read(self.process.fd, timeout=0.2)
            self.seen += os.read(self.process.fd, 65536).decode(errors="replace")
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
        with suppress(OSError):  # one has closed it already
            presenter.process.close(force=True)
        assert presenter.runs() == []
