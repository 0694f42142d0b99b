"""The hall's window: always the talk, whatever is pressed on it and whatever covers it."""

import pytest

pytestmark = pytest.mark.browser

HALL = {"width": 1920, "height": 1080}
ON = "connection-line[data-line=on]"


@pytest.fixture(name="desk")
def _desk(served, onlooker):
    presenter = onlooker().open(served.desk)
    presenter.page.wait_for_selector(ON)
    return presenter.settles()


@pytest.fixture(name="hall")
def _hall(served, onlooker):
    return onlooker(size=HALL).open(f"{served.url}/screen").settles()


def desk_says(desk, words):
    desk.page.wait_for_selector(f"hall-screen [data-part=words] >> text='{words}'")


def go_on(desk, times=1):
    for _ in range(times):
        desk.page.keyboard.press("Space")
        desk.settles()


def test_the_halls_window_shows_the_talk_and_no_key_or_click_turns_it(desk, hall):
    desk_says(desk, "1920×1080, slide 1")
    for key in ("PageDown", "End", "2", "Enter", "o", "b", "Tab", "Space", "q"):
        hall.page.keyboard.press(key)
    hall.page.mouse.click(960, 540)
    hall.sees_slide(1)
    assert hall.page.locator(".blackout, .overview, dialog[open], .jump").count() == 0
    assert hall.page.evaluate("() => getComputedStyle(document.querySelector('.slide h1')).cursor") == "none"
    go_on(desk, 3)
    hall.sees_slide(2)
    hall.page.wait_for_selector("#frame #slide-2[data-build='2']")
    desk_says(desk, "1920×1080, slide 2")
    desk.page.keyboard.press("b")
    hall.page.wait_for_selector(".blackout")
    hall.page.set_viewport_size({"width": 1280, "height": 720})
    desk_says(desk, "1280×720, slide 2")
    assert hall.faults == []


def test_the_desk_turns_the_hall_dark_and_it_stays_dark_when_loaded_again(desk, hall):
    desk_says(desk, "1920×1080, slide 1")
    desk.page.keyboard.press("W")
    desk_says(desk, "1920×1080, slide 1, dark")
    hall.page.reload()
    hall.settles()
    desk_says(desk, "1920×1080, slide 1, dark")
    seen = "() => getComputedStyle(document.querySelector('#frame .content > *')).color"
    assert hall.page.evaluate(seen) == "rgb(238, 242, 250)"
    desk.page.keyboard.press("W")
    desk_says(desk, "1920×1080, slide 1")
    assert desk.faults == hall.faults == []


def test_a_window_that_is_covered_is_right_all_the_same(desk, hall):
    hall.page.evaluate(
        "() => { Object.defineProperty(document, 'hidden', { get: () => true });"
        "document.dispatchEvent(new Event('visibilitychange')); }"
    )
    cover = hall.context.new_page()
    cover.bring_to_front()
    go_on(desk, 5)
    hall.page.wait_for_function("() => document.querySelector('#frame #slide-3')", polling=200)
    rows = "[...document.querySelectorAll('#frame .xterm-rows > *')].map(row => row.textContent).join(' ')"
    hall.page.wait_for_function(f"() => {rows}.includes('hello from the shell')", polling=200)
    desk_says(desk, "1920×1080, slide 3")


def test_a_lost_server_is_said_in_the_corner_and_at_the_desk(desk, hall):
    desk_says(desk, "1920×1080, slide 1")
    hall.context.set_offline(True)
    hall.page.wait_for_selector("#lost:has-text('Connection lost')", timeout=60_000)
    corner = hall.page.locator("#lost").bounding_box()
    assert corner["x"] > 1920 / 2
    assert corner["y"] > 1080 / 2
    hall.context.set_offline(False)
    hall.page.wait_for_selector("#lost", state="hidden", timeout=60_000)
    desk_says(desk, "1920×1080, slide 1")


def test_the_desks_key_opens_the_window_once(desk):
    with desk.context.expect_page() as opened:
        desk.page.keyboard.press("w")
    opened.value.wait_for_selector("#frame #slide-1")
    desk.page.wait_for_selector("hall-screen[data-there]")
    desk.page.keyboard.press("w")
    assert len(desk.context.pages) == 2
    opened.value.close()
    desk.page.wait_for_selector("hall-screen:not([data-there])", state="attached")
