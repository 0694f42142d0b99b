"""What people hear who do not see: at a press, a step's end, a rescue, a poll and a question, word for word as in heard.txt."""

from pathlib import Path

import pytest

from tests.breaking import serve_shop
from tests.browser.ear import Ear
from tests.browser.room import come_to_desk, press, tap
from tests.served import Person, Served, write_talk

pytestmark = pytest.mark.browser

HEARD = Path(__file__).with_name("heard.txt")
DECK = """\
# Hello

---

# Builds

[.build-lists: true]

- one
- two, and *more*

---

# The shop

[.demo: shop]

---

# The end
"""
POLL = "# Hello\n\n---\n\n# Which?\n\n[.poll: one]\n\n- Sail\n- Steam, or *both*\n\n---\n\n# The end\n"
# Writes down whether a sheet is open as a question is told.
OVER = """() => new MutationObserver(() => {
  document.documentElement.dataset.over = document.querySelector('dialog[open]') !== null
}).observe(document.querySelector('.frame > [role=log]'), {childList: true})"""


@pytest.fixture(name="polled")
def _polled(tmp_path):
    with Served(write_talk(tmp_path / "polled", POLL), tmp_path / "state-of-polled") as served:
        yield served


@pytest.fixture(name="served")
def _served(tmp_path):
    with serve_shop(tmp_path, DECK) as served:
        yield served


class Audience:
    """People who hear; what each is told at each act is in a part of the file."""

    def __init__(self, part, **people):
        self.people = people
        self.ears = {name: Ear(person) for name, person in people.items()}
        self.said = HEARD.read_text().split(f"== {part} ==\n")[1].partition("\n==")[0].strip().split("\n\n")
        self.told = []

    def hears(self, act, *selectors):
        """Write down what each is told once everybody's page has come to it."""
        for person in self.people.values():
            for selector in selectors:
                person.page.wait_for_selector(selector, state="attached")
        expected = next((said.splitlines() for said in self.said if said.startswith(f"# {act}\n")), [])
        lines = [f"# {act}"]
        for name, ear in self.ears.items():
            own = [line.removeprefix(f"{name}: ") for line in expected if line.startswith(f"{name}: ")]
            lines += [f"{name}: {line}" for line in ear.hears(own)]
        self.told.append("\n".join(lines))

    def listens_anew(self):
        """Hear nothing of what has come with another page."""
        for ear in self.ears.values():
            ear.hears()


def done(number, show="ready", tape=""):
    return f"#frame demo-terminal{tape}[data-show={show}] .demo-step[data-step='{number}'][data-state=passed]"


def test_the_talk_is_heard_by_who_presents_and_by_who_attends(served, onlooker):
    desk = come_to_desk(onlooker, served)
    audience = Audience("presented", desk=desk, attendee=onlooker().open(served.url).settles())
    press(desk, "Space")
    audience.hears("a press: the next slide", "#frame #slide-2")
    for build in (1, 2):
        press(desk, "Space")
        audience.hears(f"a press: item {build}", f"#frame #slide-2[data-build='{build}']")
    press(desk, "b")
    audience.hears("the screen is made black", ".blackout")
    press(desk, "b")
    audience.hears("the slide is back", "#frame:not(:has(.blackout))")
    press(desk, "Space")
    audience.hears("a press: the demo's slide", "#frame #slide-3")
    press(desk, "Space")
    audience.hears("a press: a step, which ends at once", done(1))
    press(desk, "Space")
    audience.hears("a press: a step, which fails, and is rescued by the tape", done(2, tape="[data-recorded]"))
    press(desk, "Space")
    audience.hears("a press: the last step", done(3, "done"))
    press(desk, "Space")
    audience.hears("a press: the last slide", "#frame #slide-4")
    assert audience.told == audience.said


