"""The main story in the browsers of others, Firefox and WebKit (Safari's engine), and where their owners let nothing be kept."""

import shutil

import pytest

from tests.browser.firefox import firefox
from tests.browser.webkit import webkit
from tests.served import HOME, Served, write_talk

DECK = """\
# Hello

^ Say hello, quietly.

---

# Builds

[.build-lists: true]

- one
- two

---

# Live

[.demo: echo]

---

# Recorded

[.demo: run]

---

# Hands up if you …

[.poll]

- write JavaScript
- use `Docker`

---

# The end
"""
TAPED = "docker build --quiet"  # what that recording types first
ON = "connection-line[data-line=on]"
BROWSERS = [
    pytest.param(begin, denied, marks=getattr(pytest.mark, name), id=f"{name}{', nothing kept' * denied}")
    for name, begin in {"firefox": firefox, "webkit": webkit}.items()
    for denied in (False, True)
]


class Evening:
    """A talk on its way, at its desk and in its room: two windows of one browser, each at an address of its own."""

    def __init__(self, folder):
        self.deck, self.state = write_talk(folder / "talk", DECK), folder / "state"
        shutil.copytree(HOME / "demos" / "run", folder / "talk" / "demos" / "run")
        self.served = Served(self.deck, self.state)

    def gather(self, browser):
        self.desk = browser.window().open(self.served.desk).resize(1280, 720)
        self.ana = browser.window().open(self.served.url.replace("localhost", "127.0.0.1")).resize(1280, 720)
        self.desk.sees(ON)
        self.ana.settles()

    def press(self, times=1):
        for _ in range(times):
            self.desk.settles().types("Space")
        self.desk.settles()

    def restart(self):
        """Kill the server, see that the room is told, and begin another in its place."""
        self.served.kill()
        self.ana.sees("#lost", "Connection lost")
        self.served = Served(self.deck, self.state, "--port", str(self.served.port))


@pytest.fixture(name="evening")
def _evening(tmp_path):
    evening = Evening(tmp_path)
    yield evening
    evening.served.close()


@pytest.mark.timeout(300)  # a browser begun for each, on a machine that may be busy
@pytest.mark.parametrize(("begin", "denied"), BROWSERS)
def test_the_main_story_is_the_same_in_every_browser(evening, tmp_path, begin, denied):
    with begin(tmp_path / "browser", denied=evening.served.url if denied else "") as browser:
        evening.gather(browser)
        if denied:
            keeps_nothing(evening.ana)
        follows_slides_and_builds(evening)
        sees_the_terminal_live(evening)
        plays_the_recording_alone_and_finds_back(evening)
        answers_on_a_phone(evening)
        asks(evening)
        assert browser.faults() == []
        is_there_again_after_a_restart(evening)


def keeps_nothing(person):
    script = """() => ["localStorage", "sessionStorage"].map((name) => {
        try { return window[name].length; } catch { return "denied"; }})"""
    assert person.evaluate(script) == ["denied", "denied"]


def follows_slides_and_builds(evening):
    evening.desk.sees("slide-notes", "Say hello, quietly.")
    evening.press(2)
    evening.ana.sees("#frame #slide-2 li", "one")
    hidden = "() => [...document.querySelectorAll('#frame #slide-2 li')].map(li => getComputedStyle(li).visibility)"
    assert evening.ana.evaluate(hidden) == ["visible", "hidden"]
    evening.press()
    evening.ana.sees("#frame #slide-2 li", "two")
    assert "quietly" not in evening.ana.text()


def sees_the_terminal_live(evening):
    evening.press(2)
    for person in (evening.ana, evening.desk):
        person.reads("hello from the shell")
        person.waits("() => !!document.querySelector(`.demo-step[data-step='1'][data-state=passed]`)")
    evening.press()
    evening.ana.reads("tick")


def plays_the_recording_alone_and_finds_back(evening):
    evening.ana.types("ArrowRight")
    evening.ana.clicks("#frame #slide-4 .action-play")
    evening.ana.reads(TAPED)
    evening.ana.clicks("#back-to-now")
    evening.ana.reads("tick")


def answers_on_a_phone(evening):
    evening.ana.resize(390, 844)
    evening.desk.types("5", "Enter")
    answer = "#frame [data-option='2'].open .answer"
    evening.ana.clicks(answer)
    evening.desk.sees("#frame [data-option='2'] .tally b", "1")
    assert evening.ana.evaluate("() => document.documentElement.scrollWidth") == 390


def asks(evening):
    evening.ana.clicks("#ask")
    evening.ana.clicks(".ask-field")
    evening.ana.types("Why not a VM?")
    evening.ana.clicks(".ask-foot button")
    evening.desk.sees("question-list .unread", "1")
    evening.desk.types("q")
    evening.desk.sees(".question-words", "Why not a VM?")
    evening.desk.types("q")


def is_there_again_after_a_restart(evening):
    evening.restart()
    evening.desk.sees(ON)
    evening.ana.waits("() => document.querySelector('#lost').hidden")
    evening.ana.sees("#frame #slide-5")
    evening.press(2)
    evening.ana.sees("#frame #slide-6")
