"""The presenter's desk, as a person uses it, and what the room sees of it."""

import pytest

from quarterdeck.demo.load import load_demos
from quarterdeck.engines.registry import ENGINES
from quarterdeck.show.rehearsed import keep_times
from quarterdeck.store.database import Store
from quarterdeck.store.rehearsal_table import RehearsalTable
from tests.browser.pen import draw, strokes
from tests.served import DECK, HOME, Served, write_talk

pytestmark = pytest.mark.browser

ON = "connection-line[data-line=on]"


@pytest.fixture(name="desk")
def _desk(served, onlooker):
    presenter = onlooker().open(served.desk)
    presenter.page.wait_for_selector(ON)
    presenter.settles()
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
    ways = {
        "End": 4,
        "Home": 1,
        "PageDown": 2,
        "PageUp": 1,
        "ArrowDown": 2,
        "Shift+Space": 1,
        "Enter": 2,
        "Backspace": 1,
    }
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
    press(desk, "2", "Escape")
    hidden(desk, ".jump")
    press(desk, "Backspace")
    ana.sees_slide(2)


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
    desk.page.wait_for_function("() => document.querySelectorAll('.overview .slide').length === 4")
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


def next_words(desk, words):
    desk.page.wait_for_selector(f"upcoming-press [data-part=words] >> text='{words}'")


def to_the_demo(desk):
    press(desk, "3", "Enter")
    desk.sees_slide(3)
    desk.page.wait_for_selector("demo-control .demo-step")


def test_what_comes_next_is_shown_as_it_will_be(desk):
    next_words(desk, "slide 2")
    press(desk, "Space")
    next_words(desk, "build 1 of 2")
    unbuilt = "upcoming-press .frame .slide .unbuilt"
    assert desk.page.locator(unbuilt).all_text_contents() == ["two"]
    press(desk, "Space")
    next_words(desk, "build 2 of 2")
    assert desk.page.locator(unbuilt).count() == 0
    press(desk, "Space", "Space")
    next_words(desk, "step 1 of 3")
    assert desk.page.locator("upcoming-press .frame .next-command").text_content() == "echo hello from the shell"
    assert desk.page.locator("upcoming-press .frame .next-say").text_content() == "The shell says hello."
    press(desk, "Space")
    next_words(desk, "step 2 of 3")
    press(desk, "b")
    next_words(desk, "this slide again")


def test_alt_passes_over_a_slides_items_and_steps_for_the_room_and_for_who_reads_alone(desk, ana, served, onlooker):
    for slide in (2, 3, 4):
        press(desk, "Alt+ArrowRight")
        ana.sees_slide(slide)
    press(desk, "Alt+PageUp", "Alt+PageUp")
    ana.page.wait_for_selector("#frame #slide-2[data-build='2']")
    alone = onlooker().open(f"{served.url}/1").settles()
    press(alone, "Alt+Space", "Alt+PageDown")
    alone.sees_slide(3)
    press(alone, "Alt+ArrowLeft")
    alone.page.wait_for_selector("#frame #slide-2[data-build='2']")
    ana.sees_slide(2)


def test_a_link_that_no_phone_can_follow_says_so_at_the_desk_and_to_who_would_join(desk, onlooker, served):
    press(desk, "j")
    desk.page.wait_for_selector(".sheet-qr >> text=No phone can reach this address")
    joining = onlooker().open(f"{served.url}/join")
    assert joining.page.locator(".only-here >> text=--host 0.0.0.0").is_visible()


def test_what_ends_a_demo_is_asked_about_and_a_slip_means_no(desk):
    to_the_demo(desk)
    press(desk, "Space")
    next_words(desk, "step 2 of 3")
    for key, question in {"Shift+S": "clean up?", "Shift+R": "afresh?"}.items():
        for slip in ("Enter", "Space", "Escape"):
            press(desk, key)
            desk.page.wait_for_selector(f"dialog >> text={question}")
            press(desk, slip)
            hidden(desk, "dialog[open]")
    assert desk.page.locator("demo-control .demo-step[data-state=passed]").count() == 1
    press(desk, "Shift+S")
    desk.page.locator("dialog[open] >> text=Stop it").click()
    desk.page.wait_for_selector("#frame .demo[data-show=closed]")
    next_words(desk, "slide 4")


def test_a_steps_time_stands_beside_the_one_in_rehearsal(onlooker, tmp_path):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    demo = load_demos(deck.parent.parent / "demos", ENGINES)[0]["echo"]
    with Store.open(state) as store:
        keep_times(demo, [12.3, 2.5, 0.4], RehearsalTable(store))
    with Served(deck, state) as served:
        desk = onlooker().open(served.desk)
        desk.page.wait_for_selector(ON)
        to_the_demo(desk)
        desk.page.wait_for_selector("upcoming-press .frame >> text=12 s in rehearsal")
        press(desk, "Space")
        desk.page.wait_for_selector("demo-control .demo-step[data-state=passed] >> text=rehearsed 12 s")
        now = desk.page.locator("demo-control .demo-step[data-state=passed] .demo-fares").text_content()
        assert now.endswith(" s")


def test_the_pace_is_told_in_words_by_the_time_budget(onlooker, tmp_path):
    deck = write_talk(tmp_path / "talk", "time-budget: 45\n\n" + DECK)
    with Served(deck, tmp_path / "state") as served:
        desk = onlooker().open(served.desk)
        desk.page.wait_for_selector("presenter-clock [data-part=left] >> text=45:00")
        assert desk.page.locator(".pace").is_hidden()
        press(desk, "Space", "End")
        desk.page.wait_for_selector(".pace[data-pace=early] >> text=min early")
        press(desk, "Home")
        desk.page.wait_for_selector(".pace[data-pace=on-time] >> text=on time")


