"""Captions as people read them: on request in the room, in the hall when the desk says so, and late as well."""

import pytest

from tests.browser.room import TOUCH, come_to_desk, press
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser
LINES = "slide-captions:visible .caption"
BELOW = """() => {
    const [slide, captions] = ['.frame > .slide', 'slide-captions'].map(name => document.querySelector(name).getBoundingClientRect());
    return slide.bottom <= captions.top + 1 && captions.bottom <= innerHeight + 1;
}"""
SEEN = """text => {
    const all = document.querySelector('slide-captions').getBoundingClientRect();
    const line = [...document.querySelectorAll('.caption')].find(each => each.textContent === text)?.getBoundingClientRect();
    return line && line.top >= all.top && line.bottom <= all.bottom + 1;
}"""


@pytest.fixture(name="served")
def _served(tmp_path):
    with Served(write_talk(tmp_path / "talk"), tmp_path / "state") as served:
        yield served


def write(desk, text):
    desk.page.keyboard.type(text)
    press(desk, "Enter")
    desk.page.wait_for_selector(f".captions-said li:text-is('{text}')")


def test_the_room_reads_along_on_request_and_the_hall_when_the_desk_says_so(served, onlooker):
    desk = come_to_desk(onlooker, served)
    ana, phone = onlooker().open(served.url), onlooker(**TOUCH).open(served.url)
    hall = onlooker().open(f"{served.url}/screen")
    press(desk, "C")
    for number in range(9):
        write(desk, f"Line {number}.")
    ana.page.wait_for_selector(".chrome-captions:not([hidden])")
    assert not ana.page.locator("slide-captions").is_visible()
    press(ana, "c")
    phone.page.locator(".chrome-captions").tap()
    desk.page.locator("[data-part=hall]").check()
    late = onlooker().open(f"{served.url}/screen")
    for person in (ana, phone, hall, late):
        person.page.wait_for_selector(f"{LINES}:text-is('Line 8.')")
        person.page.wait_for_function(SEEN, arg="Line 8.")
    for person in (ana, hall, late):
        person.page.wait_for_function(BELOW)
    ana.open(f"{served.url}/2").page.wait_for_selector(LINES)  # what was chosen is kept
    press(ana, "c")
    ana.page.wait_for_selector("slide-captions", state="hidden")
    assert [person.faults for person in (desk, ana, phone, hall, late)] == [[]] * 5
