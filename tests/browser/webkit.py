"""WebKit, Safari's engine, in GTK's little browser on a screen that nobody sees, driven over WebDriver."""

import contextlib
import json
import os
import socket
import subprocess
import time

import requests

from tests.browser.ending import ended
from tests.browser.window import ANSWER, Window, called

SCREEN = ["Xvfb", "-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp"]
SLIM = "* { min-width: 0; padding: 0; margin: 0; border: 0 }"  # a toolbar as narrow as a phone
QUIET = {"NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
SWIFT = {"GDK_BACKEND": "x11", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}  # half the work, where there is no graphics card
DENIED = "--enable-html5-local-storage=false"
# It tells nobody what goes wrong in a page, and has no setting for the storage of a tab. So both are done in each page once it has
# loaded; what fails before leaves it unsettled. A script that is sent while it loads may never be answered.
# That sizes changed while sizes were looked at is no fault: they are looked at once more in the next frame.
LISTEN = """() => {
    window.faults = [];
    addEventListener("error", ({message}) => message.startsWith("ResizeObserver loop") || faults.push(message));
    addEventListener("unhandledrejection", ({reason}) => faults.push(String(reason)));
    const say = console.error;
    console.error = (...words) => { faults.push(words.join(" ")); say.apply(console, words); };
}"""
DENY = """() => { Object.defineProperty(window, "sessionStorage", {
    get() { throw new DOMException("Access is denied", "SecurityError"); }}); }"""


@contextlib.contextmanager
def webkit(folder, *, denied="", dark=False):
    """Give a browser of its own; with `denied` it keeps nothing but cookies."""
    with (
        subprocess.Popen(SCREEN, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as screen,
        ended(screen),
    ):
        driver, address = _driver(_surroundings(folder, screen.stdout.readline().strip()))
        with ended(driver):
            args = ["--automation", *([DENIED] if denied else []), *(["--dark-mode"] if dark else [])]
            browser = WebKit(address, args, [LISTEN, *([DENY] if denied else [])])
            yield browser
            with ended(driver):
                browser.ask("", "DELETE")


class WebKit:
    """What is asked of the browser, in one session; each page does `first` once it has loaded."""

    def __init__(self, address, args, first):
        self.first, self._pages = first, []
        wanted = {"webkitgtk:browserOptions": {"args": args}}
        self._session = f"{address}/session"
        self._session += "/" + self.ask("", capabilities={"alwaysMatch": wanted})["sessionId"]

    def ask(self, path, way="POST", **content):
        """Have a command done and give what it gives."""
        body = content if way == "POST" else None
        try:
            answer = requests.request(way, self._session + path, json=body, timeout=ANSWER)
        except requests.Timeout as late:
            raise TimeoutError(f"webkit does not answer to {path}") from late
        told = answer.json()["value"]
        if not answer.ok:
            raise RuntimeError(f"{path}: {told['message']}")
        return told

    def window(self):
        """Open another window."""
        self._pages.append(Page(self, self.ask("/window/new", type="window")["handle"]))
        return self._pages[-1]

    def faults(self):
        """Give the errors in all its pages."""
        return [fault for page in self._pages for fault in page.evaluate("() => window.faults")]


class Page(Window):
    def __init__(self, browser, handle):
        self._browser, self._handle = browser, handle

    def _ask(self, path, way="POST", **content):
        self._browser.ask("/window", handle=self._handle)
        return self._browser.ask(path, way, **content)

    def open(self, url):
        self._ask("/url", url=url)
        for script in self._browser.first:
            self.evaluate(script)
        return self

    def evaluate(self, function, *given):
        return json.loads(self._ask("/execute/sync", script=f"return {called(function, given)}", args=[]))

    def act(self, *sources):
        self._ask("/actions", actions=list(sources))

    def resize(self, width, height):
        outer, inner = self._ask("/window/rect", "GET"), self.evaluate("() => [innerWidth, innerHeight]")
        around = outer["width"] - inner[0], outer["height"] - inner[1]
        self._ask("/window/rect", width=width + around[0], height=height + around[1])
        self.waits("(width, height) => innerWidth === width && innerHeight === height", width, height)
        return self

    def picture(self):
        return self._ask("/screenshot", "GET")


def _surroundings(folder, display):
    """Give an environment in which it meets nobody's settings and leaves nothing outside of its folder."""
    (folder / "gtk-3.0").mkdir(parents=True)
    (folder / "gtk-3.0" / "gtk.css").write_text(SLIM)
    kept = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(folder))
    return {**os.environ, **kept, **QUIET, **SWIFT, "DISPLAY": f":{display}"}


def _driver(surroundings):
    """Begin the driver on a free port, another one where somebody was quicker; gives it and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command, mute = ["WebKitWebDriver", "-p", str(port)], subprocess.DEVNULL
    process = subprocess.Popen(command, env=surroundings, stdout=mute, stderr=mute)
    while process.poll() is None:
        try:
            requests.get(f"http://127.0.0.1:{port}/status", timeout=ANSWER)
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return process, f"http://127.0.0.1:{port}"
    return _driver(surroundings)
