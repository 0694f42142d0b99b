"""Slides turn as the deck says, and at once for whoever wants no motion; a phone's page to read does not move."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.room import come_to_desk, press
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser

DECK = "slide-transition: push(horizontal, 1.5)\n\n# One\n\n---\n\n# Two\n\n---\n\n# Three\n"
WATCH = """() => { window.seen = []; new MutationObserver((all) => { for (const one of all) for (const node of one.addedNodes)
  if (node.className === 'leaving') window.seen.push(node.textContent.trim()) }).observe(document.querySelector('#frame'), { childList: true }) }"""


@pytest.fixture(name="turning", scope="module")
def _turning(tmp_path_factory):
    folder = tmp_path_factory.mktemp("turning")
    with Served(write_talk(folder / "talk", DECK), folder / "state") as served:
        yield served


def test_the_slide_before_is_seen_to_go_and_then_is_gone(onlooker, turning):
    presenter, guest = come_to_desk(onlooker, turning), onlooker().open(turning.url).settles()
    press(presenter, "Home")
    guest.sees_slide(1)
    guest.page.evaluate(WATCH)
    press(presenter, "Space")
    guest.sees_slide(2)
    guest.page.wait_for_function("() => !document.querySelector('#frame > .leaving')")
    assert guest.page.evaluate("() => window.seen") == ["One"]
    assert guest.page.evaluate("() => document.querySelectorAll('#frame .slide').length") == 1
    assert not guest.faults + presenter.faults


@pytest.mark.parametrize("wish", [{"reduced_motion": "reduce"}, {"size": PHONE}], ids=["no motion", "a page to read"])
def test_nothing_moves_for_whoever_wants_none_and_on_a_page_to_read(onlooker, turning, wish):
    presenter, guest = come_to_desk(onlooker, turning), onlooker(**wish).open(turning.url).settles()
    press(presenter, "Home")
    guest.sees_slide(1)
    guest.page.evaluate(WATCH)
    press(presenter, "Space")
    guest.sees_slide(2)
    assert guest.page.evaluate("() => window.seen") == []
