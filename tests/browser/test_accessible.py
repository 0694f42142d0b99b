"""Every page in every state, in the hall and on a phone, in light and in dark: axe-core finds nothing at all."""

import pytest

from tests.breaking import SHOP, record_shop
from tests.browser.axe import EVERY_FORM, FORMS, Looks
from tests.browser.handset import HANDSET, code
from tests.browser.room import ON, come_to_desk, press, tap
from tests.served import Served, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

DECK = """\
# Hello

---

# Hands up if you …

[.poll]

- use `Docker`
- use Kubernetes

---

# The shop

[.demo: shop]
[.learner]

^ It opens, and it sells.

---

# The till

[.demo: till]

---

# What it is made of

[.build-lists: true]

- a [link](https://example.com)
- some `code`

```python
print("hello")
```

| Port | What |
|---|---|
| 80 | the shop |

---

# The end
"""
TILL = """\
title: A till
about: It counts until it is mended, and then it breaks.
steps:
  - run: until test -e "$MENDED"; do sleep 0.1; done
    say: It counts.
  - run: "false"
    say: It breaks.
"""
PAGES = [
    "contents",
    "print",
    "print?text",
    "join",
    "1",
    "2",
    "5",
    "9999",
    "presenter",
    "preflight",
    "pair/nothing",
    "remote",
]


@pytest.fixture(name="served")
def _served(tmp_path):
    deck = write_talk(tmp_path / "talk", DECK, shop=SHOP, till=TILL)
    deck.with_name("deck.de.md").write_text(DECK.replace("# Hello", "# Hallo"))
    record_shop(tmp_path / "talk")
    with Served(deck, tmp_path / "state", MENDED=str(tmp_path / "mended")) as served:
        yield served


def see(people, selector):
    """Wait until everybody has it on the page, be it seen there or not."""
    for person in people.values():
        person.page.wait_for_selector(selector, state="attached")


def fares(number, state):
    return f"#frame .demo-step[data-step='{number}'][data-state={state}]"


def open_sheet(person, key, sheet, ready=""):
    press(person, key)
    person.page.wait_for_selector(f"{sheet}[open] {ready}")


def close_sheet(person):
    press(person, "Escape")
    person.page.wait_for_selector("dialog[open]", state="detached")


def test_axe_finds_nothing_at_all(served, onlooker, pytestconfig, tmp_path):
    looks = Looks(EVERY_FORM if pytestconfig.getoption("whole") else FORMS)
    look_at_a_talk_that_is_taken_alone(looks, onlooker().open(served.url), served)
    look_at_who_may_run_it(looks, onlooker(), served)
    desk = come_to_desk(onlooker, served)
    room, screen = (onlooker().open(f"{served.url}/{page}").settles() for page in ("", "screen"))
    people = {"desk": desk, "room": room, "screen": screen}
    look_at_slides_and_polls(looks, people)
    look_at_questions_and_captions(looks, people)
    look_at_sheets(looks, people)
    look_at_a_phone_as_remote(looks, desk, onlooker(**HANDSET))
    look_at_demos(looks, people, tmp_path / "mended")
    assert looks.wrong == {}


def look_at_slides_and_polls(looks, people):
    desk, room = people["desk"], people["room"]
    looks.at("at its first slide", **people)
    press(desk, "End", "PageUp")
    room.sees_slide(5)
    looks.at("with a list, code and a table", **people)
    press(desk, "b")
    see(people, ".blackout")
    looks.at("black", **people)
    press(desk, "b", "2", "Enter")
    tap(room, "Docker")
    see({"room": room}, ".poll-line >> text=one has answered")
    looks.at("voted", **people)
    press(desk, "v")
    see(people, ".tally:not([hidden])")
    looks.at("counts shown", **people)
    press(desk, "v")
    see({"room": room}, ".poll-line >> text=Closed")
    looks.at("poll closed", **people)


def look_at_demos(looks, people, mended):
    desk, room = people["desk"], people["room"]
    press(desk, "Shift+Z", "3", "Enter")
    room.sees_slide(3)
    looks.at("demo waiting", **people)
    press(desk, "Space")
    see(people, fares(1, "passed"))
    looks.at("step done", **people)
    press(desk, "Space")
    see(people, ".demo-rescued:not(:empty)")
    see(people, fares(2, "passed"))
    looks.at("demo rescued", **people)
    room.page.locator("#frame .action-steps").click()
    looks.at("steps unfolded", room=room)
    open_sheet(desk, "Shift+S", ".sheet-confirm")
    looks.at("asked whether to stop", desk=desk)
    press(desk, "y", "Alt+ArrowRight", "Space")
    see(people, fares(1, "running"))
    room.page.wait_for_selector(".demo-ring")
    looks.at("step running", **people)
    mended.touch()
    see(people, fares(1, "passed"))
    press(desk, "Space")
    see(people, fares(2, "failed"))
    looks.at("step failed", **people)


