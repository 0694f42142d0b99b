"""How soon a save is on an open browser: `python bench/saving.py` prints it for decks of 143 and 800 slides.

A real server serves our own talk, repeated to that length, to a real chromium that looks at slide 5. A word of that
slide is changed and the file saved, again and again; measured is the time from the save until the browser draws it.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

HOME = Path(__file__).resolve().parents[1]
TALK = HOME / "slides"
SIZES = (143, 800)
SAVES = 15
REST = 0.8  # seconds between two saves
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WATCH = """() => { window.seen = {}; new MutationObserver(() => {
  const word = document.querySelector('#frame .slide')?.textContent.match(/word \\d+/)?.[0];
  if (word) requestAnimationFrame(() => { window.seen[word] ??= Date.now() });
}).observe(document.querySelector('#frame'), { childList: true, subtree: true }) }"""


def main() -> int:
    """Print the median and the slowest for each size, in milliseconds."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for size in SIZES:
            times = measured(browser.new_page(), size)
            print(f"{size} slides: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")
        browser.close()
    return 0


def measured(page: Page, size: int) -> list[float]:
    """Save a deck of this size again and again, and give what each save took until it was seen."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "deck.md"
        shutil.copytree(TALK / "images", deck.parent / "images")
        save(deck, size, 0)
        with served(deck) as address:
            page.goto(f"{address}/5")
            page.wait_for_selector("html[data-settled]")
            page.evaluate(WATCH)
            return [seen(page, save(deck, size, number), number) for number in range(1, SAVES + 1)]


def save(deck: Path, size: int, number: int) -> float:
    """Write the deck with this number on its fifth slide, and give the clock's time in milliseconds."""
    head, body = (TALK / "deck.md").read_text(encoding="utf-8").split("\n\n", 1)
    slides = re.sub(r"\[\.demo.*\]\n?", "", body).split("\n---\n")
    slides = (slides * (size // len(slides) + 1))[:size]
    slides[4] = f"\n# Slide five\n\nword {number}\n"
    text = head + "\n\n" + "\n---\n".join(slides)
    begun = time.time() * 1000
    deck.write_text(text, encoding="utf-8")
    return begun


def seen(page: Page, begun: float, number: int) -> float:
    """Wait until the number is drawn, and give the milliseconds since it was saved."""
    word = f"word {number}"
    page.wait_for_function("word => window.seen[word]", arg=word)
    time.sleep(REST)
    return float(page.evaluate("word => window.seen[word]", word)) - begun


@contextmanager
def served(deck: Path) -> Iterator[str]:
    """Serve a deck on a free port, and give its address."""
    log = deck.parent.parent / f"{deck.parent.name}.log"
    environment = {**os.environ, "QUARTERDECK_STATE": str(deck.parent / "state")}
    command = [sys.executable, str(HOME / "app.py"), str(deck), "--port", "0"]
    with log.open("w") as output, subprocess.Popen(command, env=environment, stdout=output, stderr=output) as server:
        try:
            while not (found := re.search(r"the room +(\S+)/", log.read_text())):
                time.sleep(0.1)
            yield found[1]
        finally:
            server.terminate()
            server.wait()
            log.unlink()


if __name__ == "__main__":
    sys.exit(main())
