"""A real chromium, and people who look at the talk with it."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.served import Served, write_talk

SHOTS = Path(__file__).resolve().parents[1] / "shots"
HALL = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}


class Onlooker:
    """One person's browser, apart from everybody else's; remembers every fault and every request."""

    def __init__(self, chromium, *, size=None, **options):
        self.context = chromium.new_context(viewport=size or HALL, **options)
        self.page = self.context.new_page()
        self.faults, self.hosts = [], set()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)
        self.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))

    def open(self, url):
        self.faults = []
        self.page.goto(url, wait_until="load")
        return self

    def settles(self):
        """Wait until the page has done all that it was asked to do."""
        self.page.wait_for_selector("html[data-settled]", timeout=20_000)
        return self

    def sees_slide(self, number):
        self.page.wait_for_selector(f"#frame #slide-{number}", timeout=10_000)

    def terminal(self):
        """All the text the terminals on this page hold, as a person reads it."""
        return self.page.evaluate(
            "() => [...document.querySelectorAll('#frame .xterm-rows')].map(rows => "
            "[...rows.children].map(row => row.textContent.replace(/\\u00a0/g, ' ').trimEnd()).join('\\n')).join('\\n')"
        )

    def reads(self, text):
        """Look at the page, and wait until the terminal holds this text."""
        self.page.bring_to_front()  # a page behind another is not drawn
        for _ in range(150):
            if text in self.terminal():
                return
            self.page.wait_for_timeout(100)
        raise TimeoutError(f"no {text!r} in the terminal: {self.terminal()!r}")

    def rests(self):
        """Wait until the terminal's shell waits for a command, and give all the text."""
        self.reads("$")
        for _ in range(150):
            if self.terminal().rstrip().endswith("$"):
                return self.terminal().strip()
            self.page.wait_for_timeout(100)
        raise TimeoutError(f"no prompt at the end of the terminal: {self.terminal()!r}")

    def shoot(self, name):
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")


@pytest.fixture(name="onlooker")
def _onlooker(chromium):
    """Come to the talk: `onlooker(size=PHONE)` gives a browser of one's own."""
    there = []

    def come(**options):
        there.append(Onlooker(chromium, **options))
        return there[-1]

    yield come
    for someone in there:
        someone.context.close()


@pytest.fixture(name="served")
def _served(tmp_path):
    with Served(write_talk(tmp_path / "talk"), tmp_path / "state") as served:
        yield served