def test_a_slide_that_was_made_smaller_to_fit_is_told_at_the_desk_with_its_line_and_can_all_be_reached(
    onlooker, tmp_path
):
    pushed = "# Pushed down\n\n" + "<br/>" * 16 + "\n\nthe end\n\n---\n\n"
    deck = write_talk(tmp_path / "talk", pushed + "# Never\n\n" + "x<br/>" * 400 + "\n\n---\n\n# Fits\n")
    with Served(deck, tmp_path / "state") as served:
        desk = onlooker().open(served.desk)
        desk.page.wait_for_selector(
            "slide-fit[data-severity=warning] >> text=/deck.md:1: this slide is set at 5. % to fit/"
        )
        press(desk, "Space")
        desk.page.wait_for_selector("slide-fit[data-severity=error] >> text=/^deck.md:9: this slide does not fit/")
        assert (
            desk.page.evaluate(
                "() => { const c = document.querySelector('#frame .content'); c.scrollTo(0, 9999); return c.scrollTop }"
            )
            > 0
        )
        press(desk, "Space")
        hidden(desk, "slide-fit")


def test_without_a_time_budget_nothing_is_said_of_it(desk):
    press(desk, "Space")
    desk.page.wait_for_selector("presenter-clock [data-part=elapsed]:not(.rests)")
    assert desk.page.locator(".pace").is_hidden()
    assert desk.page.locator("presenter-clock [data-part=left-line]").is_hidden()


def test_keys_work_wherever_the_focus_is(desk, ana):
    desk.page.locator("[data-action=help]").focus()
    press(desk, "PageDown")
    ana.sees_slide(2)
    press(desk, "1", "Enter")
    ana.sees_slide(1)
    hidden(desk, "#help")
    desk.page.locator("[data-action=larger]").click()
    press(desk, "End")
    ana.sees_slide(4)
    press(desk, "PageUp")
    ana.sees_slide(3)
    press(desk, "Space")
    desk.page.wait_for_selector("demo-control .demo-step[data-state=passed]")
    desk.page.locator("#frame .xterm").click()
    press(desk, "PageUp")
    ana.sees_slide(2)
    press(desk, "/")
    desk.page.keyboard.type("b 2.")
    assert desk.page.locator(".blackout").count() == 0
    press(desk, "Escape")
    ana.sees_slide(2)


def test_the_layout_is_remembered(desk):
    page = desk.page
    wide = page.locator(".desk-side").bounding_box()["width"]
    bar = page.locator("[data-pane=side]").bounding_box()
    page.mouse.move(bar["x"] + 2, 300)
    page.mouse.down()
    page.mouse.move(bar["x"] - 198, 300, steps=5)
    page.mouse.up()
    page.locator("[data-action=larger]").click()
    page.locator("[data-pane=foot]").focus()
    press(desk, "ArrowUp", "ArrowUp")

    def measures():
        size = page.evaluate("() => getComputedStyle(document.querySelector('slide-notes [data-part=words]')).fontSize")
        side, foot = (page.locator(name).bounding_box() for name in (".desk-side", ".desk-foot"))
        return size, round(side["width"]), round(foot["height"])

    before = measures()
    assert before[1] > wide + 150
    assert page.locator("#frame #slide-1").count() == 1
    desk.open(page.url)
    page.wait_for_selector(ON)
    assert measures() == before


def test_two_desks_stay_together_and_a_reload_or_restart_loses_nothing(onlooker, tmp_path):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    with Served(deck, state) as served:
        port = str(served.port)
        one, two = onlooker().open(served.desk), onlooker().open(served.desk)
        for desk in (one, two):
            desk.page.wait_for_selector(ON)
        press(one, "Space", "Space")
        one.page.wait_for_selector("#frame #slide-2[data-build='1']")
        press(one, "d")
        draw(one, (200, 300), (900, 340))
        strokes(two, 1)
        press(one, "b")
        for desk in (one, two):
            desk.page.wait_for_selector(".blackout")
            desk.page.wait_for_selector("presenter-clock [data-part=elapsed]:not(.rests)")
        two.open(two.page.url)
        two.page.wait_for_selector(".blackout")
        served.kill()
        one.page.wait_for_selector("connection-line[data-line=lost]")
    with Served(deck, state, "--port", port):
        for desk in (one, two):
            desk.page.wait_for_selector(ON)
            desk.page.wait_for_selector("presenter-clock [data-part=elapsed]:not(.rests)")
            desk.page.wait_for_selector("#frame #slide-2[data-build='1']", state="attached")
            desk.page.wait_for_selector(".blackout")
            strokes(desk, 1)


def test_a_demo_without_a_tape_has_the_command_that_records_it_until_it_is_recorded(desk, tmp_path):
    press(desk, "3", "Enter")
    offer = desk.page.wait_for_selector(".desk-offer:visible")
    assert "Rehearse it and record one: python -m quarterdeck rehearse echo --record" in offer.inner_text()
    tape = HOME / "templates" / "new" / "demos" / "hello" / "tape.cast"
    (tmp_path / "talk" / "demos" / "echo" / "tape.cast").write_text(tape.read_text())
    hidden(desk, ".desk-offer")
