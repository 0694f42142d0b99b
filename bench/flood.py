"""A flood in a demo's terminal: `python bench/flood.py`, with `--beside CHECKOUT` for another one in the same run, too.

The same command runs in a plain terminal, of which a program reads all and does nothing, and as a step of a demo, in
turn. Told are the seconds each took, how long a press took to be answered meanwhile, and of a phone (chromium with its
processor slowed six times) how long after the step's end its terminal was right and how long its page stood still.
"""

from __future__ import annotations

import argparse
import os
import pty
import shutil
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright
from watched_demo import HOME, PORT, serving, watching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page
    from watched_demo import Viewer

LINE = "the quick brown fox jumps over the lazy dog, and then it sleeps all day"
FLOODS = {"60 MB": f'yes "{LINE}" | head -c 60000000', "200,000 short lines": "seq 200000"}
END = "; echo; echo flood $((40 + 2)) over"
OVER = "flood 42 over"
DEMO = "title: Flood\nsteps:\n  - run: >-\n      {command}\n    timeout: 600\n"
SLOWED = 6
ROUNDS = 3
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WATCH = """over => { window.stood = []; window.right = 0
  new PerformanceObserver(list => window.stood.push(...list.getEntries().map(each => each.duration)))
    .observe({ type: 'longtask' })
  new MutationObserver(() => {
    if (!window.right && document.querySelector('.xterm-rows')?.textContent.includes(over)) window.right = Date.now()
  }).observe(document.querySelector('demo-terminal'), { childList: true, subtree: true, characterData: true }) }"""


class Seen(NamedTuple):
    """One flood in a demo: seconds of the step and of the slowest press, the phone's delay, and how long it stood."""

    took: float
    press: float
    late: float
    longest: float
    stood: float


def main() -> None:
    """Measure each flood, in a plain terminal and in each checkout, in turn, and print the medians."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--beside", type=Path, help="another checkout that is measured, too")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    homes = [HOME, chosen.beside.resolve()] if chosen.beside else [HOME]
    for name, command in FLOODS.items():
        plain: list[float] = []
        seen: list[list[Seen]] = [[] for _ in homes]
        for _ in range(chosen.rounds):
            plain.append(in_plain_terminal(command + END))
            for home, results in zip(homes, seen, strict=True):
                results.append(in_demo(command + END, home))
        print(f"{name}: {statistics.median(plain):.2f} s in a plain terminal")
        for home, results in zip(homes, seen, strict=True):
            tell(home, statistics.median(plain), results)


def tell(home: Path, plain: float, results: Sequence[Seen]) -> None:
    """Print the medians of what was seen of one flood in one checkout."""
    took, press, late, longest, stood = (statistics.median(values) for values in zip(*results, strict=True))
    print(
        f"  {home}: {took:.2f} s ({took / plain:.2f} of plain), slowest press {press * 1000:.0f} ms, phone right "
        f"{late:.2f} s after the end, longest task {longest:.0f} ms, in all {stood / 1000:.2f} s"
    )


def in_plain_terminal(command: str) -> float:
    """Run a command in a terminal that is read and not shown, and give the seconds it took."""
    began = time.monotonic()
    process, terminal = pty.fork()
    if not process:
        os.execvp("bash", ["bash", "-c", command])  # noqa: S606
    try:
        while os.read(terminal, 1 << 16):
            pass
    except OSError:
        pass  # the command has let go of the terminal
    os.waitpid(process, 0)
    os.close(terminal)
    return time.monotonic() - began


def in_demo(command: str, home: Path) -> Seen:
    """Run a command as a step, with a phone that looks on, and give what was seen of it."""
    with serving(DEMO.format(command=command), home), watching() as viewer, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"http://localhost:{PORT}/1")
        page.wait_for_selector("html[data-settled]")
        page.wait_for_selector(".xterm-rows")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.evaluate(WATCH, OVER)
        seen = flooded(viewer, page)
        browser.close()
    return seen


def flooded(viewer: Viewer, page: Page) -> Seen:
    """Run the step, press a key every so often until it has ended, and wait for the phone to be right."""
    ended: dict[str, Any] = {}

    def hear(content: dict[str, Any]) -> None:
        for event in content["events"]:
            if event["type"] == "ended":
                ended.update(event, at=time.time())

    viewer.io.on("events", hear)
    viewer.io.call("step", {"demo": "demo", "step": 1})
    presses = [0.0]
    while not ended:
        began = time.monotonic()
        viewer.io.call("go", {"slide": 1, "build": 0}, timeout=120)
        presses.append(time.monotonic() - began)
        time.sleep(0.1)
    page.wait_for_function("() => window.right", timeout=180_000)
    page.wait_for_timeout(500)
    right, stood = page.evaluate("() => [window.right, window.stood]")
    return Seen(ended["seconds"], max(presses), right / 1000 - ended["at"], max(stood, default=0.0), sum(stood))


if __name__ == "__main__":
    main()
