"""Real decks, ours and others' where they are at hand, in every theme, light and dark, in the hall and on a phone.

Nothing fails in the console, nothing is asked of another host, nothing stands outside of its slide, no picture is stretched,
all text has 4.5 to 1 on the pixels behind it, and each build is reached forward and back with the same picture. Each theme
sees another few slides of each deck; `pytest --whole tests/browser/test_every_deck.py` has all themes see all slides.
"""

import base64
from itertools import cycle, pairwise

import pytest

from quarterdeck.deck.themes import SHEETS, themes
from tests.browser.conftest import HALL, PHONE
from tests.browser.real_decks import DECKS, HOME
from tests.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(7200)]

MEASURED = (HOME / "tests" / "browser" / "slide_faults.js").read_text(encoding="utf-8")
A_THEME = 1  # slides of each deck that a theme sees
A_DECK = 1  # slides with builds that are gone through in each deck
ALONE = """() => { document.body.classList.remove('learning');
  for (const beside of document.querySelectorAll('#lesson, .chrome, .pills')) beside.remove();
  document.head.append(Object.assign(document.createElement('style'), {textContent: '.room .slide-number { visibility: visible !important }'})) }"""
TOTAL = "document.querySelector('slide-reader').total"
BUILT = "() => document.querySelector('slide-reader').deck.outline.flatMap((builds, at) => builds ? [[at + 1, builds]] : [])"


def looks():
    """Give each theme's first light and first dark variant: its sheet's text, and the number."""
    for theme in themes().values():
        firsts = {tokens["--scheme"]: number for number, tokens in reversed([*theme.variants.items()])}
        for number in firsts.values():
            yield theme.name, str(number), (SHEETS / f"{theme.name}.css").read_text(encoding="utf-8")


@pytest.fixture(name="whole", scope="session")
def _whole(request):
    return request.config.getoption("--whole")


@pytest.fixture(name="served", params=DECKS, ids=lambda path: path.parent.name)
def _served(request, tmp_path):
    with Served(request.param, tmp_path / "state") as served:
        yield served


def opened(onlooker, served, size):
    someone = onlooker(size=size, reduced_motion="reduce").open(f"{served.url}/1").settles()
    someone.page.evaluate(ALONE)
    someone.page.evaluate(MEASURED)
    return someone


def wrong_on(page, number, *, reading):
    """Look at a slide, and give what is wrong with it."""
    page.evaluate("number => faults.show(number)", number)
    wrong = page.evaluate("reading => [...faults.outside(reading), ...faults.stretched(reading)]", reading)
    texts = page.evaluate("() => faults.inks()")
    shot = base64.b64encode(page.screenshot()).decode()
    return wrong + page.evaluate("([shot, texts]) => faults.unreadable(shot, texts)", [shot, texts])


def test_a_deck_is_whole_and_readable_in_every_theme_and_its_builds_go_both_ways(onlooker, served, whole):
    people = [opened(onlooker, served, HALL), opened(onlooker, served, PHONE)]
    assert list(builds_of(people[0].page, whole)) == []
    assert seen_in_every_theme(people, whole) == []
    assert [someone.faults for someone in people] == [[], []]
    assert people[0].hosts | people[1].hosts == {"localhost"}


def seen_in_every_theme(people, whole):
    """Look at slides in each theme, a few or all, in the hall and on the phone, and give what is wrong."""
    total = people[0].page.evaluate(TOTAL)
    turn, wrong = cycle(range(1, total + 1)), []
    for theme, variant, sheet in looks():
        slides = range(1, total + 1) if whole else sorted({next(turn) for _ in range(A_THEME)})
        for someone in people:
            someone.page.bring_to_front()
            someone.page.evaluate("([sheet, variant]) => faults.dress(sheet, variant)", [sheet, variant])
            found = (wrong_on(someone.page, number, reading=someone is people[1]) for number in slides)
            wrong += [f"{theme}, {variant}: {each}" for some in found for each in some]
    return wrong


def builds_of(page, whole):
    """Go through slides with builds, a few or all, forward and back, and give what is wrong."""
    page.bring_to_front()
    for number, builds in page.evaluate(BUILT)[: None if whole else A_DECK]:
        page.evaluate("number => document.querySelector('slide-reader').go(number)", number)
        there = [picture(page)] + [moved(page, "next") for _ in range(builds)]
        back = [there[-1]] + [moved(page, "back") for _ in range(builds)]
        if any(alike(page, one, other) for one, other in pairwise(there)):
            yield f"slide {number}: a build that shows nothing"
        if not all(alike(page, one, other) for one, other in zip(there, back[::-1], strict=True)):
            yield f"slide {number} is another on the way back"


def alike(page, one, other):
    """Say whether two pictures look the same."""
    pair = [base64.b64encode(each).decode() for each in (one, other)]
    return one == other or page.evaluate("([one, other]) => faults.alike(one, other)", pair)


def moved(page, way):
    page.evaluate("way => document.querySelector('slide-reader')[way]()", way)
    return picture(page)


def picture(page):
    page.evaluate("() => faults.settled()")
    return page.locator("#frame").screenshot(animations="disabled")
