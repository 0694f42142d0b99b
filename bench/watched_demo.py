"""One demo served by a server of its own, and a viewer who hears its pictures as a browser does."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import socketio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOME = Path(__file__).resolve().parents[1]
PORT, TOKEN = 5918, "bench-" + "0" * 32


class Viewer:
    """Whoever presents, with the newest picture, how many there were, and the run they are of."""

    def __init__(self) -> None:
        """Come to the talk; raises a ConnectionError while there is no server yet."""
        self.picture: dict[str, Any] | None = None
        self.pictures = 0
        self.run = ""
        self.io = socketio.Client(reconnection=False)
        self.io.on("events", self._hear)
        url = f"http://localhost:{PORT}"
        self.io.connect(url, auth={"token": TOKEN}, transports=["websocket"], headers={"Origin": url})

    def _hear(self, content: dict[str, Any]) -> None:
        self.run = content["run"]
        for event in content["events"]:
            if event["type"] == "drawn":
                self.pictures += 1
                self.picture = event["picture"]

    def wait(self, so: Callable[[], object], seconds: float = 60.0) -> float:
        """Wait until something is so, and say how long that took."""
        began = time.monotonic()
        while not so():
            if time.monotonic() > began + seconds:
                raise TimeoutError(f"in vain; there is {self.picture}")
            time.sleep(0.002)
        return time.monotonic() - began


@contextlib.contextmanager
def serving(demo: str, home: Path = HOME) -> Iterator[int]:
    """Have a checkout serve a talk with one demo, its demo.yaml given and called `demo`; gives the server's process."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "demos" / "demo").mkdir(parents=True)
        (place / "demos" / "demo" / "demo.yaml").write_text(demo)
        (place / "deck.md").write_text("# A demo\n\n[.demo: demo]\n")
        settings = {"QUARTERDECK_STATE": f"{place}/state", "QUARTERDECK_TOKEN": TOKEN}
        command = [sys.executable, "-m", "quarterdeck", f"{place}/deck.md", "--port", str(PORT)]
        server = subprocess.Popen(command, cwd=home, env={**os.environ, **settings}, stdout=subprocess.DEVNULL)
        try:
            yield server.pid
        finally:
            server.terminate()
            server.wait(60)


@contextlib.contextmanager
def watching() -> Iterator[Viewer]:
    """Open the demo that is served, and watch it."""
    viewer = _come(time.monotonic() + 20)
    viewer.io.call("watch", {"demo": "demo"})
    viewer.io.call("open", {"demo": "demo"})
    try:
        yield viewer
    finally:
        viewer.io.disconnect()


def _come(until: float) -> Viewer:
    while True:
        try:
            return Viewer()
        except socketio.exceptions.ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
