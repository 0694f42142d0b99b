"""Runs every check at once and prints a line for each."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.command.preflight.cluster import find_context, find_demo_namespace, find_ingress, find_kubernetes
from quarterdeck.command.preflight.containers import find_docker, find_images, find_registry, pull_images
from quarterdeck.command.preflight.finding import Finding, State, note
from quarterdeck.command.preflight.machine import find_link, find_ports, find_room
from quarterdeck.command.preflight.scene import Scene, look_around
from quarterdeck.command.preflight.talk import find_deck, find_demos, find_tapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quarterdeck.settings import Settings

CHECKS: dict[str, Callable[[Scene], Finding]] = {
    "deck": find_deck,
    "demos": find_demos,
    "tapes": find_tapes,
    "docker": find_docker,
    "images": find_images,
    "registry": find_registry,
    "kubernetes": find_kubernetes,
    "context": find_context,
    "namespace": find_demo_namespace,
    "ingress": find_ingress,
    "ports": find_ports,
    "disk": find_room,
    "link": find_link,
}
LONGEST = 8.0  # seconds for all checks together; a name server that is gone would take much longer
COLOURS = {State.GOOD: "32", State.MISSING: "31", State.NOTE: "33"}


def preflight(settings: Settings, *, pull: bool = False) -> int:
    """Print a line for each check, what is to be mended with its remedy; gives 1 when anything is missing, else 0.

    With `pull`, images that demos start from and that are not here are fetched before.
    """
    scene = look_around(settings)
    if pull:
        pull_images(scene)
    coloured = sys.stdout.isatty() and not settings.environment.get("NO_COLOR")
    lacking = 0
    for finding in find_all(scene):
        lacking += finding.state is State.MISSING
        print(_line(finding, coloured=coloured), flush=True)
    print(f"{lacking} to mend before the doors open" if lacking else "the doors may open")
    return 1 if lacking else 0


def find_all(scene: Scene, longest: float = LONGEST) -> Iterator[Finding]:
    """Run the checks side by side and give their findings in order; `longest` is in seconds, for all of them."""
    until = time.monotonic() + longest
    running = {name: _start(check, scene) for name, check in CHECKS.items()}
    for name, future in running.items():
        try:
            yield future.result(max(0.0, until - time.monotonic()))
        except TimeoutError:
            yield note(name, f"no answer within {longest:g} s")


def _start(check: Callable[[Scene], Finding], scene: Scene) -> Future[Finding]:
    """Run a check in a thread that does not keep the program from ending."""
    future: Future[Finding] = Future()

    def run() -> None:
        try:
            future.set_result(check(scene))
        except Exception as fault:  # noqa: BLE001  # raised again by whoever asks for the result
            future.set_exception(fault)

    threading.Thread(target=run, daemon=True).start()
    return future


def _line(finding: Finding, *, coloured: bool) -> str:
    mark = f"\x1b[{COLOURS[finding.state]}m{finding.state}\x1b[0m" if coloured else str(finding.state)
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    return f"{mark} {finding.name:{max(map(len, CHECKS))}}  {finding.sentence}{remedy}".replace(f"{Path.cwd()}/", "")
