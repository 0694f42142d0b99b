"""Browsers whose owners let no page keep anything: the talk works in them as in any other."""

import pytest

from tests.browser.handset import Phone, code
from tests.browser.room import DECK, ON, answer, given, press, sees_counts, tap
from tests.lesson import write_lesson
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser
DENIED = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {get() { throw new DOMException('Access is denied', 'SecurityError'); }});"""


@pytest.fixture(name="served")
def _served(tmp_path):
    with Served(write_talk(tmp_path / "talk", DECK), tmp_path / "state") as served:
        yield served


@pytest.fixture(name="stranger")
def _stranger(onlooker):
    """Somebody in whose browser nothing can be kept."""

    def come(**options):
        person = onlooker(**options)
        person.context.add_init_script(DENIED)
        return person

    return come


def test_a_recording_is_played_in_a_terminal_and_read_aloud_for_as_long_as_the_page_is_there(tmp_path, stranger):
    with Served(write_lesson(tmp_path / "talk"), tmp_path / "state") as served:
        visitor = stranger().open(f"{served.url}/3")
        visitor.page.locator(".action-play").click()
        visitor.reads("it is made")
        visitor.page.locator(".action-aloud").focus()  # there for whoever comes by keyboard
        press(visitor, "Enter")
        visitor.page.wait_for_selector(".xterm-accessibility", state="attached")
        assert visitor.page.locator(".action-aloud").get_attribute("aria-pressed") == "true"
        visitor.open(f"{served.url}/contents")
        assert visitor.faults == []


def test_the_desk_and_the_remote_connect_and_drive_the_talk(served, stranger):
    desk = stranger().open(served.desk)
    desk.page.wait_for_selector(ON)
    remote = Phone(stranger).pair(code(desk))
    press(desk, "Escape", "+")
    remote.tap("larger")
    remote.tap("next")
    for person in (desk, stranger().open(served.url)):
        person.sees_slide(2)
        assert person.faults == []
    assert remote.who.faults == []


def test_a_poll_is_answered_and_a_question_asked(served, stranger):
    desk, ana = stranger().open(served.desk), stranger().open(served.url)
    desk.page.wait_for_selector(ON)
    press(desk, "Space")
    tap(ana, "Docker")
    sees_counts(desk, 0, 1, 0)
    ana.page.locator("#ask").click()
    ana.page.locator(".ask-field").fill("Why not a VM?")
    ana.page.locator(".ask-foot button").click()
    desk.page.wait_for_selector("question-list .unread:text-is('1')")
    press(desk, "q")
    desk.page.wait_for_selector(".question-words:text-is('Why not a VM?')")
    assert given(ana) == [2]
    assert answer(ana, "Docker").locator("input").is_checked()
    assert (desk.faults, ana.faults) == ([], [])


def test_a_page_that_lost_a_script_is_not_loaded_again_and_again(served, stranger):
    attendee = stranger()
    loads = []
    attendee.page.on("load", lambda page: loads.append(page.url))
    attendee.page.route("**/js/net/retry.js", lambda route: route.abort())
    attendee.page.clock.install()
    attendee.page.goto(served.url)
    attendee.page.clock.run_for(10_000)  # in it, three loads would have been tried
    assert len(loads) == 1
    attendee.sees_slide(1)
