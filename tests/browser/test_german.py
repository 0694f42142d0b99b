"""The interface in German, whose words are longer: axe-core finds nothing, all of it is German, and every word has room."""

import pytest

from tests.breaking import serve_shop
from tests.browser.axe import Looks
from tests.browser.conftest import HALL, PHONE
from tests.browser.handset import HANDSET, code
from tests.browser.room import ON, come_to_desk, press
from tests.browser.test_accessible import close_sheet, open_sheet, see

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

DECK = """\
language: de

# Hallo

---

# Wer hier …

[.poll]

- nutzt `Docker`
- nutzt Kubernetes

---

# Der Laden

[.demo: shop]
[.learner]

^ Er öffnet und verkauft.
"""
# What is pressed or read at a glance and has less room than its words need, or hangs out of the page.
CRAMPED = """() => [...document.querySelectorAll('button, a.button, summary, .pill, .verdict, [role=status], kbd')]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && getComputedStyle(each).clipPath === 'none')
  .filter(each => !each.closest('[data-scrolls], .xterm'))
  .filter(each => {
    const {left, right} = each.getBoundingClientRect()
    const inline = getComputedStyle(each).display === 'inline'
    return (!inline && each.scrollWidth > each.clientWidth + 1) || left < -1 || right > innerWidth + 1
  })
  .map(each => `${each.localName}.${each.className}: ${each.textContent.trim()}`)"""


class GermanLooks(Looks):
    """Looks at words, too: at their language, and whether there is room for them; `forms` is one."""

    def at(self, state, **people):
        super().at(state, **people)
        for name, person in people.items():
            self._take(person.page, *self.forms[0])
            if cramped := person.page.evaluate(CRAMPED):
                self.wrong[name, state, "no room"] = cramped
            if (language := person.page.locator("html").get_attribute("lang")) != "de":
                self.wrong[name, state, "language"] = language


@pytest.fixture(name="served")
def _served(tmp_path):
    with serve_shop(tmp_path, DECK) as served:
        yield served


def test_every_german_word_is_heard_and_has_room(served, onlooker):
    hand, hall = GermanLooks([(PHONE, "dark")]), GermanLooks([(HALL, "light")])
    visitor = onlooker(locale="de-AT", **HANDSET)
    for page in ("contents", "join", "print", "9999", "3"):
        visitor.page.goto(f"{served.url}/{page}")
        hand.at(page, visitor=visitor)
    desk, room = come_to_desk(onlooker, served), onlooker(locale="de-AT", **HANDSET).open(served.url).settles()
    look_at_the_desk(hall, desk)
    look_at_a_room(hand, desk, room)
    look_at_a_remote(hand, hall, desk, onlooker(locale="de-AT", **HANDSET))
    desk.page.goto(f"{served.url}/preflight")
    desk.page.wait_for_selector(".verdict")
    hand.at("preflight", desk=desk)
    assert hand.wrong | hall.wrong == {}


def look_at_the_desk(hall, desk):
    hall.at("at its first slide", desk=desk)
    for key, sheet in {"?": "#help", "q": ".sheet-questions", "C": ".sheet-captions", "j": ".sheet-qr"}.items():
        open_sheet(desk, key, sheet)
        hall.at(f"sheet {key}", desk=desk)
        close_sheet(desk)


def look_at_a_room(hand, desk, room):
    press(desk, "Space")
    room.sees_slide(2)
    room.page.locator("#slide-2 [data-option].open").first.wait_for()
    hand.at("poll", room=room)
    room.page.locator("#ask").tap()
    room.page.locator(".ask-field").fill("Warum?")
    room.page.locator(".ask-foot button").tap()
    room.page.wait_for_selector(".question-words")
    hand.at("a question", room=room)
    close_sheet(room)
    press(desk, "3", "Enter")
    room.sees_slide(3)
    hand.at("demo waiting", room=room)
    room.page.evaluate("() => document.querySelector('.chrome-keys').click()")
    room.page.wait_for_selector("#help[open]")
    hand.at("keys", room=room)
    close_sheet(room)


def look_at_a_remote(hand, hall, desk, phone):
    phone.open(code(desk))
    hall.at("a code to pair", desk=desk)
    hand.at("pairing", phone=phone)
    phone.page.locator("form button").first.tap()
    phone.page.wait_for_selector(ON)
    desk.page.wait_for_selector("paired-devices [data-part=list] li")
    hall.at("a phone is paired", desk=desk)
    close_sheet(desk)
    hand.at("demo", phone=phone)
    press(desk, "2", "Enter")
    phone.page.wait_for_selector("poll-control:not([hidden])")
    hand.at("poll", phone=phone)
    press(desk, "3", "Enter", "Space")
    see(
        {"desk": desk},
        "#frame .demo-step[data-step='1'][data-state=passed], .frame .demo-step[data-step='1'][data-state=passed]",
    )
    hall.at("step done", desk=desk)
    open_sheet(desk, "Shift+S", ".sheet-confirm")
    hall.at("asked whether to stop", desk=desk)
    press(desk, "y")
