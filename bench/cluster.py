"""How soon a picture of a cluster is right, and what a crowd of pods costs; on a real cluster.

A server performs a demo with `picture: cluster`; a viewer hears its pictures as a browser does. First, pods are killed
behind the demo's back, and the time is taken from the start of `kubectl delete` until the viewer has a picture in which
they are no longer ready. Then 200 pods come within ten seconds: objects without a node, whose status is written as a
kubelet would, as no laptop runs 200 containers.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import re
import statistics
import subprocess
import time
from typing import Any

import psutil
from playwright.sync_api import sync_playwright
from watched_demo import PORT, Viewer, serving, watching

NAMESPACE = "quarterdeck-bench"
DEMO = f"""\
title: Crowd
needs: [kubernetes]
namespace: {NAMESPACE}
picture: cluster
steps:
  - run: echo ready
"""
ALIVE, KILLS, PODS, SECONDS = 3, 20, 200, 10.0
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
COUNT_FRAMES = """
() => { window.frames_ = []; const on = (now) => { window.frames_.push(now); requestAnimationFrame(on) };
        requestAnimationFrame(on) }"""


def kubectl(*arguments: str) -> subprocess.Popen[bytes]:
    """Begin a command in the demo's namespace."""
    command = ["kubectl", "--namespace", NAMESPACE, *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def pods_of(viewer: Viewer) -> list[dict[str, Any]]:
    """Give the pods of the newest picture."""
    return list((viewer.picture or {}).get("pods", ()))


def ready(viewer: Viewer) -> list[str]:
    """Name the pods that are ready."""
    return [pod["name"] for pod in pods_of(viewer) if pod["phase"] == "ready"]


def kill(viewer: Viewer, image: str) -> list[float]:
    """Kill pods one by one, and say how long each was still in the picture as if nothing had happened."""
    kubectl("create", "deployment", "web", f"--image={image}", f"--replicas={ALIVE}", "--", "sleep", "3600").wait()
    took = []
    for _ in range(KILLS):
        viewer.wait(lambda: len(ready(viewer)) >= ALIVE)
        victim = ready(viewer)[0]
        began = time.monotonic()
        command = kubectl("delete", "pod", victim, "--wait=false", "--grace-period=1")
        viewer.wait(lambda victim=victim: victim not in ready(viewer))  # type: ignore[misc]
        took.append(time.monotonic() - began)
        command.wait()
    kubectl("delete", "deployment", "web").wait()
    kubectl("delete", "pods", "--all", "--force", "--grace-period=0").wait()
    viewer.wait(lambda: not pods_of(viewer))
    return took


class Writer:
    """Writes pods as a scheduler and a kubelet would, through a proxy of kubectl's."""

    def __init__(self, port: int) -> None:
        """Keep one connection."""
        self._there = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    def come(self, name: str) -> None:
        """Make a pod, have it start, and have it be ready."""
        pods = f"/api/v1/namespaces/{NAMESPACE}/pods"
        spec = {"schedulerName": "nobody", "containers": [{"name": "web", "image": "web"}]}
        self._ask("POST", pods, {"metadata": {"name": name}, "spec": spec}, "application/json")
        for status in ("False", "True"):
            conditions = [{"type": "Ready", "status": status}, {"type": "PodScheduled", "status": "True"}]
            phase = "Running" if status == "True" else "Pending"
            said = {"status": {"phase": phase, "conditions": conditions}}
            self._ask("PATCH", f"{pods}/{name}/status", said, "application/strategic-merge-patch+json")

    def _ask(self, method: str, path: str, content: dict[str, Any], kind: str) -> None:
        self._there.request(method, path, json.dumps(content), {"Content-Type": kind})
        answer = self._there.getresponse()
        said = answer.read()
        if answer.status >= http.client.BAD_REQUEST:
            raise RuntimeError(said.decode())


def crowd(viewer: Viewer, server: psutil.Process) -> dict[str, float]:
    """Have 200 pods come while a browser counts its frames, and the server's processor time is taken."""
    proxy = subprocess.Popen(["kubectl", "proxy", "--port=0"], stdout=subprocess.PIPE, text=True)
    with sync_playwright() as playwright, proxy:
        port = int(re.findall(r":(\d+)", proxy.stdout.readline() if proxy.stdout else "")[-1])
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"http://localhost:{PORT}/1")
        page.wait_for_selector("demo-picture")
        page.evaluate(COUNT_FRAMES)
        page.wait_for_timeout(3000)
        rest = len(page.evaluate("() => window.frames_.splice(0)")) / 3
        writer, spent, heard, began = Writer(port), _spent(server), viewer.pictures, time.monotonic()
        for number in range(PODS):
            writer.come(f"pod-{number:03}")
            page.wait_for_timeout(max(0.0, began + (number + 1) * SECONDS / PODS - time.monotonic()) * 1000)
        took = time.monotonic() - began
        frames = page.evaluate("() => window.frames_")
        told = viewer.pictures - heard
        used = _spent(server) - spent
        viewer.wait(lambda: len(ready(viewer)) == PODS)
        browser.close()
        proxy.terminate()
    gaps = [later - before for before, later in itertools.pairwise(frames)]
    return {
        "seconds": took,
        "pictures": told,
        "server, of a core": used / took,
        "frames a second": len(frames) / took,
        "frames a second at rest": rest,
        "longest frame, ms": max(gaps),
    }


def _spent(server: psutil.Process) -> float:
    """Add up the processor time of the server, and of what it has started for the picture."""
    return sum(sum(process.cpu_times()[:2]) for process in (server, *server.children(recursive=True)))


def main() -> None:
    """Measure both, and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--image", default=os.environ.get("NODE_IMAGE", "node:26-alpine"), help="what pods run")
    image = parser.parse_args().image
    with serving(DEMO) as server, watching() as viewer:
        viewer.wait(lambda: viewer.pictures)
        took = kill(viewer, image)
        print(
            f"killed behind its back: median {statistics.median(took) * 1000:.0f} ms, longest {max(took) * 1000:.0f} ms"
        )
        for name, value in crowd(viewer, psutil.Process(server)).items():
            print(f"{PODS} pods: {name} {value:.2f}")


if __name__ == "__main__":
    main()
