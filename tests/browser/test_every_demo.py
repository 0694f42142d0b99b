"""Every demo of our talk in a real browser, before a room on the real engines; from its tape: test_legible."""

import pytest

from tests.our_demos import DEMOS
from tests.served import HOME, Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

IN_A_HURRY = {"QUARTERDECK_TEMPO": "10"}
NO_ENGINE = {**IN_A_HURRY, "DOCKER_HOST": "unix:///nowhere/docker.sock", "KUBECONFIG": "/nowhere/kubeconfig"}
ON = "connection-line[data-line=on]"
RUNNING = "document.querySelector('#frame demo-terminal').dataset.show"
A_STEP = 300_000  # milliseconds that the longest step of a demo may take


def every_demo_on_its_engines():
    needs = {name: [getattr(pytest.mark, need) for need in demo.needs] for name, demo in DEMOS.items()}
    return pytest.mark.parametrize("name", [pytest.param(name, marks=marks) for name, marks in needs.items()])


def slide_of(person, name):
    outline = person.page.evaluate("() => fetch('/deck.json').then(answer => answer.json())")
    return next((slide["number"], slide["builds"]) for slide in outline["slides"] if name in slide["demos"])


def come_to(presenter, name):
    """Take the talk to a demo's slide, with all its builds, by the keys of the desk."""
    presenter.page.wait_for_selector(ON)
    number, builds = slide_of(presenter, name)
    presenter.page.keyboard.type(str(number))
    presenter.page.keyboard.press("Enter")
    presenter.sees_slide(number)
    for _ in range(builds):
        presenter.page.keyboard.press("Space")
        presenter.settles()
    return number


def take(presenter, name):
    """Press Space for each step in turn, and wait for each to end or to go on by itself; give the last one's slide."""
    for step in range(1, len(DEMOS[name].steps) + 1):
        while not presenter.page.locator(f'#frame .demo-step[data-step="{step}"]:not([hidden])').count():
            presenter.page.keyboard.press("Space")  # it is given on a later slide
            presenter.settles()
        presenter.page.keyboard.press("Space")
        ended = f"document.querySelector('#frame .demo-step[data-step=\"{step}\"]').dataset.state"
        presenter.page.wait_for_function(f"() => ['passed', 'going', 'failed'].includes({ended})", timeout=A_STEP)
    return int(presenter.page.locator("#frame > .slide").get_attribute("data-number"))


def outcome(person):
    """How a demo has gone, as the page says it: its state, its badge, and how each step fared."""
    person.page.wait_for_function(f"() => {RUNNING} === 'done'", timeout=30_000)
    return person.page.evaluate(
        "() => { const panel = document.querySelector('#frame demo-terminal'); return {"
        "kind: panel.querySelector('.demo-badge').dataset.kind,"
        "steps: [...panel.querySelectorAll('.demo-step')].map(step => step.dataset.state),"
        "rescued: panel.querySelector('.demo-rescued').textContent} }"
    )


def perform(served, onlooker, name):
    presenter, attendee = onlooker().open(served.desk), onlooker().open(served.url)
    come_to(presenter, name)
    number = take(presenter, name)
    attendee.sees_slide(number)
    late = onlooker().open(served.url)
    return [outcome(person) for person in (presenter, attendee, late)]


@pytest.fixture(name="hall")
def _hall(tmp_path):
    with Served(HOME / "slides" / "deck.md", tmp_path / "state", **IN_A_HURRY) as served:
        yield served


@every_demo_on_its_engines()
def test_it_runs_live_before_the_room(hall, onlooker, name):
    for seen in perform(hall, onlooker, name):
        assert seen["rescued"] == ""
        assert seen["kind"] == "live"
        assert set(seen["steps"]) <= {"passed", "going"}


@every_demo_on_its_engines()
def test_somebody_alone_runs_and_checks_each_of_its_steps(hall, onlooker, name):
    learner = onlooker().open(f"{hall.url}/contents?token={hall.token}")
    number, _ = slide_of(learner, name)
    learner.open(f"{hall.url}/{number}")
    for step in DEMOS[name].steps:
        if not learner.page.locator(f'.lesson-step[data-step="{step.number}"]').count():
            learner.open(f"{hall.url}/{number + 1}")
        item = learner.page.locator(f'.lesson-demo[data-demo="{name}"] .lesson-step[data-step="{step.number}"]')
        item.locator(".lesson-run").click()
        item.and_(learner.page.locator(".done")).wait_for(timeout=A_STEP)
        if step.check:
            item.get_by_role("button", name=f"Check step {step.number}").click()
            item.locator(".lesson-said[data-kind]:not([data-kind=''])").wait_for(timeout=60_000)
            assert "Passed" in item.locator(".lesson-said").text_content(), step.place
    assert learner.page.locator("#frame .demo-badge").get_attribute("data-kind") == "live"
