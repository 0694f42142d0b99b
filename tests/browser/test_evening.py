"""A whole evening: desk, remote, four attendees as they are in halls, a poll, a question, and a server that dies in it."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.handset import Phone, code
from tests.browser.room import ON, given, press, sees_counts, tap
from tests.served import Served, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

DECK = """\
# Hello

---

# Hands up if you …

[.poll]

- use Docker
- use Kubernetes

---

# Builds

[.build-lists: true]

- one
- two

---

# Echo

[.demo: echo]

---

# The end
"""
TOUCH = {"size": PHONE, "has_touch": True, "is_mobile": True}
AWAY = 10_000  # milliseconds that somebody is away: longer than a page needs to find out
COME_BACK = 60_000  # milliseconds in which everybody has to be right again


@pytest.fixture(name="talk")
def _talk(tmp_path):
    return write_talk(tmp_path / "talk", DECK)


def begin(talk, tmp_path, *flags):
    return Served(talk, tmp_path / "state", *flags)


def fall_asleep(person):
    """Have the page stand still, as a phone's does in a pocket; gives the call that wakes it."""
    wire = person.context.new_cdp_session(person.page)
    wire.send("Page.setWebLifecycleState", {"state": "frozen"})
    return lambda: wire.send("Page.setWebLifecycleState", {"state": "active"})


def is_back(person, slide, *words):
    person.page.wait_for_selector(f"#frame #slide-{slide}", timeout=COME_BACK)
    person.page.wait_for_function("() => document.querySelector('#lost')?.hidden ?? true", timeout=COME_BACK)
    for word in words:
        person.reads(word)


def vote(person, *answers):
    for words in answers:
        tap(person, words)
    person.page.wait_for_function("() => !document.querySelector('.toast.bad')")


def ask(person, text):
    person.page.locator("#ask").click()
    person.page.locator(".ask-field").fill(text)
    person.page.locator(".ask-foot button").click()
    person.page.wait_for_selector(f".question-words:text-is({text!r})")
    person.page.keyboard.press("Escape")


def at_desk(onlooker, served):
    desk = onlooker().open(served.desk)
    desk.page.wait_for_selector(ON)
    desk.settles()
    return desk


def test_everybody_is_brought_right_whatever_happened_to_them(talk, tmp_path, onlooker):
    served = begin(talk, tmp_path)
    try:
        desk = at_desk(onlooker, served)
        remote = Phone(onlooker).pair(code(desk))
        press(desk, "Escape")
        sleeper, lost = onlooker(**TOUCH).open(served.url), onlooker(**TOUCH).open(served.url)
        remote.tap("next")
        for person in (sleeper, lost):
            person.sees_slide(2)
        vote(sleeper, "Docker", "Kubernetes")
        vote(lost, "Docker")
        sees_counts(desk, 2, 1)
        remote.reads("poll-control [data-part=line]", "2 have answered")

        wake = fall_asleep(sleeper)
        lost.context.set_offline(True)
        alone = onlooker().open(f"{served.url}/1")
        ask(alone, "Why not a VM?")
        for words in ("^3: Builds$", "^build 1 of 2$", "^build 2 of 2$"):  # the first shows everybody the counts
            remote.tap("next")
            remote.reads("upcoming-press [data-part=words]", words)
        desk.page.wait_for_timeout(AWAY)
        press(desk, "Space", "Space", "Space")  # the second build, the demo's slide, and its first step
        desk.reads("hello from the shell")
        lost.context.set_offline(False)
        wake()
        late = onlooker().open(served.url)
        for person in (sleeper, lost, late):
            is_back(person, 4, "hello from the shell")
        alone.sees_slide(1)

        served.kill()
        served = begin(talk, tmp_path, "--port", str(served.port))
        for person in (sleeper, lost, late):
            is_back(person, 4)
        alone.sees_slide(1)
        for driver in (desk, remote.who):
            driver.page.wait_for_selector("[data-line=on]", timeout=COME_BACK)
        remote.tap("next")
        for person in (desk, sleeper, lost, late):
            is_back(person, 4, "hello from the shell")
        alone.page.locator("#back-to-now").click()
        is_back(alone, 4, "hello from the shell")

        desk.page.keyboard.type("2")
        press(desk, "Enter")
        for person in (desk, sleeper, lost, late, alone):
            person.sees_slide(2)
            sees_counts(person, 2, 1)
        assert given(sleeper) == [1, 2]
        assert given(lost) == [1]
        press(desk, "q")
        desk.page.wait_for_selector(".question-words:text-is('Why not a VM?')")
    finally:
        served.close()
