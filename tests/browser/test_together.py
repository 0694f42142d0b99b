"""What a demo can do at a press, before a presenter and a room: hold, keys, several terminals, values, and what is prepared."""

import os
import subprocess
import sys

import pytest

from tests.browser.conftest import HALL
from tests.browser.room import SLIDE, come_to_desk, press
from tests.browser.test_legible import LEAST, SEEN, SIZES
from tests.served import HOME, Served, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

HOLD = """\
title: Hold
setup: [sleep 0.5, sleep 1.5]
steps:
  - {run: echo he''ld, hold: true, say: Think first.}
  - {run: touch unseen.txt, hidden: true}
  - {run: ls, expect: unseen}
"""
KEYS = """\
title: Keys
size: 60x12
steps:
  - {run: vim -u NONE notes.txt, until: Hello}
  - {keys: [G, o, And goodbye., Escape, ':wq', Enter]}
  - {run: seq 100 | less, until: ':'}
  - {keys: [Down, G], until: '100'}
  - {keys: [q]}
  - {run: cat notes.txt, expect: goodbye}
"""
VALUES = """\
title: Values
steps:
  - {run: echo pod/web-x1, capture: {POD: 'pod/(web-\\S+)'}}
  - {run: 'echo gone: {{POD}}'}
"""
FOUR = """\
title: Four
size: SIZE
steps:
  - {run: while sleep 0.3; do echo pods; done, until: pods, terminal: pods}
  - {run: while sleep 0.3; do echo sets; done, until: sets, terminal: sets, with: previous}
  - {run: while sleep 0.3; do echo events; done, until: events, terminal: events, with: previous}
  - {run: echo deleted, expect: deleted, with: previous, look: [main, pods]}
"""
ON_TOP = """all => all.every(one => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === one;
})"""
DECK = "\n\n---\n\n".join(f"# {name}\n\n[.demo: {name}]" for name in ("hold", "keys", "values", "four"))


@pytest.fixture(name="hall")
def _hall(tmp_path, request):
    size = getattr(request, "param", "40x9")
    path = write_talk(tmp_path / "talk", DECK, hold=HOLD, keys=KEYS, values=VALUES, four=FOUR.replace("SIZE", size))
    (tmp_path / "talk" / "demos" / "keys" / "notes.txt").write_text("Hello\n")
    with Served(path, tmp_path / "state", QUARTERDECK_TEMPO="4") as served:
        yield served


def come_to(presenter, slide):
    presenter.page.bring_to_front()
    presenter.page.keyboard.type(str(slide))
    press(presenter, "Enter")
    presenter.sees_slide(slide)


def take(presenter, *steps):
    """Press Space, and wait until each of these steps has ended."""
    presenter.page.bring_to_front()
    press(presenter, "Space")
    for step in steps:
        ended = f"document.querySelector('#frame .demo-step[data-step=\"{step}\"]').dataset.state"
        presenter.page.wait_for_function(f"() => ['passed', 'going', 'failed'].includes({ended})", timeout=30_000)


def hears(presenter, words):
    """Wait until the desk says this of the next press."""
    script = "words => document.querySelector('upcoming-press [data-part=words]').textContent === words"
    presenter.page.wait_for_function(script, arg=words)


def test_a_command_is_typed_at_one_press_and_run_at_the_next_and_what_is_prepared_is_not_seen(hall, onlooker):
    presenter, attendee = come_to_desk(onlooker, hall), onlooker().open(hall.url)
    come_to(presenter, 1)
    hears(presenter, "types step 1 of 3")
    press(presenter, "Space")
    attendee.page.wait_for_selector(f"{SLIDE} .demo-state:has-text('preparing, 2 of 2')")
    attendee.reads("$ echo he''ld")
    hears(presenter, "runs step 1 of 3, which stands typed")
    assert "held" not in attendee.terminal()
    assert attendee.page.locator(f"{SLIDE} .demo-caption").text_content() == "Think first."
    take(presenter, 1, 2)
    attendee.reads("held")
    hears(presenter, "step 3 of 3")
    take(presenter, 3)
    attendee.reads("unseen.txt")
    assert attendee.rests() == "$ echo he''ld\nheld\n$ ls\nunseen.txt\n$"


