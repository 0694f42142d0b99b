"""Somebody's window in a browser that speaks WebDriver, and what they do and see there."""

import base64
import json
import time
from abc import ABC, abstractmethod

from tests.browser.conftest import SHOTS

PATIENCE = 30  # seconds that a page may take
ANSWER = 45  # seconds that a browser may take, on a machine that is busy
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "ArrowRight": "\ue014", "Space": " "}
MIDDLE = """selector => {
    const found = document.querySelector(selector);
    found?.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
    const box = found?.getBoundingClientRect();
    const [x, y] = box ? [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] : [0, 0];
    return found?.contains(document.elementFromPoint(x, y)) && [x, y];
}"""
TERMINAL = """() => [...document.querySelectorAll("#frame .xterm-rows > *")]
    .map(row => row.textContent.replace(/\\u00a0/g, " ").trimEnd()).join("\\n")"""


class Window(ABC):
    """One page; the two kinds of browser each say for themselves how they do these five things."""

    @abstractmethod
    def open(self, url):
        """Go to an address and wait until it has loaded; gives the window."""

    @abstractmethod
    def evaluate(self, function, *given):
        """Call a function of JavaScript with values of JSON, and give its value."""

    @abstractmethod
    def act(self, *sources):
        """Press keys and move the pointer, in the form that WebDriver and WebDriver BiDi share."""

    @abstractmethod
    def resize(self, width, height):
        """Make the page that many pixels wide and high."""

    @abstractmethod
    def picture(self):
        """Give what is to be seen as a PNG in base64."""

    def waits(self, function, *given):
        """Wait until a function of JavaScript gives something, and give that."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if result := self.evaluate(function, *given):
                return result
            time.sleep(0.1)
        raise TimeoutError(f"waited in vain for {function} {given}; the page says {self.text()!r}")

    def text(self):
        return self.evaluate("() => document.body.innerText")

    def settles(self):
        self.sees("html[data-settled]")
        return self

    def sees(self, selector, words=""):
        """Wait for something that is to be seen, with these words in it."""
        script = """(selector, words) => [...document.querySelectorAll(selector)]
            .some(found => found.checkVisibility() && found.textContent.includes(words))"""
        self.waits(script, selector, words)

    def reads(self, words):
        """Wait until the terminal on the slide holds these words."""
        self.waits(f"words => ({TERMINAL})().includes(words)", words)

    def clicks(self, selector):
        """Click with the pointer where something stands, once it moves no more."""
        self.settles()
        was, at = None, self.waits(MIDDLE, selector)
        while at != was:
            was, at = at, self.waits(MIDDLE, selector)
        moves = [{"type": "pointerMove", "x": at[0], "y": at[1]}, {"type": "pointerDown", "button": 0}]
        self.act({"type": "pointer", "id": "mouse", "actions": [*moves, {"type": "pointerUp", "button": 0}]})

    def types(self, *keys):
        """Press keys one after the other; a word that names none is typed letter by letter."""
        pressed = [key for word in keys for key in KEYS.get(word, word)]
        strokes = [{"type": kind, "value": key} for key in pressed for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keyboard", "actions": strokes})

    def shoot(self, name):
        SHOTS.mkdir(exist_ok=True)
        (SHOTS / f"{name}.png").write_bytes(base64.b64decode(self.picture()))


def called(function, given):
    """Write a call of JavaScript whose value is text in JSON, which every browser hands over alike."""
    return f"JSON.stringify(({function})(...{json.dumps(given)}) ?? null)"
