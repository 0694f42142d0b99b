"""The talk taken alone: text beside the slide, steps run, checked and ticked, contents that know how far one has come."""

import os
import re

import pytest

from tests.browser.conftest import PHONE
from tests.lesson import SECRET, write_lesson
from tests.served import HOME, Person, Served, ended

pytestmark = pytest.mark.browser
PATIENCE = 20_000


@pytest.fixture(name="lesson")
def _lesson(tmp_path):
    with Served(write_lesson(tmp_path / "talk"), tmp_path / "state") as served:
        yield served


def at_home(onlooker, served, address="", **options):
    """Somebody on their own machine, with the link to learn alone."""
    learner = onlooker(**options).open(f"{served.url}/contents?token={served.token}")
    return learner.open(f"{served.url}{address}") if address else learner


def step(person, number):
    return person.page.locator(f"#lesson .lesson-step[data-step='{number}']")


def ticked(person):
    return [
        int(n) for n in person.page.eval_on_selector_all(".lesson-step.done", "all => all.map(it => it.dataset.step)")
    ]


def does(person, number, word="Run"):
    step(person, number).locator(".lesson-run", has_text=word).click()
    person.page.wait_for_selector(f".lesson-step.done[data-step='{number}']", timeout=PATIENCE)


def test_a_demo_from_its_first_step_to_its_last_with_a_check_that_fails_then_passes(lesson, onlooker):
    learner = at_home(onlooker, lesson)
    learner.page.locator("#go-on", has_text="Start learning").click()
    learner.page.wait_for_url("**/1")
    learner.open(f"{lesson.url}/3")
    learner.page.locator(".action-open").click()
    learner.page.wait_for_selector("demo-terminal[data-show='ready']", timeout=PATIENCE)
    step(learner, 1).get_by_role("button", name="Check step 1").click()
    said = step(learner, 1).locator(".lesson-said[data-kind='failed']")
    said.wait_for(timeout=PATIENCE)
    assert "There is no made.txt yet. Run the step, or make it by hand." in said.inner_text()
    assert "looking for made.txt" in said.inner_text()
    assert ticked(learner) == []
    does(learner, 1)
    learner.reads("it is made")
    step(learner, 1).get_by_role("button", name="Check step 1").click()
    step(learner, 1).locator(".lesson-said[data-kind='passed']").wait_for(timeout=PATIENCE)
    does(learner, 2)
    learner.reads("tick")
    does(learner, 3)
    does(learner, 4)
    learner.reads("Good evening, reader")
    assert ticked(learner) == [1, 2, 3, 4]
    assert learner.faults == []
    learner.shoot("learner-done")