def look_at_questions_and_captions(looks, people):
    desk, room, screen = people["desk"], people["room"], people["screen"]
    room.page.locator("#ask").click()
    looks.at("no question yet", room=room)
    room.page.locator(".ask-field").fill("Why?")
    room.page.locator(".ask-foot button").click()
    room.page.wait_for_selector(".question-words")
    looks.at("a question", room=room)
    close_sheet(room)
    open_sheet(desk, "q", ".sheet-questions", ".question-words")
    looks.at("a question", desk=desk)
    desk.page.locator("button[data-act=show]").click()
    see(people, ".spotlight")
    looks.at("a question on the slide", **people)
    press(desk, "Space")
    open_sheet(desk, "C", ".sheet-captions")
    desk.page.keyboard.type("We begin.")
    press(desk, "Enter")
    desk.page.locator("[data-part=hall]").check()
    desk.page.wait_for_selector(".captions-said li")
    looks.at("captions", desk=desk)
    close_sheet(desk)
    see({"room": room}, ".chrome-captions:not([hidden])")
    press(room, "c")
    for person in (room, screen):
        person.page.wait_for_selector("slide-captions:visible .caption")
    looks.at("captions", room=room, screen=screen)
    press(room, "c")


def look_at_sheets(looks, people):
    desk, room = people["desk"], people["room"]
    for key, sheet, ready in (("?", "#help", ""), ("o", ".overview", ".frame .slide")):
        for name in ("desk", "room"):
            open_sheet(people[name], key, sheet, ready)
            looks.at(f"sheet {key}", **{name: people[name]})
            close_sheet(people[name])
    open_sheet(desk, "j", ".sheet-qr")
    looks.at("the room's code", desk=desk)
    close_sheet(desk)
    room.page.locator(".languages summary").click()
    looks.at("choosing a language", room=room)
    press(room, "Escape", "ArrowRight")
    room.page.wait_for_selector("#back-to-now:visible")
    looks.at("browsing alone", room=room)
    press(room, "n")


def look_at_a_phone_as_remote(looks, desk, phone):
    phone.open(code(desk))
    looks.at("a code to pair", desk=desk)
    looks.at("pairing", phone=phone)
    phone.page.get_by_role("button", name="Make it the remote").tap()
    phone.page.wait_for_selector(ON)
    looks.at("first slide", phone=phone)
    desk.page.wait_for_selector("paired-devices [data-part=list] li")
    looks.at("a phone is paired", desk=desk)
    close_sheet(desk)
    press(desk, "2", "Enter")
    phone.page.wait_for_selector("poll-control:not([hidden])")
    looks.at("poll", phone=phone)
    press(desk, "4", "Enter", "Space")
    phone.page.wait_for_selector("demo-rescue:not([hidden])")
    looks.at("demo", phone=phone)
    desk.page.wait_for_selector(fares(1, "running"), state="attached")
    press(desk, "Shift+S", "y")
    desk.page.wait_for_selector("#frame demo-terminal[data-show=closed]", state="attached")


def look_at_a_talk_that_is_taken_alone(looks, visitor, served):
    looks.at("nobody presents", visitor=visitor)
    for page in PAGES:
        visitor.page.goto(f"{served.url}/{page}")
        looks.at(page, visitor=visitor)
    visitor.open(f"{served.url}/3").settles()
    looks.at("may play", visitor=visitor)
    visitor.page.locator(".lesson-run").first.click()
    visitor.page.wait_for_selector(".lesson-step.done")
    looks.at("has played", visitor=visitor)


def look_at_who_may_run_it(looks, owner, served):
    owner.open(f"{served.url}/contents?token={served.token}")
    looks.at("contents", owner=owner)
    owner.open(f"{served.url}/3").settles()
    looks.at("may run", owner=owner)
    for number, state in ((1, "passed"), (2, "failed")):
        owner.page.locator(".lesson-run[aria-disabled=false]").nth(number - 1).click()
        see({"owner": owner}, fares(number, state))
        looks.at(f"has run {number}", owner=owner)
    owner.page.locator(".action-stop").click()
    press(owner, "y")
    see({"owner": owner}, "#frame demo-terminal[data-show=closed]")
    owner.open(f"{served.url}/preflight").page.wait_for_selector(".verdict")
    looks.at("preflight", owner=owner)
