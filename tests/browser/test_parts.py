"""A demo in two parts, with a slide between them: the presenter, the hall, who comes late, and who learns alone."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.room import come_to_desk, press
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser

DECK = """\
# First

[.demo: shop 1-2]

---

# Between

---

# Then

[.demo: shop 3-]
"""
SHOP = """\
title: A shop
steps:
  - run: goods=apples; echo $goods are there
    expect: apples are there
  - run: echo the shop opens
    expect: opens
  - run: echo sold $goods
    expect: sold apples
  - run: echo the shop closes
"""


@pytest.fixture(name="shop")
def _shop(tmp_path):
    with Served(write_talk(tmp_path / "talk", DECK, shop=SHOP), tmp_path / "state", QUARTERDECK_TYPING="0") as served:
        yield served


def stands(person, words):
    person.page.wait_for_selector(f"#frame .demo-state:has-text({words!r})")


def steps(person):
    """The steps that the panel lists."""
    shown = person.page.locator("#frame .demo-step:not([hidden])")
    return shown.evaluate_all("all => all.map(it => Number(it.dataset.step))")


def does(presenter, words):
    press(presenter, "Space")
    presenter.reads(words)
    presenter.page.wait_for_selector("#frame demo-terminal:not([data-show=running]):not([data-show=opening])")


def test_the_same_show_goes_on_two_slides_later(shop, onlooker):
    presenter, hall = come_to_desk(onlooker, shop), onlooker().open(f"{shop.url}/screen")
    for words in ("\napples are there", "\nthe shop opens"):
        does(presenter, words)
    stands(presenter, "step 3 comes on a later slide")
    assert steps(hall) == [1, 2]
    press(presenter, "Space", "Space")
    hall.sees_slide(3)
    hall.reads("\nthe shop opens")
    assert steps(hall) == [3, 4]
    does(presenter, "\nsold apples")
    hall.reads("\nsold apples")
    late = onlooker(size=PHONE).open(shop.url)
    late.reads("\nsold apples")
    assert "apples are there" in late.terminal()
    does(presenter, "\nthe shop closes")
    stands(presenter, "all steps done")
    hall.reads("\nthe shop closes")
    hall.shoot("parts-hall")


def test_who_learns_alone_and_begins_on_the_later_slide_has_what_comes_before_done(shop, onlooker):
    learner = onlooker().open(f"{shop.url}/contents?token={shop.token}").open(f"{shop.url}/3")
    assert learner.page.locator("#lesson .lesson-step").evaluate_all("all => all.map(it => it.dataset.step)") == [
        "3",
        "4",
    ]
    assert "Steps 3 to 4 of 4" in learner.page.locator("#lesson .lesson-part").inner_text()
    learner.page.locator("#lesson .lesson-step[data-step='3'] .lesson-run").click()
    learner.reads("\nsold apples")
    learner.page.wait_for_selector(".lesson-step.done[data-step='3']")
    learner.shoot("parts-learner")
