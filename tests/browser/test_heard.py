"""What people hear who do not see: at a press, at a step's end and at a rescue, word for word as in heard.txt."""

from pathlib import Path

import pytest

from tests.breaking import SHOP, record_shop
from tests.browser.ear import Ear
from tests.browser.room import come_to_desk, press
from tests.served import Served, write_talk

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


@pytest.fixture(name="served")
def _served(tmp_path):
    deck = write_talk(tmp_path / "talk", DECK, shop=SHOP)
    record_shop(tmp_path / "talk")
    with Served(deck, tmp_path / "state", MENDED=str(tmp_path / "mended")) as served:
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
