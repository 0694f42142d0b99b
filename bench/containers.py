"""How soon a picture of containers is right, on a real engine.

A server performs a demo with `picture: containers`; a viewer hears its pictures as a browser does. Containers are then
killed, stopped and removed behind the demo's back, one by one, and the time is taken from the start of the command
until the viewer has a picture that says so.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
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
DECK = "# Fleet\n\n[.demo: fleet]\n"
DEMO = "title: Fleet\nneeds: [docker]\npicture: containers\nsteps:\n  - run: echo ready\n"
PORT, TOKEN = 5919, "bench-" + "0" * 32
TIMES = 20
NAME = "quarterdeck-bench"
WAYS = {"killed": ("kill", NAME), "stopped": ("stop", "--timeout", "1", NAME), "removed": ("rm", "--force", NAME)}


class Viewer:
    """Somebody who watches the demo, and how each container stands in the newest picture."""

    def __init__(self) -> None:
        """Come as the one who presents."""
        self.states: dict[str, str] | None = None
        self.run = ""
        self.io = socketio.Client(reconnection=False)
        self.io.on("events", self._hear)
        url = f"http://localhost:{PORT}"
        self.io.connect(url, auth={"token": TOKEN}, transports=["websocket"], headers={"Origin": url})

    def _hear(self, content: dict[str, Any]) -> None:
        self.run = content["run"]
        for event in content["events"]:
            if event["type"] == "drawn":
                there = event["picture"]["containers"]
                self.states = {each["name"]: "stopping" if "stopping" in each else each["state"] for each in there}

    def wait(self, so: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until something is so."""
        began = time.monotonic()
        while not so():
            if time.monotonic() > began + seconds:
                raise TimeoutError(f"in vain; there is {self.states}")
            time.sleep(0.002)


def docker(*words: str) -> subprocess.Popen[bytes]:
    """Begin a command, as somebody in another terminal does."""
    return subprocess.Popen(["docker", *words], stdout=subprocess.DEVNULL)


@contextlib.contextmanager
def watching() -> Iterator[Viewer]:
    """Serve a talk with one demo, open it, and watch it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "demos" / "fleet").mkdir(parents=True)
        (place / "demos" / "fleet" / "demo.yaml").write_text(DEMO)
        (place / "deck.md").write_text(DECK)
        settings = {"QUARTERDECK_STATE": f"{place}/state", "QUARTERDECK_TOKEN": TOKEN}
        command = [sys.executable, "-m", "quarterdeck", f"{place}/deck.md", "--port", str(PORT)]
        server = subprocess.Popen(command, cwd=HOME, env={**os.environ, **settings}, stdout=subprocess.DEVNULL)
        try:
            viewer = _come(time.monotonic() + 20)
            viewer.io.call("watch", {"demo": "fleet"})
            viewer.io.call("open", {"demo": "fleet"})
            viewer.wait(lambda: viewer.states is not None)
            yield viewer
            viewer.io.disconnect()
        finally:
            server.terminate()
            server.wait(60)


def _come(until: float) -> Viewer:
    while True:
        try:
            return Viewer()
        except socketio.exceptions.ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def measure(viewer: Viewer, image: str, way: tuple[str, ...]) -> float:
    """Run a container as the demo does, do something to it from outside, and say how long it stood there as running."""
    label = f"quarterdeck.run={viewer.run}"
    docker("run", "--detach", "--name", NAME, "--label", label, image, "sleep", "600").wait()
    viewer.wait(lambda: (viewer.states or {}).get(NAME) == "running")
    began = time.monotonic()
    command = docker(*way)
    viewer.wait(lambda: (viewer.states or {}).get(NAME) != "running")
    took = time.monotonic() - began
    command.wait()
    subprocess.run(["docker", "rm", "--force", NAME], capture_output=True, check=False)
    viewer.wait(lambda: NAME not in (viewer.states or {}))
    return took


def main() -> None:
    """Measure each way, and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--image", default=os.environ.get("NODE_IMAGE", "node:26-alpine"), help="what containers run")
    image = parser.parse_args().image
    with watching() as viewer:
        for name, way in WAYS.items():
            took = [measure(viewer, image, way) * 1000 for _ in range(TIMES)]
            print(f"{name} behind its back: median {statistics.median(took):.0f} ms, longest {max(took):.0f} ms")


if __name__ == "__main__":
    main()
