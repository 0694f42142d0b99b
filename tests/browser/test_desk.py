"""The presenter's desk, as a person uses it, and what the room sees of it."""

import pytest

from tests.served import Served, write_talk

pytestmark = pytest.mark.browser

ON = "#line[data-line=on]"


@pytest.fixture(name="desk")
def _desk(served, onlooker):
    presenter = onlooker().open(served.desk)
    presenter.page.wait_for_selector(ON)
    presenter.page.wait_for_function("() => document.querySelector('#total').textContent === '4'")
    return presenter


@pytest.fixture(name="ana")
def _ana(served, onlooker):
    return onlooker().open(served.url)


def press(person, *keys):
    for key in keys:
        person.page.keyboard.press(key)


def hidden(person, selector):
    person.page.wait_for_selector(selector, state="hidden")


def test_every_key_of_a_slide_tool_moves_the_talk(desk, ana):
    ways = {"End": 4, "Home": 1, "PageDown": 2, "PageUp": 1, "ArrowDown": 2, "Shift+Space": 1}
    for key, slide in ways.items():
        press(desk, key)
        ana.sees_slide(slide)


def test_a_number_is_shown_while_it_is_typed_and_goes_with_enter(desk, ana):
    press(desk, "g")
    desk.page.wait_for_selector(".jump >> text=Slide …")
    press(desk, "3")
    desk.page.wait_for_selector(".jump >> text=Slide 3")
    press(desk, "Enter")
    ana.sees_slide(3)
    hidden(desk, ".jump")
    press(desk, "2", "Escape", "Enter")
    ana.sees_slide(3)


def test_the_black_screen_is_the_rooms_and_not_of_those_on_their_own_way(desk, ana, onlooker, served):
    alone = onlooker().open(f"{served.url}/2")
    press(desk, "b")
    ana.page.wait_for_selector(".blackout")
    assert "The presenter has blacked the screen" in ana.page.locator(".blackout").text_content()
    late = onlooker().open(served.url)
    late.page.wait_for_selector(".blackout")
    assert alone.page.locator(".blackout").count() == 0
    press(desk, "Space")
    hidden(ana, ".blackout")
    ana.sees_slide(1)
    press(desk, ".")
    ana.page.wait_for_selector(".blackout")
    press(ana, "PageDown")
    hidden(ana, ".blackout")
    ana.sees_slide(2)


def test_all_slides_at_a_glance_lead_there_for_the_presenter_and_for_who_browses_alone(desk, ana):
    press(desk, "o", "ArrowRight", "ArrowRight")
    assert desk.page.locator("[aria-current=true]").get_attribute("data-slide") == "1"
    assert desk.page.locator(".overview .slide").count() == 4
    press(desk, "Enter")
    ana.sees_slide(3)
    press(ana, "o")
    ana.page.locator("[data-slide='2']").click()
    ana.sees_slide(2)
    assert desk.page.locator("#frame #slide-3").count() == 1


def test_a_search_finds_words_of_slides_and_of_the_presenters_notes(desk, ana):
    press(desk, "/")
    desk.page.keyboard.type("secret")
    desk.page.wait_for_selector("text=1 found")
    press(desk, "Enter")
    ana.sees_slide(3)
    press(ana, "/")
    ana.page.keyboard.type("secret")
    ana.page.wait_for_selector("text=0 found")
    press(ana, "Escape")
    hidden(ana, ".overview")
    ana.sees_slide(3)


def test_the_list_of_keys_opens_and_escape_closes_it(desk, ana):
    for person in (desk, ana):
        press(person, "?")
        person.page.wait_for_selector("#help >> text=black screen")
        press(person, "Escape")
        hidden(person, "#help")


def test_two_desks_stay_together_and_a_reload_or_restart_loses_nothing(onlooker, tmp_path):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    with Served(deck, state) as served:
        port = str(served.port)
        one, two = onlooker().open(served.desk), onlooker().open(served.desk)
        for desk in (one, two):
            desk.page.wait_for_selector(ON)
        press(one, "Space", "Space", "b")
        for desk in (one, two):
            desk.page.wait_for_selector(".blackout")
            desk.page.wait_for_selector("#elapsed:not(.rests)")
        two.page.reload()
        two.page.wait_for_selector(".blackout")
        served.kill()
        one.page.wait_for_selector("#line[data-line=lost]")
    with Served(deck, state, "--port", port):
        for desk in (one, two):
            desk.page.wait_for_selector(ON)
            desk.page.wait_for_selector("#elapsed:not(.rests)")
            desk.page.wait_for_selector("#frame #slide-2[data-build='1']", state="attached")
            assert desk.page.locator(".blackout").count() == 1