def test_keys_are_pressed_in_vim_and_in_less_before_everybody(hall, onlooker):
    presenter, attendee = come_to_desk(onlooker, hall), onlooker().open(hall.url)
    come_to(presenter, 2)
    take(presenter, 1)
    attendee.reads("Hello")
    press(presenter, "Space")
    attendee.reads("And goodbye.")
    presenter.page.wait_for_selector("#frame .demo-step[data-step='2'][data-state='passed']", state="attached")
    take(presenter, 3)
    attendee.reads("11\n")
    take(presenter, 4)
    attendee.reads("100\n")
    take(presenter, 5)
    take(presenter, 6)
    assert "Hello\nAnd goodbye.\n$" in attendee.rests()
    late = onlooker().open(hall.url)
    assert "Hello\nAnd goodbye.\n$" in late.rests()


def test_a_value_is_typed_as_it_was_printed(hall, onlooker):
    presenter, attendee = come_to_desk(onlooker, hall), onlooker().open(hall.url)
    come_to(presenter, 3)
    take(presenter, 1)
    take(presenter, 2)
    attendee.reads("$ echo gone: web-x1\ngone: web-x1")


def seen(person):
    person.page.bring_to_front()
    person.page.wait_for_timeout(300)
    boxes = person.page.evaluate(SEEN)
    shown = person.page.evaluate(
        "() => [...document.querySelectorAll('#frame .demo-box:not(.aside)')].map(box => box.dataset.terminal)"
    )
    return [box for box in boxes if box["name"] in shown]


LAYOUTS = [("40x9", "grid", ""), ("72x18", "rows", ""), ("72x18", "tabs", ".demo-terminals { max-height: 55% }")]


@pytest.mark.parametrize(("hall", "layout", "narrow"), LAYOUTS, indirect=["hall"])
def test_four_terminals_begin_at_one_press_and_can_be_read_in_halls_of_every_size(hall, layout, narrow, onlooker):
    presenter = come_to_desk(onlooker, hall)
    halls = [onlooker(size={"width": width, "height": height}).open(hall.url) for width, height in SIZES]
    for person in halls if narrow else []:
        person.page.add_style_tag(content=narrow)  # as if pictures stood above
    come_to(presenter, 4)
    take(presenter, 1, 2, 3, 4)
    for person in halls:
        person.page.bring_to_front()
        person.page.wait_for_selector(f"{SLIDE} [data-layout={layout}]")
        person.reads("deleted")
        terminals = seen(person)
        wanted = ["pods", "main"] if layout == "tabs" else ["pods", "sets", "events", "main"]
        assert [terminal["name"] for terminal in terminals] == wanted
        for terminal in terminals:
            assert terminal["share"] >= LEAST - 1e-4, terminal
            assert terminal["inside"], terminal
            assert terminal["rows"] >= 3.9, terminal
        names = person.page.locator(f"{SLIDE} .demo-tab")
        assert names.all_text_contents() == ["pods", "sets", "events", "main"]
        assert names.evaluate_all(ON_TOP)
    halls[0].shoot(f"four-{layout}")
    if layout == "tabs":
        halls[0].page.bring_to_front()
        halls[0].page.locator(f"{SLIDE} .demo-tab", has_text="events").click()
        halls[0].page.wait_for_selector(f"{SLIDE} .demo-box[data-terminal=events]:not(.aside) .xterm-rows")


def test_where_what_prepares_a_demo_fails_its_tape_plays_and_the_desk_says_why(tmp_path, onlooker):
    setup = "title: Setup\nsetup: [echo made > made.txt]\nsteps:\n  - {run: cat made.txt, expect: made}\n"
    path = write_talk(tmp_path / "talk", "# Setup\n\n[.demo: setup]\n", setup=setup)
    around = {**os.environ, "QUARTERDECK_STATE": str(tmp_path / "rehearsed"), "QUARTERDECK_TEMPO": "50"}
    command = [sys.executable, "-m", "quarterdeck", "rehearse", str(path), "setup", "--record"]
    subprocess.run(command, cwd=HOME, env=around, check=True, capture_output=True)
    demo = tmp_path / "talk" / "demos" / "setup" / "demo.yaml"
    demo.write_text(setup.replace("echo made > made.txt", "echo no disk; exit 3"))
    with Served(path, tmp_path / "state", QUARTERDECK_TEMPO="4") as served:
        presenter, attendee = come_to_desk(onlooker, served), onlooker(size=HALL).open(served.url)
        come_to(presenter, 1)
        take(presenter, 1)
        attendee.reads("made")
        why = "setup 1 of 1 of setup, “echo no disk; exit 3”, ended with status 3; it said “no disk”"
        presenter.page.wait_for_selector(f"text={why}")
        assert attendee.page.locator(f"{SLIDE} .demo-badge").get_attribute("data-kind") != "live"
        assert why not in attendee.page.content()
