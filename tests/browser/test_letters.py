"""Keys of one letter, which somebody who speaks to their computer presses without meaning to."""

import pytest

from tests.browser.room import press

pytestmark = pytest.mark.browser
OPEN = "dialog[open]"


def close(person):
    """Close what is open; the page has the keys again."""
    press(person, "Escape")
    person.page.wait_for_function("() => !document.activeElement.closest('dialog')")


def test_an_attendee_switches_letters_off_and_they_stay_off_until_they_are_wanted_again(served, onlooker):
    ana = onlooker().open(f"{served.url}/2")
    ana.page.wait_for_selector("[data-letters=on]")
    press(ana, "?")
    ana.page.get_by_role("checkbox", name="Keys of one letter").uncheck()
    close(ana)
    press(ana, "q", "o", "?", "/", "4", "Enter")
    assert ana.page.locator(OPEN).count() == 0
    press(ana, "PageDown")
    ana.sees_slide(3)
    ana.open(f"{served.url}/2")
    ana.page.wait_for_selector("[data-letters=off]")
    press(ana, "q")
    assert ana.page.locator(OPEN).count() == 0
    ana.page.get_by_role("button", name="Keys").click()
    ana.page.get_by_role("checkbox", name="Keys of one letter").check()
    close(ana)
    press(ana, "q")
    ana.page.wait_for_selector(".sheet-questions[open]")
    assert ana.faults == []


def test_whoever_comes_by_keyboard_finds_the_list_of_keys_without_a_letter(served, onlooker):
    ana = onlooker().open(f"{served.url}/2")
    ana.page.wait_for_selector("[data-letters=on]")
    ana.page.get_by_role("button", name="Keys").focus()
    press(ana, "Enter")
    ana.page.wait_for_selector("#help[open]")
