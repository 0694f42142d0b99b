"""The learner's addresses: what they give to whom, and what they never give."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
import requests

from quarterdeck.demo.model import Edit
from quarterdeck.http.lessons import change_of
from quarterdeck.serve import assemble
from quarterdeck.settings import Settings
from tests.lesson import DECK, SECRET, write_lesson
from tests.served import Person, Served, ended

FILLED = {
    "<int:number>": "3",
    "<name>": "lesson",
    "<path:file>": "notes.txt",
    "<path:filename>": "js/room.js",
}


@pytest.fixture(name="deck", scope="module")
def _deck(tmp_path_factory):
    return write_lesson(tmp_path_factory.mktemp("talk"))


@pytest.fixture(name="served", scope="module")
def _served(deck, tmp_path_factory):
    with Served(deck, tmp_path_factory.mktemp("home") / "state") as served:
        yield served


def addresses(deck, state):
    """Every address that the application answers at, with its blanks filled in."""
    house = assemble(replace(Settings(), deck=deck, state=state))
    rules = [str(rule) for rule in house.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    house.store.close()
    return [re.sub(r"<[^>]+>", lambda blank: FILLED.get(blank[0], "x"), rule) for rule in rules]


def get(served, address, **options):
    return requests.get(f"{served.url}{address}", timeout=20, **options)


def test_private_notes_are_in_no_response_to_a_viewer(deck, served, tmp_path):
    asked = addresses(deck, tmp_path)
    assert {"/3", "/lessons", "/contents", "/slides", "/print", "/notes.json", "/demos/lesson.zip"} <= set(asked)
    said = {address: get(served, address).text for address in [*asked, "/1", "/2", "/4"]}
    assert [address for address, text in said.items() if SECRET in text] == []
    assert "A word for learners." in said["/2"]
    assert "A word for learners." in said["/lessons"]
    assert [address for address in ("/slides", "/print", "/deck.json", "/") if "A word for" in said[address]] == []


def test_the_presenter_has_all_notes(served):
    session = requests.Session()
    session.get(served.desk, timeout=20)
    notes = session.get(f"{served.url}/notes.json", timeout=20).json()["notes"]
    assert SECRET in notes["1"]
    assert SECRET in notes["3"]


def test_the_contents_are_whole_without_scripts(served):
    page = get(served, "/contents").text
    for number, title in enumerate(["Hello", "A lesson", "Do it", "The end"], 1):
        assert re.search(rf'<a href="/{number}">{title}</a>', page), title
    assert "4 slides in 2 parts" in page
    assert "demo, 4 steps" in page


def test_the_link_to_learn_alone_makes_the_browser_the_owners(served):
    session = requests.Session()
    answer = session.get(f"{served.url}/contents?token={served.token}", timeout=20)
    assert answer.url == f"{served.url}/contents"
    assert "quarterdeck-key" in answer.text
    assert "quarterdeck-key" not in get(served, "/contents?token=wrong").text
    assert f"learn alone    {served.url}/contents?token=" in served.log.read_text()


def test_a_lesson_shows_commands_outcomes_edits_and_files(served):
    page = get(served, "/3").text
    for words in ("echo it is made", "A word that says so.", "<del>Hello</del>", "<ins>Good evening</ins>"):
        assert words in page
    assert "/demos/lesson.zip" in page
    assert "Hello, reader" in page


def test_a_demos_files_come_one_by_one_and_in_one(served):
    assert get(served, "/demos/lesson/notes.txt").text == "Hello, reader\n"
    answer = get(served, "/demos/lesson.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.namelist() == ["lesson/demo.yaml", "lesson/notes.txt"]
    assert get(served, "/demos/lesson.zip").content == answer.content
    for address in ("/demos/lesson/tape.cast", "/demos/nothing.zip", "/demos/lesson/%2e%2e/echo/demo.yaml"):
        assert get(served, address).status_code == 404, address


def test_who_comes_before_the_talk_is_shown_the_way_in(deck, tmp_path):
    with Served(deck, tmp_path / "state") as served:
        assert "Nobody is presenting just now" in get(served, "/").text
        with Person(served, owner=True) as presenter:
            presenter.ask("next")
            stage = presenter.wait(lambda me: me.all("stage"))[-1]
            place = stage["slide"], stage["build"]
            assert "Nobody is presenting just now" not in get(served, "/").text
            assert "follow the talk" in get(served, "/contents").text
            assert "somebody is presenting" in presenter.ask("open", demo="lesson", alone=True)["error"]
            assert presenter.ask("end")["ok"]
            assert "Nobody is presenting just now" in get(served, "/").text
            assert presenter.ask("open", demo="lesson", alone=True)["ok"]
        served.kill()
    with Served(deck, tmp_path / "state") as served, Person(served, owner=True) as presenter:
        stage = presenter.all("welcome")[-1]["stage"]
        assert (stage["live"], (stage["slide"], stage["build"])) == (False, place)


def test_the_printed_slides_have_the_text_for_learners_where_it_is_asked_for(served):
    assert "A word for learners." in get(served, "/print?text").text
    assert SECRET not in get(served, "/print?text").text


def test_a_check_fails_with_its_hint_then_passes(served):
    with Person(served, owner=True) as learner:
        learner.ask("watch", demo="lesson")
        refused = learner.ask("check", demo="lesson", step=1)
        assert refused["error"].startswith("this demo has not been started: run its first step")
        learner.ask("open", demo="lesson")
        learner.wait(lambda me: any(show["state"] == "ready" for show in me.all("show")), "an open show")
        found = learner.ask("check", demo="lesson", step=1)
        assert (found["passed"], found["lines"]) == (False, ["looking for made.txt"])
        assert found["hint"].startswith("There is no made.txt yet.")
        learner.ask("step", demo="lesson", step=1)
        learner.wait(lambda me: ended(me, 1), "the end of step 1")
        assert learner.ask("check", demo="lesson", step=1) == {
            "ok": True,
            "passed": True,
            "hint": None,
            "lines": ["looking for made.txt"],
        }
        assert learner.ask("check", demo="lesson", step=2)["error"] == "step 2 has no check"
        learner.ask("stop", demo="lesson")
        learner.wait(lambda me: me.all("show")[-1]["state"] == "closed", "the end of the show")


def test_a_viewer_checks_nothing(served):
    with Person(served) as viewer:
        assert viewer.ask("check", demo="lesson", step=1)["error"].startswith("only the presenter may send “check”")


def test_a_learner_cannot_end_what_somebody_presents(deck, tmp_path):
    with Served(deck, tmp_path / "state") as served, Person(served, owner=True) as presenter:
        presenter.ask("go", slide=3, build=0)
        presenter.ask("watch", demo="echo")
        presenter.ask("step", demo="echo", step=1)
        with Person(served, owner=True) as learner:
            for message, content in (("open", {}), ("step", {"step": 1})):
                answer = learner.ask(message, demo="lesson", alone=True, **content)
                assert answer["error"].startswith("somebody is presenting, and your run would end theirs")
        presenter.wait(lambda me: ended(me, 1), "the end of the presenter's step")


def test_a_deck_that_keeps_its_notes_has_lessons_with_demos_only(tmp_path):
    deck = write_lesson(tmp_path / "talk", DECK.replace("[.learner]\n", ""))
    with Served(deck, tmp_path / "state") as served:
        assert "A word for learners." not in get(served, "/lessons").text
        assert "lesson-text" not in get(served, "/2").text


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("a\nb\n", "a\nnew\nb\n", [("", "a"), ("ins", "new"), ("", "b")]),
        ("a\nb\nc", "a\nB\nc", [("", "a"), ("del", "b"), ("ins", "B"), ("", "c")]),
        ("a", "b", [("del", "a"), ("ins", "b")]),
        ("a\nb\nc", "b\nc\na", [("del", "a"), ("", "b\nc"), ("ins", "a")]),
        ("", "a\n", [("ins", "a")]),
    ],
)
def test_a_line_that_stays_is_neither_struck_out_nor_written_again(old, new, change):
    assert change_of(Edit("file", old, new)) == change
