"""A live run that fails before a room, as hall, phone and desk see it, and the way back to live."""

import pytest

from tests.breaking import CAUSE, WORDS, serve_shop
from tests.browser.conftest import PHONE
from tests.browser.room import ON, come_to_desk, press

pytestmark = pytest.mark.browser
TAPED = "demo-terminal[data-recorded]"


@pytest.fixture(name="shop")
def _shop(tmp_path):
    with serve_shop(tmp_path) as served:
        yield served


@pytest.fixture(name="desk")
def _desk(shop, onlooker):
    return come_to_desk(onlooker, shop)


def fails(desk, hall):
    press(desk, "Space")
    hall.reads("the shop opens")
    desk.page.wait_for_selector("#frame demo-terminal[data-show='ready']")
    desk.page.bring_to_front()
    press(desk, "Space")
    hall.page.wait_for_selector("demo-terminal[data-show='failed']")


def test_the_hall_sees_the_failure_then_one_line_in_another_frame(shop, desk, onlooker):
    hall, phone = onlooker().open(f"{shop.url}/screen"), onlooker(size=PHONE).open(shop.url)
    fails(desk, hall)
    assert hall.page.locator(TAPED).count() == 0
    assert hall.page.locator(".demo-step[data-state='failed']").count() == 1
    hall.shoot("rescue-held")
    for person in (hall, phone):
        person.page.wait_for_selector(TAPED)
        assert person.page.locator("#frame .demo-rescued").inner_text() == WORDS
        person.reads("sold on tape")
        assert CAUSE not in person.page.content()
        assert person.page.locator("#frame .demo-badge").inner_text().startswith("recorded 2026-11-23")
    live, taped = "#frame .demo-badge[data-kind=live]", "#frame .demo-badge[data-kind=recorded]"
    assert (hall.page.locator(live).count(), hall.page.locator(taped).count()) == (0, 1)
    hall.shoot("rescue-hall")
    phone.shoot("rescue-phone")
    desk.page.bring_to_front()
    desk.shoot("rescue-desk")


def test_the_desk_reads_why_and_goes_back_to_live_from_there(shop, desk, onlooker, tmp_path):
    hall = onlooker().open(f"{shop.url}/screen")
    fails(desk, hall)
    hall.page.wait_for_selector(TAPED)
    late = onlooker().open(shop.desk)
    late.page.wait_for_selector(ON)
    for person in (desk, late):
        person.page.wait_for_selector(f"demo-control .desk-trouble:has-text({CAUSE!r})")
        assert person.page.locator("demo-control .desk-rescue").inner_text() == WORDS
    (tmp_path / "mended").touch()
    desk.page.bring_to_front()
    desk.page.locator("demo-control .action-retry").click()
    hall.reads("\nsold live")
    assert hall.page.locator(TAPED).count() == 0
    assert hall.page.locator("#frame .demo-rescued").inner_text() == ""
    assert "the shop opens" in hall.terminal()
    desk.page.wait_for_function("() => document.querySelector('.desk-trouble').textContent === ''")
