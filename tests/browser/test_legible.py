"""Every demo of our talk plays from its tape, and can be read from the last row: its terminals' type, at any size."""

import contextlib
from dataclasses import dataclass

import pytest

from tests.browser.conftest import Onlooker
from tests.browser.test_every_demo import NO_ENGINE, come_to, outcome, take
from tests.our_demos import DEMOS
from tests.served import HOME, Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

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


# Once a page has another size its type is fitted, and the rows are drawn anew: it is looked at when nothing changes any more.
AT_REST = f"""async () => {{
  const seen = {SEEN}, drawn = () => new Promise(done => requestAnimationFrame(done));
  let before = '';
  for (let still = 0; still < 4; still += 1) {{
    await drawn();
    const now = JSON.stringify(seen());
    if (now !== before) still = 0;
    before = now;
  }}
  return seen();
}}"""


@dataclass
class Evening:
    """A talk without engines, before a presenter and a room who stay for all demos: a long deck takes a while to open."""

    served: Served
    desk: Onlooker
    room: Onlooker


@dataclass
class Performed:
    """A demo that has played to its end, as those see it who were there, and who came late with a phone."""

    name: str
    desk: Onlooker
    room: Onlooker
    phone: Onlooker


@pytest.fixture(scope="module", name="evening")
def _evening(chromium, tmp_path_factory):
    with Served(HOME / "slides" / "deck.md", tmp_path_factory.mktemp("evening") / "state", **NO_ENGINE) as served:
        desk, room = Onlooker(chromium).open(served.desk), Onlooker(chromium).open(served.url)
        with contextlib.closing(desk.context), contextlib.closing(room.context):
            yield Evening(served, desk, room)


@pytest.fixture(scope="module", name="performed", params=DEMOS)
def _performed(request, chromium, evening):
    desk, room, name = evening.desk, evening.room, request.param
    desk.page.bring_to_front()
    come_to(desk, name)
    room.sees_slide(take(desk, name))
    phone = Onlooker(chromium, size=sides(PHONE), is_mobile=True, has_touch=True).open(evening.served.url)
    with contextlib.closing(phone.context):
        yield Performed(name, desk, room, phone)


def sides(size):
    return dict(zip(("width", "height"), size, strict=True))


def test_it_plays_from_its_tape_where_no_engine_answers(performed):
    for seen in map(outcome, (performed.desk, performed.room, performed.phone)):
        assert seen["kind"] == "recorded"
        assert set(seen["steps"]) <= {"passed", "going"}


def test_its_terminals_are_legible_in_halls_of_every_size_and_on_a_phone(performed):
    layouts = []
    for size in SIZES:
        performed.room.page.set_viewport_size(sides(size))
        seen = look(performed.room, performed.name)
        in_sight(seen, performed.name)
        assert min(terminal["share"] for terminal in seen) >= LEAST - 1e-4, (size, seen)
        layouts.append([round(terminal["rows"]) for terminal in seen])
    rows = [sum(layout) for layout in layouts]
    assert max(rows) - min(rows) <= 1, "the same layout at every size, but for a row's rounding"
    seen = look(performed.phone, performed.name)
    in_sight(seen, performed.name)
    assert min(terminal["type"] for terminal in seen) >= READ, seen


def look(person, name):
    """What is to be seen of each of a demo's terminals, once everything played has been drawn."""
    person.page.bring_to_front()
    person.page.wait_for_function("() => document.querySelector('#frame demo-terminal').dataset.show === 'done'")
    rows = "document.querySelectorAll('#frame .demo-box .xterm-rows > div').length"
    person.page.wait_for_function(f"() => {rows} >= {len(DEMOS[name].terminals)}")
    return person.page.evaluate(AT_REST)


def in_sight(seen, name):
    """Say that all terminals of a demo are there, within their place, each with its last rows whole."""
    assert [terminal["name"] for terminal in seen] == list(DEMOS[name].terminals)
    for terminal in seen:
        assert terminal["inside"], terminal
        assert terminal["rows"] >= 3.9, terminal
        assert abs(terminal["rows"] - round(terminal["rows"])) < 0.05, terminal
        assert not terminal["bar"], "a scrollbar would stand over the text"
