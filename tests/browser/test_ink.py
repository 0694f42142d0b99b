"""Pen and laser as people use them: drawn at the desk, seen by everybody, on a hall's screen and on a phone."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.pen import draw, place, same, strokes
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser

HERE = "#frame > .ink .laser.on"


@pytest.fixture(name="desk")
def _desk(served, onlooker):
    return at_desk(served, onlooker)


@pytest.fixture(name="ana")
def _ana(served, onlooker):
    return onlooker().open(served.url)


def at_desk(served, onlooker):
    presenter = onlooker().open(served.desk)
    presenter.page.wait_for_selector("connection-line[data-line=on]")
    presenter.settles()
    return presenter


def test_what_the_presenter_draws_is_seen_by_everybody_and_by_who_comes_late(desk, ana, served, onlooker):
    other = at_desk(served, onlooker)
    desk.page.keyboard.press("d")
    draw(desk, (100, 100), (600, 120), (1180, 640))
    for person in (ana, other, onlooker().open(served.url)):
        same(desk, person)
    first = strokes(ana, 1)[0]
    assert first.startswith("M100 100")
    assert first.endswith("L1180 640")


def test_each_slide_has_its_own_ink_until_it_is_erased(desk, ana):
    desk.page.keyboard.press("d")
    draw(desk, (100, 100), (300, 300))
    draw(desk, (500, 100), (500, 300))
    strokes(ana, 2)
    desk.page.keyboard.press("u")
    strokes(ana, 1)
    desk.page.keyboard.press("PageDown")
    ana.sees_slide(2)
    strokes(ana, 0)
    desk.page.keyboard.press("PageUp")
    same(desk, ana)
    desk.page.keyboard.press("e")
    strokes(ana, 0)
    assert desk.page.locator("[data-action=undo]").is_disabled()


def test_the_laser_is_seen_where_it_points_and_is_gone_when_put_away(desk, ana):
    desk.page.keyboard.press("l")
    for x in (300, 640):
        desk.page.mouse.move(*place(desk, x, 360))
    ana.page.wait_for_selector(HERE, state="attached")
    spot = ana.page.locator("#frame > .ink .laser")
    ana.page.wait_for_function(
        "() => document.querySelector('#frame > .ink .laser').style.transform === 'translate(640px, 360px)'"
    )
    desk.page.keyboard.press("Escape")
    ana.page.wait_for_selector(".laser:not(.on)", state="attached")
    assert "on" not in spot.get_attribute("class").split()


def test_who_goes_their_own_way_sees_no_ink(desk, ana):
    desk.page.keyboard.press("d")
    draw(desk, (100, 100), (300, 300))
    strokes(ana, 1)
    ana.page.keyboard.press("PageDown")
    ana.page.keyboard.press("PageUp")
    ana.sees_slide(1)
    strokes(ana, 0)
    ana.page.keyboard.press("n")
    strokes(ana, 1)


def test_a_phone_sees_the_ink_on_a_picture_of_the_slide_above_its_words(desk, served, onlooker):
    phone = onlooker(size=PHONE, has_touch=True).open(served.url)
    desk.page.keyboard.press("d")
    draw(desk, (100, 100), (300, 300))
    phone.page.wait_for_selector(".ink-picture .stroke", state="attached")
    phone.page.wait_for_selector(".ink-picture .slide h1 >> text=Hello")
    assert phone.page.locator("#frame > .ink").is_hidden()
    picture = phone.page.locator(".ink-picture").bounding_box()
    assert abs(picture["height"] / picture["width"] - 9 / 16) < 0.02
    assert phone.page.locator("#frame h1").bounding_box()["y"] >= picture["y"] + picture["height"]
    desk.page.keyboard.press("PageDown")
    phone.page.wait_for_selector(".ink-picture", state="hidden")


def test_where_a_demo_is_on_a_phone_reads_its_terminal_and_sees_no_picture(desk, served, onlooker):
    phone = onlooker(size=PHONE, has_touch=True).open(served.url)
    desk.page.keyboard.press("3")
    desk.page.keyboard.press("Enter")
    phone.sees_slide(3)
    desk.page.keyboard.press("d")
    draw(desk, (100, 100), (300, 300))
    phone.page.wait_for_selector(".ink-picture .stroke", state="attached")
    desk.page.keyboard.press("Space")
    phone.page.wait_for_selector("#frame .slide.on-air")
    assert phone.page.locator(".ink-picture").is_hidden()
    assert desk.page.locator("#frame > .ink .stroke").count() == 1


def test_a_finger_draws_and_a_click_reaches_the_slide_once_the_pen_is_away(served, onlooker):
    tablet = onlooker(size={"width": 820, "height": 1180}, has_touch=True).open(served.desk)
    tablet.page.wait_for_selector("connection-line[data-line=on]")
    tablet.page.locator("pen-tools [data-action=blue]").click()
    tablet.page.touchscreen.tap(*place(tablet, 640, 360))
    strokes(tablet, 1)
    assert tablet.page.locator("#frame .stroke").get_attribute("data-colour") == "blue"
    beneath = "([x, y]) => document.elementFromPoint(x, y).className"
    assert tablet.page.evaluate(beneath, place(tablet, 640, 360)) == "ink-pad"
    tablet.page.locator("pen-tools [data-action=pen]").click()
    assert "ink" not in tablet.page.evaluate(beneath, place(tablet, 640, 360))


def test_a_restart_gives_back_the_ink_and_what_was_drawn_meanwhile(onlooker, tmp_path):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    with Served(deck, state) as served:
        port = str(served.port)
        desk, ana = at_desk(served, onlooker), onlooker().open(served.url)
        desk.page.keyboard.press("d")
        draw(desk, (100, 100), (300, 300))
        same(desk, ana)
        served.kill()
        desk.page.wait_for_selector("connection-line[data-line=lost]")
        draw(desk, (500, 100), (700, 300))
    with Served(deck, state, "--port", port):
        desk.page.wait_for_selector("connection-line[data-line=on]", timeout=20_000)
        same(desk, ana, count=2)
        desk.open(desk.page.url)
        same(ana, desk, count=2)