def test_a_poll_and_a_question_are_heard_once_and_in_the_language_of_the_page(polled, onlooker):
    desk, ana = come_to_desk(onlooker, polled), onlooker().open(polled.url).settles()
    jan = onlooker(locale="de-AT").open(polled.url).settles()
    audience = Audience("asked", desk=desk, ana=ana, jan=jan)
    press(desk, "Space")
    audience.hears(
        "a press: the poll's slide, and the poll opens", "#slide-2 .poll-line:text-matches('Tap|Tippe|Open')"
    )
    tap(ana, "Steam")
    audience.hears("somebody answers", "#slide-2 .poll-line:text-matches('has answered|eine Antwort')")
    press(desk, "v")
    audience.hears("the counts are shown", "#slide-2 .tally:not([hidden])")
    press(desk, "v")
    audience.hears("the poll is closed", "#slide-2 .poll-line:text-matches('Closed|Geschlossen')")
    with Person(polled) as somebody, Person(polled, owner=True) as other:
        somebody.ask("ask", text="Why?")
        other.ask("question", question=1, action="show")
    audience.hears("a question is shown", ".spotlight")
    press(desk, "Space")
    audience.hears("the slide is back", "#frame:not(:has(.spotlight)), .desk .frame:not(:has(.spotlight))")
    assert audience.told == audience.said


def test_what_comes_behind_a_sheet_is_told_when_that_is_closed(polled, onlooker):
    desk, ana = come_to_desk(onlooker, polled), onlooker().open(polled.url).settles()
    with Person(polled) as somebody:
        somebody.ask("ask", text="Why?")
    ana.page.locator("#ask").click()
    ana.page.locator(".question-words").wait_for()
    press(desk, "Space")
    desk.page.wait_for_selector("#slide-2 .poll-line:text-matches('Open')")
    press(desk, "v")
    ana.page.wait_for_selector("#slide-2 .tally:not([hidden])", state="attached")
    assert ana.page.locator("poll-ballot [role=log]").text_content() == ""
    press(ana, "Escape")
    ana.page.wait_for_selector("poll-ballot [role=log] p:text-is('The poll is open')", state="attached")
    press(desk, "q")
    desk.page.evaluate(OVER)
    desk.page.locator("button[data-act=show]").click()
    desk.page.wait_for_selector("html[data-over=false]")


def test_what_is_passed_over_is_heard_nowhere_and_waits_where_it_was(served, onlooker):
    desk = come_to_desk(onlooker, served)
    audience = Audience("passed over", desk=desk, attendee=onlooker().open(served.url).settles())
    press(desk, "Space")
    audience.hears("a press: the next slide", "#frame #slide-2")
    press(desk, "Alt+Space")
    audience.hears("past a slide's items", "#frame #slide-3")
    press(desk, "Space")
    audience.hears("a press: a step", done(1))
    press(desk, "Alt+Space")
    audience.hears("past the steps that are left", "#frame #slide-4")
    press(desk, "Alt+ArrowLeft")
    audience.hears("back at them", "#frame #slide-3", *map(waiting, (2, 3)), done(1))
    assert audience.told == audience.said


def waiting(number):
    return f"#frame .demo-step[data-step='{number}'][data-state=waiting]:not([aria-current])"


def test_a_demo_is_heard_by_who_learns(served, onlooker):
    person = onlooker().open(f"{served.url}/3").settles()
    learner = Audience("learned", learner=person)
    begin(person, 1)
    learner.hears("a step of the recording is played", done(1))
    person.open(f"{served.url}/contents?token={served.token}").open(f"{served.url}/3").settles()
    learner.listens_anew()
    begin(person, 1)
    learner.hears("a step is run on this machine", done(1))
    begin(person, 2)
    learner.hears(
        "the next one fails", "#frame .demo-step[data-step='2'][data-state=failed]", ".demo-problem:not(:empty)"
    )
    assert learner.told == learner.said


def begin(person, number):
    """Run a step as somebody does who has only a keyboard, once it may be run."""
    person.page.locator(f".lesson-step[data-step='{number}'] .lesson-run[aria-disabled=false]").focus()
    press(person, "Enter")
