"""Questions as people ask them and a presenter hears them: ranked, answered, hidden, on the slide, and only ever words."""

import pytest

from tests.browser.room import DECK, ON, TOUCH, come_to_desk, press
from tests.served import Person, Served, write_talk

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=\"document.title='taken'\"> & <b>why</b>?"
LONG = "How much memory does it take? " * 9


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


def open_sheet(person):
    person.page.wait_for_function("() => document.querySelector('#lost').hidden")
    person.page.locator("#ask").click()
    person.page.wait_for_selector(".sheet-questions[open] .ask-field")


def ask(person, text):
    person.page.locator(".ask-field").fill(text)
    person.page.locator(".ask-foot button").click()


def hears(person, words):
    person.page.wait_for_selector(f".ask-word:has-text({words!r})")


def lists(person, *texts):
    """Wait until a person's list holds just these questions, best first."""
    script = """texts => JSON.stringify([...document.querySelectorAll('.question-words')]
        .map(words => words.textContent)) === JSON.stringify(texts)"""
    person.page.wait_for_function(script, arg=list(texts), timeout=20_000)


def row(person, text):
    return person.page.locator(".question", has_text=text)


def test_a_question_is_asked_ranked_answered_hidden_and_shown_to_everybody(served, onlooker, desk, ana, phone):
    open_sheet(ana)
    ask(ana, "How much memory?")
    hears(ana, "It is in the list.")
    assert ana.page.locator(".ask-field").input_value() == ""
    assert "yours" in row(ana, "memory").text_content()
    open_sheet(phone)
    ask(phone, "Why not a VM?")
    lists(ana, "Why not a VM?", "How much memory?")
    desk.page.wait_for_selector("question-list .unread:text-is('2')")
    row(phone, "memory").locator(".question-up").tap()
    assert row(phone, "memory").locator(".question-up").get_attribute("aria-pressed") == "true"
    press(desk, "q")
    for person in (ana, phone, desk):
        lists(person, "How much memory?", "Why not a VM?")
    assert "2 want to know" in row(desk, "memory").text_content()
    row(desk, "memory").locator("text=Answered").click()
    for person in (ana, phone, desk):
        lists(person, "Why not a VM?", "How much memory?")
    assert "answered" in row(ana, "memory").text_content()
    row(desk, "VM").locator("text=Hide").click()
    lists(ana, "How much memory?")
    lists(desk, "Why not a VM?", "How much memory?")
    row(desk, "VM").locator("text=Show again").click()
    lists(phone, "Why not a VM?", "How much memory?")
    row(desk, "VM").locator("text=On the slide").click()
    late = onlooker(color_scheme="dark").open(served.url)
    for person in (desk, ana, phone, late):
        person.page.wait_for_selector(".spotlight >> text=Why not a VM?", state="attached")
    late.shoot("question-hall")
    assert "Questions, 0 new" in desk.page.locator("question-list [data-part=button]").get_attribute("aria-label")
    press(desk, "Space")
    for person in (desk, ana, phone, late):
        person.page.wait_for_selector(".spotlight", state="detached")
        person.sees_slide(1)
    assert [person.faults for person in (desk, ana, phone, late)] == [[], [], [], []]


def test_whoever_goes_their_own_way_keeps_their_slide(served, onlooker, desk, ana):
    alone = onlooker().open(f"{served.url}/4")
    with Person(served) as somebody:
        somebody.ask("ask", text="Why?")
    press(desk, "Space")
    ana.sees_slide(2)
    press(desk, "q")
    row(desk, "Why?").locator("text=On the slide").click()
    ana.page.wait_for_selector(".spotlight")
    assert alone.page.locator(".spotlight").count() == 0
    alone.page.locator("#back-to-now").click()
    alone.page.wait_for_selector(".spotlight >> text=Why?")


def test_words_are_words_wherever_they_stand(desk, ana):
    open_sheet(ana)
    ask(ana, HOSTILE)
    lists(ana, HOSTILE)
    press(desk, "q")
    lists(desk, HOSTILE)
    row(desk, "why").locator("text=On the slide").click()
    for person in (desk, ana):
        person.page.wait_for_selector(".spotlight", state="attached")
        assert person.page.locator(".spotlight-words").text_content() == HOSTILE
        assert person.page.locator(".question img, .spotlight img, .question b:text('why')").count() == 0
        assert person.page.title() != "taken"


def test_what_is_typed_is_kept_through_errors_a_reload_and_a_lost_network(served, phone):
    open_sheet(phone)
    ask(phone, "Where do the logs go?")
    hears(phone, "It is in the list.")
    ask(phone, "And the metrics?")
    hears(phone, "Not asked yet, your words are kept: one question every 10 seconds")
    assert phone.page.locator(".ask-field").input_value() == "And the metrics?"
    phone.page.reload()
    open_sheet(phone)
    assert phone.page.locator(".ask-field").input_value() == "And the metrics?"
    assert "yours" in row(phone, "logs").text_content()
    phone.context.set_offline(True)
    served.kill()
    phone.page.wait_for_selector("#lost", state="attached")
    phone.page.wait_for_function("() => !document.querySelector('#lost').hidden")
    phone.page.locator(".ask-foot button").click()
    hears(phone, "Not asked yet, your words are kept: offline")
    assert phone.page.locator(".ask-field").input_value() == "And the metrics?"


def test_a_question_too_long_says_by_how_much_and_loses_nothing(phone):
    open_sheet(phone)
    phone.page.locator(".ask-field").fill(LONG + "x" * 20)
    phone.page.wait_for_selector(".ask-count.bad:has-text('10 too many')")
    assert phone.page.locator(".ask-foot button").is_disabled()
    phone.page.locator(".ask-field").fill(LONG)
    phone.page.wait_for_selector(".ask-count:has-text('11 left')")
    press(phone, "Enter")
    lists(phone, LONG.strip())


def test_a_flood_of_taps_is_refused_kindly_and_the_count_is_right_again(served, ana):
    with Person(served) as somebody:
        somebody.ask("ask", text="Why?")
    open_sheet(ana)
    up = row(ana, "Why?").locator(".question-up")
    for _ in range(25):
        up.dispatch_event("click")
    hears(ana, "That was not counted: that was too many taps at once; wait a few seconds.")
    ana.settles()
    with Person(served) as late:
        votes = late.wait(lambda me: me.all("questions"), "the questions")[-1]["questions"][0]["votes"]
    pressed = "true" if votes == 2 else "false"
    ana.page.wait_for_selector(f".question-up[aria-pressed={pressed}]:has-text('{votes}')")
    with Person(served) as somebody:  # and so it stays when the list comes anew
        somebody.ask("ask", text="How?")
    row(ana, "How?").wait_for()
    assert (up.text_content(), up.get_attribute("aria-pressed")) == (str(votes), pressed)


def test_the_presenters_keys_are_the_talks_again_once_the_sheet_is_closed(desk, ana):
    press(desk, "q")
    desk.page.wait_for_selector(".sheet-hearing[open]")
    press(desk, "q")
    desk.page.wait_for_selector(".sheet-hearing", state="hidden")
    press(desk, "PageDown")
    ana.sees_slide(2)
    desk.page.wait_for_selector(ON)
