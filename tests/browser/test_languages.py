"""Two languages in one hall: everybody reads their own, in step, and a choice holds also where nothing is kept."""

import pytest

from tests.browser.room import SLIDE, answer, come_to_desk, press, sees_counts, tap
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser
DECK = "# Ships\n\n---\n\n# Which?\n\n[.poll: one]\n\n- Sail\n- Steam\n"
GERMAN = "# Schiffe\n\n---\n\n# Welche?\n\n[.poll: one]\n\n- Segel\n- Dampf\n"
NO_COOKIES = "Object.defineProperty(Document.prototype, 'cookie', {get() { return ''; }, set() {}});"


@pytest.fixture(name="served")
def _served(tmp_path):
    path = write_talk(tmp_path / "talk", DECK)
    path.with_name("deck.de.md").write_text(GERMAN)
    with Served(path, tmp_path / "state") as served:
        yield served


def reads(person, title):
    person.page.wait_for_selector(f"{SLIDE} h1:text-is('{title}')")


def choose(person, language):
    person.page.locator(".languages summary").click()
    person.page.locator(f".languages-list [lang={language}]").click()
    person.page.wait_for_selector(f"html[data-language={language}]")


def test_a_hall_in_two_languages_votes_in_one_poll(served, onlooker):
    desk = come_to_desk(onlooker, served)
    ana, jan = (onlooker(locale=locale).open(served.url) for locale in ("en-GB", "de-AT"))
    hall = onlooker(locale="de-AT").open(f"{served.url}/screen")
    press(desk, "PageDown")
    for person, title in ((ana, "Which?"), (jan, "Welche?"), (hall, "Which?"), (desk, "Which?")):
        reads(person, title)
    tap(ana, "Steam")
    tap(jan, "Dampf")
    press(desk, "Space")
    for person in (desk, ana, jan):
        sees_counts(person, 0, 2)
    choose(ana, "de")
    answer(ana, "Dampf").locator("input:checked").wait_for(state="attached")
    ana.page.wait_for_url(f"{served.url}/")  # kept, so that the address is everybody's again
    reads(ana.open(f"{served.url}/1"), "Schiffe")
    assert [person.faults for person in (desk, ana, jan, hall)] == [[]] * 4


def test_a_browser_that_keeps_nothing_keeps_its_language_in_the_address(served, onlooker):
    jan = onlooker(locale="en-GB")
    jan.context.add_init_script(NO_COOKIES)
    jan.context.route("**/*", lambda route: route.continue_(headers={**route.request.headers, "cookie": ""}))
    jan.open(f"{served.url}/1").settles()
    choose(jan, "de")
    jan.settles()
    press(jan, "Space")
    reads(jan, "Welche?")
    assert jan.page.url == f"{served.url}/2?language=de"
    jan.page.reload()
    reads(jan, "Welche?")


def test_a_german_phone_reads_german_while_the_desk_keeps_english(tmp_path, onlooker):
    with Served(write_talk(tmp_path / "english", DECK), tmp_path / "other") as served:
        desk = come_to_desk(onlooker, served)
        jan = onlooker(locale="de-AT").open(served.url).settles()
        jan.page.get_by_role("button", name="Fragen").first.click()
        for words in ("Warum?", "Und wie?"):  # the second comes too soon, and the server says so
            jan.page.get_by_label("Deine Frage").fill(words)
            jan.page.locator(".ask-foot button").click()
            jan.page.wait_for_selector(".ask-word:text-matches('Liste|Sekunden')")
        jan.page.wait_for_selector(".ask-word:has-text('eine Frage alle 10 Sekunden')")
        desk.page.get_by_role("button", name="Questions, 1 new").wait_for()
        assert [person.page.locator("html").get_attribute("lang") for person in (desk, jan)] == ["en", "de"]
