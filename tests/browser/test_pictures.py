"""Pictures of a demo in a real browser: who comes late sees what everybody sees, large enough, and as a table too."""

import shutil

import pytest

from tests.browser.conftest import HALL, PHONE
from tests.browser.test_every_demo import NO_ENGINE
from tests.served import HOME, Person, Served, ended, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

DEMO = "build-new-layer"
LEAST = 18 / 720  # of the slide's height
SEEN = """() => {
  const picture = document.querySelector('#frame demo-picture');
  const texts = [...picture.querySelectorAll('svg text')];
  const scale = picture.querySelector('svg').getScreenCTM().d;
  const frame = document.querySelector('#frame').getBoundingClientRect();
  return {
    words: texts.map(text => text.textContent),
    rows: [...picture.querySelectorAll('table tr')].map(row => [...row.cells].map(cell => cell.textContent)),
    share: Math.min(...texts.map(text => parseFloat(getComputedStyle(text).fontSize))) * scale / frame.height,
    hidden: picture.querySelector('svg').getAttribute('aria-hidden'),
  };
}"""
ENOUGH = "() => document.querySelectorAll('#frame demo-picture .build').length === 2"
TOLD = "() => document.querySelectorAll('#frame demo-picture table tr').length > 10"


def sees(person):
    person.page.bring_to_front()
    person.page.wait_for_function(ENOUGH)
    person.page.wait_for_function(TOLD)
    return person.page.evaluate(SEEN)


def perform(presenter, hall, steps):
    outline = hall.page.evaluate("() => fetch('/deck.json').then(answer => answer.json())")
    slide = next(each for each in outline["slides"] if DEMO in each["demos"])
    presenter.ask("go", slide=slide["number"], build=slide["builds"])
    presenter.ask("watch", demo=DEMO)
    for step in range(1, steps + 1):
        presenter.ask("step", demo=DEMO, step=step)
        presenter.wait(lambda me, step=step: ended(me, step), f"the end of step {step}")


def test_who_comes_late_sees_the_builds_that_everybody_has_seen_large_enough_and_as_a_table(onlooker, tmp_path):
    deck = HOME / "slides" / "deck.md"
    with Served(deck, tmp_path / "state", **NO_ENGINE) as served, Person(served, owner=True) as presenter:
        hall = onlooker(size=HALL).open(served.url)
        perform(presenter, hall, 4)
        seen = sees(hall)
        late = sees(onlooker(size=HALL).open(served.url))
        assert late == seen
        assert seen["words"].count("quarterdeck-layers") == 2
        assert seen["share"] >= LEAST - 1e-4
        assert seen["hidden"] == "true"
        assert seen["rows"][0] == ["Image", "Instruction", "How it came to be"]
        assert any(row[1].startswith("COPY") and row[2].startswith("cached") for row in seen["rows"][7:])
        phone = sees(onlooker(size=PHONE, is_mobile=True, has_touch=True).open(served.url))
        assert phone["rows"] == seen["rows"]


def test_a_slide_without_a_demo_shows_the_picture_of_the_one_that_is_on_in_the_room_and_at_the_desk(onlooker, tmp_path):
    deck = write_talk(
        tmp_path / "talk", f"# One\n\n[.demo: {DEMO}]\n\n---\n\n# Two\n\n[.picture: layers]\n", **{DEMO: ""}
    )
    shutil.rmtree(deck.parents[1] / "demos")
    shutil.copytree(HOME / "demos", deck.parents[1] / "demos")
    with Served(deck, tmp_path / "state", **NO_ENGINE) as served, Person(served, owner=True) as presenter:
        hall, desk = onlooker(size=HALL).open(served.url), onlooker(size=HALL).open(served.desk)
        perform(presenter, hall, 4)
        presenter.ask("go", slide=2, build=0)
        for someone in (hall, desk):
            someone.page.bring_to_front()
            someone.page.wait_for_selector("#frame open-picture .build", state="attached")
        assert desk.page.locator(".desk-next open-picture .build").count() == 0
