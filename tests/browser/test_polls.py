"""Polls as people meet them: a presenter, somebody early, somebody late, and somebody on a phone."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.room import (
    DECK,
    ON,
    SLIDE,
    TOUCH,
    answer,
    come_to_desk,
    given,
    press,
    says,
    sees_counts,
    sees_line,
    tap,
)
from tests.served import Person, Served, write_talk

pytestmark = pytest.mark.browser
SMALLEST = 44  # pixels that a thumb needs


@pytest.fixture(name="served")
def _served(tmp_path):
    with Served(write_talk(tmp_path / "talk", DECK), tmp_path / "state") as served:
        yield served


@pytest.fixture(name="desk")
def _desk(served, onlooker):
    return come_to_desk(onlooker, served)


@pytest.fixture(name="ana")
def _ana(served, onlooker):
    return onlooker().open(served.url)


@pytest.fixture(name="phone")
def _phone(served, onlooker):
    return onlooker(**TOUCH).open(served.url)


def test_the_room_answers_on_the_slide_and_sees_the_bars_grow(served, onlooker, desk, ana, phone):
    press(desk, "Space")
    sees_line(ana, "nobody has answered")
    for words in ("JavaScript", "Docker"):
        tap(ana, words)
    tap(phone, "Docker")
    assert (given(ana), given(phone)) == ([1, 2], [2])
    sees_counts(desk, 1, 2, 0)
    sees_line(phone, "2 have answered")
    sees_counts(ana)
    press(desk, "Space")
    late = onlooker(color_scheme="dark").open(served.url)
    for person in (desk, ana, phone, late):
        sees_counts(person, 1, 2, 0)
    tap(late, "Kubernetes")
    tap(ana, "JavaScript")
    for person in (desk, ana, phone, late):
        sees_counts(person, 0, 2, 1)
    assert given(ana) == [2]
    late.page.wait_for_function(
        "() => Math.abs(document.querySelector('[data-option=\"2\"] .bar').getBoundingClientRect().width"
        " / document.querySelector('[data-option=\"2\"]').getBoundingClientRect().width - 2 / 3) < 0.02"
    )
    assert "67\u202f%" in answer(late, "Docker").text_content()
    for name, person in {"poll-desk": desk, "poll-hall": late, "poll-phone": phone}.items():
        person.shoot(name)
    assert [person.faults for person in (desk, ana, phone, late)] == [[], [], [], []]


def test_a_closed_poll_takes_nothing_more_and_a_reset_one_begins_anew(desk, ana):
    press(desk, "Space")
    tap(ana, "Docker")
    sees_counts(desk, 0, 1, 0)
    press(desk, "v")
    sees_counts(ana, 0, 1, 0)
    sees_line(desk, "the room sees the counts")
    press(desk, "v")
    sees_line(ana, "Closed · one has answered")
    assert answer(ana, "Docker").locator("input").is_disabled()
    assert given(ana) == [2]
    desk.page.locator("poll-control button >> text=Reset").click()
    desk.page.locator("poll-control button >> text=Drop one answer?").click()
    sees_line(ana, "Not open yet")
    sees_counts(ana)
    assert given(ana) == []
    desk.page.locator("poll-control button >> text=Open").click()
    tap(ana, "Kubernetes")
    sees_counts(desk, 0, 0, 1)


def test_one_slip_resets_nothing(desk, ana):
    press(desk, "Space")
    tap(ana, "Docker")
    sees_counts(desk, 0, 1, 0)
    desk.page.locator("poll-control button >> text=Reset").click()
    desk.page.wait_for_selector("poll-control button >> text=Reset", timeout=10_000)  # it is no longer sure
    sees_counts(desk, 0, 1, 0)
    assert given(ana) == [2]


def test_a_refused_answer_is_put_back_with_a_sentence(desk, ana):
    press(desk, "Space")
    tap(ana, "Docker")
    sees_counts(desk, 0, 1, 0)
    for _ in range(31):  # more than one browser may change its mind at once
        answer(ana, "Kubernetes").locator(".answer").dispatch_event("click")
    says(ana, "Your answer was not taken: that was too many taps at once")
    ana.settles()
    sees_counts(desk, *[int(number in given(ana)) for number in (1, 2, 3)])


def test_a_thumb_finds_every_answer_and_nothing_moves_when_the_bars_come(served, onlooker, desk, phone):
    lying = onlooker(size={"width": 844, "height": 390}, has_touch=True, is_mobile=True).open(served.url)
    press(desk, "Space")
    for person in (phone, lying):
        tap(person, "Docker")
    sees_counts(desk, 0, 2, 0)
    boxes = {}
    for person in (phone, lying):
        items = person.page.locator(f"{SLIDE} [data-option]")
        boxes[person] = [items.nth(index).bounding_box() for index in range(3)]
        assert min(box["height"] for box in boxes[person]) >= SMALLEST
        assert max(box["x"] + box["width"] for box in boxes[person]) <= person.page.viewport_size["width"]
    press(desk, "Space")
    for person in (phone, lying):
        sees_counts(person, 0, 2, 0)
        items = person.page.locator(f"{SLIDE} [data-option]")
        assert [items.nth(index).bounding_box() for index in range(3)] == boxes[person]


def test_a_first_visit_to_a_poll_moves_nothing(served, onlooker, desk):
    press(desk, "Space")
    desk.sees_slide(2)
    phone = onlooker(**TOUCH)
    phone.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    phone.open(served.url)
    sees_line(phone, "nobody has answered")
    phone.settles()
    assert phone.page.evaluate("() => window.moved") < 0.01


def test_a_poll_of_one_answer_is_a_group_of_radio_buttons_for_the_keyboard_too(desk, ana):
    press(desk, "Space", "Space")  # nobody has answered the first, so the second press goes on
    ana.sees_slide(3)
    ana.page.wait_for_selector(f"{SLIDE} [data-option].open")
    ana.page.get_by_role("radio", name="tabs").focus()
    press(ana, "Space")
    sees_counts(desk, 1, 0)
    press(ana, "ArrowDown")
    sees_counts(desk, 0, 1)
    ana.sees_slide(3)
    assert given(ana) == [2]
    tap(ana, "tabs")
    sees_counts(desk, 1, 0)
    press(ana, "PageUp")  # a pointer's tap leaves the keys to the talk
    ana.sees_slide(2)


def test_the_projector_of_the_presenters_own_browser_tells_no_counts_too_early(served, desk, ana):
    hall = desk.context.new_page()
    hall.goto(served.url)
    press(desk, "Space")
    tap(ana, "Docker")
    sees_counts(desk, 0, 1, 0)
    hall.wait_for_function(
        "() => document.querySelector('#frame .poll-line')?.textContent.includes('one has answered')"
    )
    assert hall.locator("#frame .tally:visible").count() == 0
    assert f"Answer at localhost:{served.port}" in hall.locator("#frame .poll-line").text_content()
    assert "Answer at" not in ana.page.locator("#frame .poll-line").text_content()
    press(desk, "Space")
    hall.wait_for_selector("#frame .tally >> text=100")


def test_on_paper_and_without_scripts_a_poll_is_its_list(served, onlooker):
    for address in ("/2", "/print"):
        reader = onlooker(java_script_enabled=False).open(served.url + address)
        item = reader.page.locator("#slide-2 [data-option]", has_text="Docker")
        assert item.is_visible()
        assert item.evaluate("item => getComputedStyle(item).borderTopWidth") == "0px"
        assert reader.page.locator("#slide-2 .poll-line").text_content() == ""
    still = onlooker(reduced_motion="reduce").open(f"{served.url}/2")
    still.page.wait_for_selector(".bar", state="attached")
    assert still.page.locator(".bar").first.evaluate("bar => getComputedStyle(bar).transitionDuration") == "0s"


def test_an_answer_outlives_a_killed_server_and_the_page_comes_back_by_itself(onlooker, tmp_path):
    deck, state = write_talk(tmp_path / "talk", DECK), tmp_path / "state"
    with Served(deck, state) as served:
        port = str(served.port)
        desk, phone = come_to_desk(onlooker, served), onlooker(**TOUCH).open(served.url)
        press(desk, "Space")
        tap(phone, "Docker")
        tap(phone, "Kubernetes")
        sees_counts(desk, 0, 1, 1)
        served.kill()
        phone.page.wait_for_selector("#lost:visible >> text=Connection lost")
        answer(phone, "JavaScript").locator(".answer").tap()
        says(phone, "Your answer was not taken: offline")
        assert given(phone) == [2, 3]
    with Served(deck, state, "--port", port) as served:
        phone.page.wait_for_selector("#lost", state="hidden", timeout=30_000)
        desk.page.wait_for_selector(ON, timeout=30_000)
        assert given(phone) == [2, 3]
        press(desk, "Space")
        sees_counts(phone, 0, 1, 1)
        tap(phone, "Docker")
        sees_counts(phone, 0, 0, 1)
        with Person(served, browser="new-browser") as late:
            late.wait(lambda me: [poll["counts"] for poll in me.all("poll")][:1] == [[0, 0, 1]], "the counts")


def test_a_saved_deck_keeps_everybodys_answers_where_the_poll_has_gone(served, onlooker, desk, ana, tmp_path):
    press(desk, "Space")
    tap(ana, "Docker")
    sees_counts(desk, 0, 1, 0)
    deck = tmp_path / "talk" / "slides" / "deck.md"
    deck.write_text(deck.read_text().replace("# Hello\n", "# Hello\n\n---\n\n# And welcome\n"))
    ana.page.wait_for_selector("text=And welcome", timeout=10_000)
    press(desk, "Space")
    ana.sees_slide(3)
    ana.page.wait_for_selector(f"{SLIDE} [data-option].given")
    assert given(ana) == [2]
    assert ana.page.viewport_size != PHONE