def test_a_step_before_its_forerunners_names_them_and_a_file_changed_by_hand_is_put_back(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/3")
    step(learner, 4).locator(".lesson-run").click()
    problem = learner.page.locator("#frame .demo-problem", has_text="Step 4: ")
    problem.wait_for(timeout=PATIENCE)
    assert "Not done before it: step 1 (" in problem.inner_text()
    assert "lesson" not in problem.inner_text()
    learner.page.locator(".action-keys").click()
    learner.page.keyboard.type("echo Moin > notes.txt; echo by hand\n")
    learner.reads("\nby hand")
    learner.page.locator(".action-keys").click()
    step(learner, 3).locator(".lesson-run").click()
    learner.page.locator("#frame .demo-problem", has_text="“Hello”, is not there").wait_for(timeout=PATIENCE)
    step(learner, 3).get_by_role("button", name="Put the file of step 3 back").click()
    step(learner, 3).locator(".lesson-said", has_text="as it is before this step").wait_for(timeout=PATIENCE)
    does(learner, 3)
    learner.reads("Good evening, reader")
    assert learner.faults == []
    learner.shoot("learner-put-back")


COVERED = """() => {
    const badge = document.querySelector('#frame .demo-badge').getBoundingClientRect();
    const over = (box) => box.width > 0 && box.left < badge.right && box.right > badge.left
        && box.top < badge.bottom && box.bottom > badge.top;
    const all = [...document.querySelectorAll('#frame .demo-actions .action:not([hidden])')];
    return all.filter((button) => over(button.getBoundingClientRect())).map((button) => button.textContent);
}"""


def test_no_button_lies_over_the_badge(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/3")
    learner.page.locator(".action-open").wait_for()
    learner.settles()
    assert learner.page.evaluate(COVERED) == []
    learner.shoot("learner-closed")
    learner.page.locator(".action-open").click()
    learner.page.wait_for_selector("demo-terminal[data-show='ready']", timeout=PATIENCE)
    learner.reads("$")
    assert learner.page.evaluate(COVERED) == []
    learner.shoot("learner-open")


def test_a_step_done_by_hand_passes_its_check(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/3")
    learner.page.locator(".action-open").click()
    learner.page.wait_for_selector("demo-terminal[data-show='ready']", timeout=PATIENCE)
    learner.reads("$")
    learner.page.locator(".action-keys").click()
    learner.page.keyboard.type("touch made.txt && echo by hand\n")
    learner.reads("by hand")
    step(learner, 1).get_by_role("button", name="Check step 1").click()
    step(learner, 1).locator(".lesson-said[data-kind='passed']").wait_for(timeout=PATIENCE)
    assert ticked(learner) == [1]


def test_ticks_survive_a_reload_and_the_contents_know_how_far_one_has_come(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/3")
    learner.page.wait_for_selector(".lesson-step.next[data-step='1']")
    does(learner, 1)
    learner.open(f"{lesson.url}/3")
    learner.page.wait_for_selector(".lesson-step.next[data-step='2']", timeout=PATIENCE)
    assert ticked(learner) == [1]
    learner.reads("it is made")
    learner.page.keyboard.press("ArrowRight")
    learner.sees_slide(4)
    learner.settles()
    learner.page.locator(".chrome-contents").click()
    learner.page.wait_for_url("**/contents")
    assert learner.page.locator("#go-on").inner_text() == "Go on at slide 4"
    assert "2 of 4 slides, 0 of 1 demo" in learner.page.locator("#far").inner_text()
    assert "1 of 4 steps done" in learner.page.locator(".contents-demo").inner_text()
    assert learner.page.locator(".contents-slides li.seen").count() == 2
    learner.shoot("contents")
    learner.open(lesson.url)
    assert learner.page.locator("#way-in #go-on").evaluate("link => link.href") == f"{lesson.url}/4"


def test_progress_can_be_forgotten(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/2")
    learner.settles()
    learner.open(f"{lesson.url}/contents")
    learner.page.locator("#forget").click()
    learner.page.wait_for_selector("#forget:has-text('Press again')")
    assert learner.page.locator("li.seen").count() == 1
    learner.page.locator("#forget").click()
    learner.page.wait_for_selector("#go-on:has-text('Start learning')")
    assert learner.page.locator("li.seen").count() == 0


def test_somebody_elses_machine_plays_the_recording_step_by_step(lesson, onlooker):
    visitor = onlooker().open(f"{lesson.url}/3")
    visitor.page.wait_for_selector(".lesson-mode:has-text('recording of a real run')", timeout=PATIENCE)
    assert visitor.page.get_by_role("button", name="Check step 1").count() == 0
    does(visitor, 1, "Play")
    visitor.reads("it is made")
    assert "tick" not in visitor.terminal()
    does(visitor, 2, "Play")
    visitor.reads("tick")
    assert ticked(visitor) == [1, 2]
    assert visitor.faults == []


def test_a_step_out_of_order_ticks_no_other(lesson, onlooker):
    visitor = onlooker().open(f"{lesson.url}/3")
    visitor.page.wait_for_selector(".lesson-mode:has-text('recording of a real run')", timeout=PATIENCE)
    does(visitor, 4, "Play")
    assert ticked(visitor) == [4]


def test_with_the_engine_down_the_page_says_so_plainly_and_plays(tmp_path, onlooker):
    deck = write_lesson(tmp_path / "talk", needs="docker")
    with Served(deck, tmp_path / "state", DOCKER_HOST=f"unix://{tmp_path}/none.sock") as served:
        learner = at_home(onlooker, served, "/3")
        mode = learner.page.locator(
            ".lesson-mode", has_text=re.compile("Docker.*What you play is a recording", re.DOTALL)
        )
        mode.wait_for(timeout=PATIENCE)
        instead = learner.page.locator(".demo-away", has_text="start it, or set DOCKER_HOST")
        instead.wait_for(timeout=PATIENCE)
        assert learner.page.locator(".action-open").is_hidden()
        learner.page.locator(".action-play").click()
        learner.page.wait_for_selector("demo-terminal .demo-progress:not([hidden])", timeout=PATIENCE)
        assert instead.count() == 0
        learner.page.locator(".action-close").click()
        does(learner, 1, "Play")
        learner.reads("it is made")
        presenter = onlooker().open(served.desk)
        presenter.page.wait_for_selector("connection-line[data-line=on]", timeout=PATIENCE)
        presenter.page.keyboard.type("3")
        presenter.page.keyboard.press("Enter")
        presenter.page.locator(".desk-demo .action-open").wait_for(timeout=PATIENCE)
        assert presenter.page.locator(".demo-away:not(:empty)").count() == 0


@pytest.mark.docker
def test_once_the_engine_answers_a_learner_may_run_the_demo_live(tmp_path, onlooker):
    deck, socket = write_lesson(tmp_path / "talk", needs="docker"), tmp_path / "docker.sock"
    with Served(deck, tmp_path / "state", DOCKER_HOST=f"unix://{socket}") as served:
        learner = at_home(onlooker, served, "/3")
        learner.page.locator(".demo-away", has_text="does not answer").wait_for(timeout=PATIENCE)
        socket.symlink_to(os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://"))
        learner.page.locator(".action-open").wait_for(timeout=PATIENCE)
        assert learner.page.locator(".demo-away").inner_text() == ""


def test_while_somebody_presents_a_learner_plays_and_the_room_is_left_alone(lesson, onlooker):
    presenter = onlooker().open(lesson.desk)
    presenter.page.wait_for_selector("connection-line[data-line=on]", timeout=PATIENCE)
    attendee = onlooker().open(lesson.url)
    presenter.page.keyboard.press("Space")
    attendee.sees_slide(2)
    assert not attendee.page.locator("#lesson").is_visible()
    assert attendee.page.locator("#way-in").count() == 0
    learner = at_home(onlooker, lesson, "/3")
    learner.page.wait_for_selector(".lesson-mode:has-text('Somebody is presenting')", timeout=PATIENCE)
    assert learner.page.locator(".action-open").is_hidden()
    does(learner, 1, "Play")
    with Person(lesson) as late:
        assert late.all("welcome")[0]["stage"]["slide"] == 2
    attendee.sees_slide(2)
    attendee.page.keyboard.press("ArrowRight")
    attendee.page.wait_for_selector("#lesson .lesson-step", timeout=PATIENCE)
    attendee.page.locator("#back-to-now").click()
    attendee.sees_slide(2)
    assert not attendee.page.locator("#lesson").is_visible()


def test_once_the_presenter_has_ended_the_talk_a_learner_runs_its_demos_again(lesson, onlooker):
    presenter = onlooker().open(lesson.desk)
    presenter.page.wait_for_selector("connection-line[data-line=on]", timeout=PATIENCE)
    assert presenter.page.locator("talk-end").is_hidden()
    presenter.page.keyboard.press("Space")
    learner = at_home(onlooker, lesson, "/3")
    learner.page.wait_for_selector(".lesson-mode:has-text('Somebody is presenting')", timeout=PATIENCE)
    presenter.page.locator("talk-end button").click()
    presenter.page.keyboard.press("y")
    learner.page.locator(".action-open").wait_for(timeout=PATIENCE)
    assert learner.page.locator(".lesson-mode", has_text="Somebody is presenting").count() == 0
    presenter.page.locator(".toasts", has_text="The talk has ended").wait_for(timeout=PATIENCE)
    assert onlooker().open(lesson.url).page.locator("#way-in").is_visible()


def test_a_demo_that_is_done_is_gone_once_the_talk_has_left_it_and_its_picture_stays(lesson, onlooker):
    with Person(lesson, owner=True) as presenter:
        presenter.ask("watch", demo="lesson")
        presenter.ask("go", slide=3, build=0)
        for number in range(1, 5):
            presenter.ask("step", demo="lesson", step=number)
            presenter.wait(lambda me, number=number: ended(me, number), f"step {number}")
        attendee = onlooker().open(lesson.url)
        attendee.page.wait_for_selector("#frame .demo[data-show=done]", timeout=PATIENCE)
        presenter.ask("go", slide=4, build=0)
        attendee.sees_slide(4)
        presenter.wait(lambda me: me.all("show") and me.all("show")[-1]["state"] == "closed", "its end")
        attendee.page.keyboard.press("ArrowLeft")
        attendee.page.wait_for_selector("#frame .demo[data-show=left] .demo-screens", timeout=PATIENCE)
        attendee.reads("it is made")
        attendee.page.locator(".action-close").click()
        attendee.page.wait_for_selector("#frame .demo[data-show=closed]", timeout=PATIENCE)


def test_notes_for_learners_are_read_beside_the_slide_and_others_nowhere(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/1")
    learner.settles()
    assert not learner.page.locator("#lesson").is_visible()
    learner.page.keyboard.press("ArrowRight")
    learner.page.wait_for_selector("#lesson:has-text('A word for learners.')", timeout=PATIENCE)
    for _ in range(2):
        assert SECRET not in learner.page.content()
        learner.page.keyboard.press("ArrowRight")
        learner.settles()


def test_the_text_can_be_hidden_and_stays_so(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/2")
    learner.page.locator("#lesson").get_by_role("button", name="Hide").click()
    assert not learner.page.locator("#lesson").is_visible()
    learner.open(f"{lesson.url}/2")
    learner.page.wait_for_selector(".chrome-lesson:visible", timeout=PATIENCE)
    assert not learner.page.locator("#lesson").is_visible()
    learner.page.keyboard.press("l")
    assert learner.page.locator("#lesson").is_visible()


def test_everything_is_there_without_scripts(lesson, onlooker):
    reader = onlooker(java_script_enabled=False).open(lesson.url)
    reader.page.locator("#way-in a", has_text="Contents").click()
    reader.page.locator("a", has_text="Do it").click()
    text = reader.page.locator("#lesson").inner_text()
    for words in ("echo it is made", "What to expect: A word that says so.", "notes.txt", "lesson.zip"):
        assert words in text


def test_on_a_phone_the_lesson_stands_below_the_slide_and_nothing_is_too_wide(lesson, onlooker):
    phone = onlooker(size=PHONE, has_touch=True, is_mobile=True).open(f"{lesson.url}/3")
    phone.page.wait_for_selector(".lesson-mode:has-text('recording of a real run')", timeout=PATIENCE)
    slide, text = (phone.page.locator(place).bounding_box() for place in ("#frame", "#lesson"))
    assert text["y"] >= slide["y"] + slide["height"] - 1
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    step(phone, 1).locator(".lesson-run").scroll_into_view_if_needed()
    does(phone, 1, "Play")
    phone.reads("it is made")
    phone.shoot("phone-lesson")


def test_every_button_of_a_step_can_be_reached_and_pressed_by_keyboard(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/3")
    learner.page.wait_for_selector(".lesson-step.next .lesson-run[aria-disabled='false']", timeout=PATIENCE)
    step(learner, 1).locator(".lesson-run").focus()
    learner.page.keyboard.press("Enter")
    learner.page.wait_for_selector(".lesson-step.done[data-step='1']", timeout=PATIENCE)
    names = []
    for _ in range(3):
        learner.page.keyboard.press("Tab")
        names.append(learner.page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert names[0] == "Check step 1"
    assert names[1].startswith("Copy: echo made by the step")
    assert names[2] == "Step 2 is done"
    learner.page.keyboard.press("Enter")
    assert ticked(learner) == [1, 2]


def test_a_command_is_copied_as_it_stands(lesson, onlooker):
    learner = at_home(onlooker, lesson, "/3", permissions=["clipboard-read", "clipboard-write"])
    step(learner, 1).get_by_role("button", name="Copy").click()
    step(learner, 1).get_by_text("Copied").wait_for(timeout=PATIENCE)
    copied = learner.page.evaluate("navigator.clipboard.readText()")
    assert copied == "echo made by the step > made.txt; echo it is made"


@pytest.mark.docker
def test_a_docker_demo_from_first_step_to_last_with_every_check(tmp_path, onlooker):
    with Served(HOME / "slides" / "deck.md", tmp_path / "state", **os.environ) as served:
        learner = at_home(onlooker, served)
        learner.page.locator("li:has(.contents-demo[data-demo='build']) a").click()
        learner.page.wait_for_selector(".lesson-demo[data-demo='build'] .lesson-step.next", timeout=PATIENCE)
        total = learner.page.locator(".lesson-step").count()
        for number in range(1, total + 1):
            does(learner, number)
            check = step(learner, number).get_by_role("button", name=f"Check step {number}")
            if check.is_visible():
                check.click()
                step(learner, number).locator(".lesson-said[data-kind='passed']").wait_for(timeout=PATIENCE)
        assert ticked(learner) == list(range(1, total + 1))
        learner.shoot("learner-docker")
        learner.open(f"{served.url}/contents")
        learner.page.wait_for_selector(".contents-demo[data-demo='build']:has-text('demo done')")
        assert learner.faults == []
