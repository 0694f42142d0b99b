"""Ink: what a slide keeps of it, and what is refused."""

import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.protocol.commands import Go, Stroke, Undo, Wipe
from quarterdeck.talk import events
from quarterdeck.talk.ink import LONGEST, MOST_POINTS, MOST_STROKES
from tests.talk.told import DESK, NOON, content, slide, talk


@pytest.fixture(name="told")
def _told():
    return talk(slide(1), slide(2), *[slide(n) for n in range(3, 99)])


def line(*points, slide=1, name="a", colour="red", at=0):
    return Stroke(slide, name, colour, at, points)


def draw(told, command):
    return told.handle(command, DESK, NOON)


def points(told, slide=1):
    return [stroke.points for stroke in told.state.ink.get(slide, ())]


def test_a_stroke_grows_and_what_is_sent_twice_counts_once(told):
    (first,) = draw(told, line(1, 2, 3, 4))
    assert (first.part.points, first.at, first.by) == ((1, 2, 3, 4), 0, DESK.id)
    (more,) = draw(told, line(3, 4, 5, 6, at=1))
    assert (more.part.points, more.at) == ((5, 6), 2)
    assert draw(told, line(3, 4, 5, 6, at=1)) == []
    assert points(told) == [(1, 2, 3, 4, 5, 6)]


def test_a_stroke_without_its_beginning_is_refused(told):
    for at in (1, -1):
        with pytest.raises(RefusedError, match="beginning is missing"):
            draw(told, line(1, 2, at=at))
    assert points(told) == []


def test_each_slide_has_its_own_ink_and_the_last_stroke_goes_first(told):
    draw(told, line(1, 1))
    draw(told, line(2, 2, name="b"))
    assert events.InkTurned() in draw(told, Go(2, 0))
    draw(told, line(3, 3, slide=2))
    draw(told, Go(1, 0))
    draw(told, Undo())
    assert (points(told), points(told, 2)) == ([(1, 1)], [(3, 3)])
    draw(told, Wipe())
    assert (points(told), points(told, 2)) == ([], [(3, 3)])
    with pytest.raises(RefusedError, match="nothing is drawn"):
        draw(told, Undo())
    draw(told, Wipe(all=True))
    assert points(told, 2) == []


def test_where_nothing_is_drawn_before_and_after_no_ink_is_told(told):
    assert events.InkTurned() not in draw(told, Go(2, 0))


def test_a_slide_that_is_not_the_present_one_takes_no_ink(told):
    with pytest.raises(RefusedError, match="has been turned"):
        draw(told, line(1, 1, slide=2))


@pytest.mark.parametrize(
    "bad",
    [
        line(1),
        line(1281, 0),
        line(0, 721),
        line(-1, 0),
        line(0, 0, colour="url(#x)"),
        line(0, 0, name=""),
        line(0, 0, name="a b"),
        line(0, 0, name="x" * 33),
    ],
)
def test_a_malformed_stroke_is_refused_and_leaves_nothing(told, bad):
    with pytest.raises(RefusedError):
        draw(told, bad)
    assert told.state.ink == {}


def test_ink_has_bounds(told):
    with pytest.raises(RefusedError, match="at the most"):
        draw(told, line(*[0] * (2 * LONGEST + 2)))
    for number in range(MOST_STROKES):
        draw(told, line(0, 0, name=f"s{number}"))
    with pytest.raises(RefusedError, match="erase some"):
        draw(told, line(0, 0, name="more"))
    for number in range(2, 2 + MOST_POINTS // LONGEST - 1):
        draw(told, Go(number, 0))
        draw(told, line(*[0] * 2 * LONGEST, slide=number))
    draw(told, Go(90, 0))
    with pytest.raises(RefusedError, match="no room"):
        draw(told, line(*[0] * 2 * LONGEST, slide=90))


def test_a_slide_that_is_edited_loses_its_ink_and_no_other():
    told = talk(slide(1), slide(2))
    draw(told, line(1, 1))
    draw(told, Go(2, 0))
    draw(told, line(2, 2, slide=2))
    told.reload(content(slide(1), slide(2, html="<h1>new</h1>")))
    assert (points(told), points(told, 2)) == ([(1, 1)], [])
