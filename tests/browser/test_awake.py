"""A phone that slept through the end of its connection, and does not know: its line is dead, but nothing was closed."""

import pytest

from tests.browser.room import DECK, TOUCH, come_to_desk, press
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser
UNNOTICED = 20_000  # milliseconds; by itself the page would see no sooner that a ping is overdue


@pytest.fixture(name="served")
def _served(tmp_path):
    with Served(write_talk(tmp_path / "talk", DECK), tmp_path / "state") as served:
        yield served


class Line:
    """The way between a page and the server; once `dead`, whatever is under way on it vanishes without a trace."""

    def __init__(self, page):
        self.dead, self.made, self.lost = False, 0, 0
        page.route_web_socket("**/socket.io/**", self._carry)

    def _carry(self, browser):
        self.made += 1
        number, server = self.made, browser.connect_to_server()
        gone = lambda: self.dead and number == 1  # noqa: E731
        browser.on_message(lambda message: self._lose() if gone() else server.send(message))
        server.on_message(lambda message: self._lose() if gone() else browser.send(message))

    def _lose(self):
        self.lost += 1

    def loses(self, page):
        """Wait until something has vanished on it."""
        while not self.lost:
            page.wait_for_timeout(20)


def test_a_phone_that_wakes_up_is_right_at_once(served, onlooker):
    desk, phone = come_to_desk(onlooker, served), onlooker(**TOUCH)
    line = Line(phone.page)
    phone.open(served.url)
    phone.page.wait_for_function("() => document.querySelector('.poll-line') || document.querySelector('#slide-1')")
    press(desk, "Space")
    phone.sees_slide(2)
    line.dead = True
    press(desk, "Space")
    desk.sees_slide(3)
    line.loses(phone.page)
    phone.sees_slide(2)
    phone.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    phone.page.wait_for_selector("#frame #slide-3", timeout=UNNOTICED)
    assert line.made > 1
    phone.page.wait_for_selector("#lost", state="hidden")
    phone.page.wait_for_selector("#frame [data-option].open")
