"""A phone that is paired at the desk and then drives the talk, as the browser tests use it."""

import re

from tests.browser.conftest import PHONE

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"
HANDSET = {"size": PHONE, "has_touch": True, "is_mobile": True, "user_agent": IPHONE}


class Phone:
    """Somebody's phone on the remote's page."""

    def __init__(self, onlooker, **options):
        self.who = onlooker(**{**HANDSET, **options})
        self.page = self.who.page

    def pair(self, url):
        self.who.open(url)
        self.page.get_by_role("button", name="Make it the remote").tap()
        self.page.wait_for_url("**/remote")
        self.who.open(self.page.url)  # again, where this machine's network has changed meanwhile
        return self.ready()

    def ready(self):
        self.line("on")
        self.page.wait_for_function("() => document.querySelector('upcoming-press [data-part=words]').textContent")
        return self

    def line(self, state):
        self.page.wait_for_selector(f"connection-line[data-line={state}]")

    def tap(self, action):
        self.page.locator(f"[data-action={action}]").tap()

    def reads(self, selector, words):
        self.page.locator(selector, has_text=re.compile(words)).wait_for()


def code(desk):
    """Show the code at the desk, and read where it leads."""
    if not desk.page.locator("paired-devices dialog").is_visible():
        desk.page.keyboard.press("m")
    desk.page.wait_for_selector("paired-devices [data-part=qr] svg")
    return desk.page.locator("paired-devices [data-part=link]").inner_text()
