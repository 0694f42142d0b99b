"""How soon a picture of containers is right, on a real engine.

A server performs a demo with `picture: containers`; a viewer hears its pictures as a browser does. Containers are then
killed, stopped and removed behind the demo's back, one by one, and the time is taken from the start of the command
until the viewer has a picture that says so.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import time

from watched_demo import Viewer, serving, watching

DEMO = "title: Fleet\nneeds: [docker]\npicture: containers\nsteps:\n  - run: echo ready\n"
TIMES = 20
NAME = "quarterdeck-bench"
WAYS = {"killed": ("kill", NAME), "stopped": ("stop", "--timeout", "1", NAME), "removed": ("rm", "--force", NAME)}


def docker(*words: str) -> subprocess.Popen[bytes]:
    """Begin a command, as somebody in another terminal does."""
    return subprocess.Popen(["docker", *words], stdout=subprocess.DEVNULL)


def states(viewer: Viewer) -> dict[str, str]:
    """Say how each container stands in the newest picture."""
    there = (viewer.picture or {}).get("containers", ())
    return {each["name"]: "stopping" if "stopping" in each else each["state"] for each in there}


def measure(viewer: Viewer, image: str, way: tuple[str, ...]) -> float:
    """Run a container as the demo does, do something to it from outside, and say how long it stood there as running."""
    label = f"quarterdeck.run={viewer.run}"
    docker("run", "--detach", "--name", NAME, "--label", label, image, "sleep", "600").wait()
    viewer.wait(lambda: states(viewer).get(NAME) == "running")
    began = time.monotonic()
    command = docker(*way)
    viewer.wait(lambda: states(viewer).get(NAME) != "running")
    took = time.monotonic() - began
    command.wait()
    subprocess.run(["docker", "rm", "--force", NAME], capture_output=True, check=False)
    viewer.wait(lambda: NAME not in states(viewer))
    return took


def main() -> None:
    """Measure each way, and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--image", default=os.environ.get("NODE_IMAGE", "node:26-alpine"), help="what containers run")
    image = parser.parse_args().image
    with serving(DEMO), watching() as viewer:
        viewer.wait(lambda: viewer.picture)
        for name, way in WAYS.items():
            took = [measure(viewer, image, way) * 1000 for _ in range(TIMES)]
            print(f"{name} behind its back: median {statistics.median(took):.0f} ms, longest {max(took):.0f} ms")


if __name__ == "__main__":
    main()
