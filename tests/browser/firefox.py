"""Firefox as a distribution has it, driven over WebDriver BiDi, which it speaks without another program."""

import contextlib
import json
import os
import shutil
import subprocess
import time

from websocket import WebSocketTimeoutException, create_connection

from tests.browser.ending import ended
from tests.browser.window import ANSWER, Window, called

FIREFOX = next((path for name in ("firefox-esr", "firefox") if (path := shutil.which(name))), None)
QUIET = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
# "Block all cookies" denies storage too. Where its owner makes an exception, as a desk needs its cookie, storage is gone all the same.
DENIED = {"network.cookie.cookieBehavior": 2, "dom.storage.enabled": False}
EXCEPTIONS = "permissions.manager.defaultsUrl"


@contextlib.contextmanager
def firefox(folder, *, denied="", dark=False):
    """Give a browser with a profile of its own; with `denied` it keeps nothing but the cookies of that address."""
    _write_profile(folder, denied, dark=dark)
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
    here, mute = {**os.environ, "HOME": str(folder)}, subprocess.DEVNULL
    process = subprocess.Popen(command, env=here, stdout=mute, stderr=mute)
    with ended(process):
        address = _address(folder / "WebDriverBiDiServer.json")
        with contextlib.closing(create_connection(address, ANSWER, suppress_origin=True)) as socket:
            browser = Firefox(socket)
            yield browser
            with ended(process):
                browser.ask("browser.close")


class Firefox:
    """What is asked of the browser and what it tells, over its one socket."""

    def __init__(self, socket):
        self._socket, self._number, self._faults = socket, 0, []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])

    def ask(self, method, **params):
        """Have a command done and give what it gives."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while (told := self._hear(method)).get("id") != self._number:
            if told["method"] == "log.entryAdded" and told["params"]["level"] == "error":
                self._faults.append(told["params"]["text"])
        if "error" in told:
            raise RuntimeError(f"{method}: {told['message']}")
        return told["result"]

    def _hear(self, method):
        try:
            return json.loads(self._socket.recv())
        except WebSocketTimeoutException as late:
            raise TimeoutError(f"firefox does not answer to {method}") from late

    def window(self):
        """Open another window."""
        return Page(self, self.ask("browsingContext.create", type="window")["context"])

    def faults(self):
        """Give the errors in all its pages."""
        self.ask("session.status")  # what was told before its answer has been heard by then
        return self._faults


class Page(Window):
    def __init__(self, browser, context):
        self._browser, self._context = browser, context

    def _ask(self, method, **params):
        return self._browser.ask(method, context=self._context, **params)

    def open(self, url):
        self._ask("browsingContext.navigate", url=url, wait="complete")
        return self

    def evaluate(self, function, *given):
        page = {"context": self._context}
        answer = self._browser.ask(
            "script.evaluate", expression=called(function, given), target=page, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def act(self, *sources):
        self._ask("input.performActions", actions=list(sources))

    def resize(self, width, height):
        self._ask("browsingContext.setViewport", viewport={"width": width, "height": height})
        return self

    def picture(self):
        return self._ask("browsingContext.captureScreenshot")["data"]


def _write_profile(folder, denied, *, dark):
    folder.mkdir()
    wanted = {**QUIET, "ui.systemUsesDarkTheme": int(dark)}
    if denied:
        exceptions = folder / "exceptions"
        exceptions.write_text(f"origin\tcookie\t1\t{denied}\n")
        wanted |= {**DENIED, EXCEPTIONS: exceptions.as_uri()}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
    (folder / "user.js").write_text("".join(lines))


def _address(file):
    """Give where it listens, as it writes into its profile once it does."""
    until = time.monotonic() + ANSWER
    while time.monotonic() < until:
        with contextlib.suppress(OSError, ValueError):
            told = json.loads(file.read_text())
            return f"ws://{told['ws_host']}:{told['ws_port']}/session"
        time.sleep(0.1)
    raise TimeoutError("firefox does not say where it listens")
