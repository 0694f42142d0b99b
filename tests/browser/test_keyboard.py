"""The talk by keyboard alone: every page walked with Tab, every sheet opened and left, the talk driven, followed and learned."""

import re
from pathlib import Path

import pytest

from tests.breaking import serve_shop
from tests.browser.ear import Ear
from tests.browser.room import come_to_desk, press

pytestmark = pytest.mark.browser

ORDER = Path(__file__).with_name("tab_order.txt")
DONE = "#frame demo-terminal[data-show=ready] .demo-step[data-step='1'][data-state=passed]"
MOST = 60  # presses of Tab, within which every page has been walked
DECK = """\
# Hello

---

# Which?

[.poll: one]

- Sail
- Steam

---

# The shop

[.demo: shop]

---

# The end
"""
# What has the focus is marked as the keyboard's, with an outline that is seen, and lies in sight.
PLAIN = """() => {
  const at = document.activeElement;
  const seen = at.matches('input') ? at.closest('[data-option]') ?? at : at;
  const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  const inSight = box.width > 1 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  return at.matches(':focus-visible') && outlined && inSight;
}"""


@pytest.fixture(name="served")
def _served(tmp_path):
    with serve_shop(tmp_path, DECK) as served:
        yield served


def walk(person):
    """Press Tab until the page has been walked, and give the names of what it has come to."""
    person.page.bring_to_front()
    ear, names = Ear(person), []
    for _ in range(MOST):
        press(person, "Tab")
        name = re.sub(r"\d+:\d\d$|:\d+", "", ear.focus().rstrip("”"))  # the time, and the port
        if name == "the page" or name in names[:1]:
            return names
        assert person.page.evaluate(PLAIN), f"{name} has the focus, and nobody sees it"
        names.append(name)
    raise AssertionError(f"Tab never leaves this page: {names}")


def tab_to(person, selector):
    """Press Tab until something has the focus."""
    person.page.bring_to_front()
    for _ in range(MOST):
        if person.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        press(person, "Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def sees(person, selector):
    person.page.wait_for_selector(selector, state="attached")


def test_tab_walks_every_page_in_its_order_and_out_of_it(served, onlooker):
    desk, person = come_to_desk(onlooker, served), onlooker()
    press(desk, "3", "Enter", "Space")
    walked = {}
    sees(person.open(served.url), DONE)
    walked["following, a demo is on"] = walk(person)
    walked["the desk, a demo is on"] = walk(desk)
    for page in ("2", "3", "contents", "join"):
        person.open(f"{served.url}/{page}")
        walked[page] = walk(person)
    written = [f"# {page}\n" + "".join(f"{name}\n" for name in names) for page, names in walked.items()]
    assert "\n".join(written) == ORDER.read_text()


def test_a_sheet_takes_the_focus_and_gives_it_back_to_what_has_opened_it(served, onlooker):
    desk, room = come_to_desk(onlooker, served), onlooker().open(served.url).settles()
    opens = [(desk, "questions"), (desk, "phones"), (desk, "help"), (desk, "qr"), (room, "ask"), (room, "help")]
    for person, name in opens:
        tab_to(person, f"[data-action={name}]")
        press(person, "Enter")
        sees(person, "dialog:modal")
        for _ in range(4):
            press(person, "Tab")
            assert person.page.evaluate("() => document.activeElement.matches('body, dialog:modal, dialog:modal *')"), (
                name
            )
        press(person, "Escape")
        person.page.wait_for_selector("dialog:modal", state="detached")
        assert person.page.evaluate("() => document.activeElement.dataset.action") == name


def test_a_press_right_after_a_sheet_has_closed_is_not_lost_though_the_sheet_still_has_the_focus(served, onlooker):
    desk = come_to_desk(onlooker, served)
    press(desk, "?")
    desk.page.wait_for_selector("#help[open]")
    desk.page.evaluate(
        """() => {
          const button = document.querySelector('#help button')
          button.focus({focusVisible: true})
          button.closest('dialog').close()
          button.dispatchEvent(new KeyboardEvent('keydown', {key: ' ', bubbles: true}))
        }"""
    )
    desk.sees_slide(2)


def test_it_is_driven_followed_and_learned_by_keyboard_alone(served, onlooker):
    desk, room = come_to_desk(onlooker, served), onlooker().open(served.url).settles()
    press(desk, "Space")
    sees(room, "#frame #slide-2 .open")
    tab_to(room, "[data-option='2'] input, [data-option='1'] input")
    press(room, "Space", "ArrowDown")
    sees(room, "[data-option='2'].given")
    press(room, "q")
    sees(room, ".sheet-questions:modal")
    room.page.keyboard.type("Why?")
    press(room, "Enter")
    sees(room, ".question")
    press(room, "Escape")
    press(desk, "v")
    sees(room, ".tally:not([hidden])")
    press(desk, "Space")
    room.sees_slide(3)
    press(desk, "Space")
    sees(room, DONE)
    press(room, "Alt+ArrowRight")
    tab_to(room, "#back-to-now")
    press(room, "Enter")
    room.sees_slide(3)
    press(desk, "Shift+X", "y")
    alone = onlooker().open(f"{served.url}/3").settles()
    tab_to(alone, ".lesson-step[data-step='1'] .lesson-run")
    press(alone, "Enter")
    sees(alone, ".lesson-step.done[data-step='1']")


def test_a_terminal_keeps_tab_and_escape_from_nobody_but_who_types_in_it(served, onlooker):
    desk, room = come_to_desk(onlooker, served), onlooker().open(served.url).settles()
    press(desk, "3", "Enter", "Space")
    sees(room, DONE)
    room.page.locator("#frame .xterm").click()
    press(room, "Escape", "Tab")
    assert room.page.evaluate("() => document.activeElement.matches('button, a')")
    sees(desk, DONE)
    press(desk, "k")
    sees(desk, "[data-keyboard=taken]")
    desk.page.keyboard.type("echo by hand")
    press(desk, "Enter")
    room.reads("\nby hand")
    press(desk, "Tab", "Escape")
    sees(desk, "[data-keyboard=taken]")
    press(desk, "Control+Shift+Enter")
    sees(desk, "[data-keyboard=free]")
    press(desk, "Alt+Space")
    room.sees_slide(4)
