"""Every demo of our talk can be read from the last row: its terminals' type as a share of the slide's height, at any size."""

from urllib.parse import urljoin

import pytest
import requests

from tests.browser.test_every_demo import NO_ENGINE, every_demo
from tests.our_demos import DEMOS
from tests.served import HOME, Person, Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

DECK = HOME / "slides" / "deck.md"
SIZES = [(1280, 720), (1600, 900), (1920, 1080), (2560, 1440), (1024, 768)]
PHONE = (390, 844)
LEAST = 24 / 720  # of the slide's height
READ = 12  # pixels of a phone, read without zooming
SEEN = """() => {
  const frame = document.querySelector('#frame').getBoundingClientRect();
  return [...document.querySelectorAll('#frame .demo-box')].map(box => {
    const rows = box.querySelector('.xterm-rows'), view = box.querySelector('.demo-view');
    const place = box.getBoundingClientRect(), outer = box.parentElement.getBoundingClientRect();
    const type = parseFloat(getComputedStyle(rows).fontSize);
    return {
      name: box.dataset.terminal, type, share: type / Math.min(frame.height, frame.width * 720 / 1280),
      rows: view.clientHeight / (rows.parentElement.clientHeight / rows.children.length),
      inside: place.top >= outer.top - 1 && place.bottom <= outer.bottom + 1,
      bar: [...box.querySelectorAll('.scrollbar')].some(bar => bar.getClientRects().length > 0),
    };
  });
}"""


def look(person, name):
    """What is to be seen of each of a demo's terminals, once everything played has been drawn."""
    person.page.bring_to_front()
    person.page.wait_for_function("() => document.querySelector('#frame demo-terminal').dataset.show === 'done'")
    rows = "document.querySelectorAll('#frame .demo-box .xterm-rows > div').length"
    person.page.wait_for_function(f"() => {rows} >= {len(DEMOS[name].terminals)}")
    person.page.wait_for_timeout(200)
    return person.page.evaluate(SEEN)


def in_sight(seen, name):
    """Say that all terminals of a demo are there, within their place, each with its last rows whole."""
    assert [terminal["name"] for terminal in seen] == list(DEMOS[name].terminals)
    for terminal in seen:
        assert terminal["inside"], terminal
        assert terminal["rows"] >= 3.9, terminal
        assert abs(terminal["rows"] - round(terminal["rows"])) < 0.05, terminal
        assert not terminal["bar"], "a scrollbar would stand over the text"


@every_demo()
def test_its_terminals_are_legible_in_halls_of_every_size_and_on_a_phone(onlooker, tmp_path, name):
    with Served(DECK, tmp_path / "state", **NO_ENGINE) as served, Person(served, owner=True) as presenter:
        halls = {size: onlooker(size={"width": size[0], "height": size[1]}).open(served.url) for size in SIZES}
        phone = onlooker(size={"width": PHONE[0], "height": PHONE[1]}, is_mobile=True, has_touch=True).open(served.url)
        perform(presenter, halls[SIZES[0]], name)
        layouts = []
        for size, hall in halls.items():
            seen = look(hall, name)
            in_sight(seen, name)
            assert min(terminal["share"] for terminal in seen) >= LEAST - 1e-4, (size, seen)
            layouts.append([round(terminal["rows"]) for terminal in seen])
        rows = [sum(layout) for layout in layouts]
        assert max(rows) - min(rows) <= 1, "the same layout at every size, but for a row's rounding"
        seen = look(phone, name)
        in_sight(seen, name)
        assert min(terminal["type"] for terminal in seen) >= READ, seen


def perform(presenter, hall, name):
    """Run each step of a demo in turn, as the desk does."""
    hall.page.bring_to_front()
    outline = requests.get(urljoin(hall.page.url, "/deck.json"), timeout=20).json()
    slide = next(each for each in outline["slides"] if name in each["demos"])
    presenter.ask("go", slide=slide["number"], build=slide["builds"])
    for step in range(1, len(DEMOS[name].steps) + 1):
        presenter.ask("step", demo=name, step=step)
        state = f"document.querySelector('#frame .demo-step[data-step=\"{step}\"]')?.dataset.state"
        hall.page.wait_for_function(f"() => ['passed', 'going', 'failed'].includes({state})", timeout=60_000)
