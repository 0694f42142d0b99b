"""A real server and its pen: who may draw, what everybody sees of it, and what a SIGKILL leaves."""

from typing import Any

import pytest

from tests.served import Person, Served, write_talk

STROKE = {"slide": 1, "stroke": "a", "colour": "red", "at": 0, "points": [10, 20, 30, 40]}


def strokes(person):
    return [(stroke["stroke"], stroke["points"]) for stroke in person.all("ink")[-1]["strokes"]]


def draw(presenter, **other):
    answer = presenter.ask("stroke", **{**STROKE, **other})
    assert answer["ok"], answer


def sees(person, *expected):
    person.wait(lambda me: me.all("ink") and strokes(me) == list(expected), f"the ink {expected}")


def test_everybody_sees_each_part_as_it_is_drawn_and_who_comes_late_the_whole(served, presenter):
    with Person(served) as ana, Person(served, owner=True) as desk:
        draw(presenter)
        draw(presenter, at=2, points=[50, 60])
        for person in (ana, desk):
            person.wait(lambda me: len(me.all("stroke")) == 2, "two parts")
            assert [part["points"] for part in person.all("stroke")] == [[10, 20, 30, 40], [50, 60]]
        assert presenter.all("stroke") == []
        with Person(served) as late:
            sees(late, ("a", [10, 20, 30, 40, 50, 60]))


def test_ink_goes_with_its_slide_and_comes_back_with_it(served, presenter):
    with Person(served) as ana:
        draw(presenter)
        presenter.ask("go", slide=2, build=0)
        sees(ana)
        assert "turned" in presenter.ask("stroke", **STROKE)["error"]
        presenter.ask("go", slide=1, build=0)
        sees(ana, ("a", [10, 20, 30, 40]))


def test_the_last_stroke_is_taken_back_and_a_slide_wiped(served, presenter):
    with Person(served) as ana:
        draw(presenter)
        draw(presenter, stroke="b", points=[1, 1])
        presenter.ask("undo")
        sees(ana, ("a", [10, 20, 30, 40]))
        presenter.ask("wipe")
        sees(ana)
        assert "nothing is drawn" in presenter.ask("undo")["error"]


def test_the_laser_is_everybodys_and_is_not_kept(served, presenter):
    with Person(served) as ana:
        presenter.ask("laser", x=1280, y=0)
        presenter.ask("laser")
        ana.wait(lambda me: me.all("laser") == [{"x": 1280, "y": 0}, {}], "the laser")
    assert "beside the canvas" in presenter.ask("laser", x=1281, y=0)["error"]


@pytest.mark.parametrize(
    "bad",
    [
        {"points": [1]},
        {"points": [1.5, 2]},
        {"points": ["1", "2"]},
        {"points": list(range(66))},
        {"points": [-1, 0]},
        {"colour": "red;x"},
        {"stroke": "<b>"},
        {"stroke": "x" * 5000},
        {"at": 7},
        {"slide": 99},
        {"width": 3},
    ],
)
def test_a_malformed_or_oversized_stroke_is_refused_and_nobody_sees_it(standing, bad):
    with Person(standing, owner=True) as presenter, Person(standing) as ana:
        assert presenter.ask("stroke", **{**STROKE, **bad})["ok"] is False
        presenter.ask("wipe")
        sees(ana)
        assert ana.all("stroke") == []


def test_an_attendee_cannot_draw_point_or_wipe(served, presenter):
    draw(presenter)
    with Person(served) as ana, Person(served) as bob:
        asked: dict[str, dict[str, Any]] = {
            "stroke": STROKE,
            "laser": {"x": 1, "y": 1},
            "undo": {},
            "wipe": {"all": True},
        }
        for name, content in asked.items():
            assert "only the presenter" in ana.ask(name, **content)["error"]
        sees(bob, ("a", [10, 20, 30, 40]))
        assert bob.all("laser") == bob.all("stroke") == []


def test_ink_outlives_a_sigkill_in_the_middle_of_a_stroke(tmp_path):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    before = Served(deck, state)
    with Person(before, owner=True) as presenter:
        presenter.ask("go", slide=2, build=0)
        draw(presenter, slide=2)
        before.kill()
    with Served(deck, state) as after, Person(after, owner=True) as presenter:
        sees(presenter, ("a", [10, 20, 30, 40]))
        draw(presenter, slide=2, at=2, points=[50, 60])
        with Person(after) as late:
            sees(late, ("a", [10, 20, 30, 40, 50, 60]))
