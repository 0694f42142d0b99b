from __future__ import annotations

import pytest

from quarterdeck.errors import MachineError
from quarterdeck.events import Drawn, Ended, Output, Resized, Started, Timed
from quarterdeck.pictures.containers import Container, ContainersPicture
from quarterdeck.pictures.layers import LayersPicture
from quarterdeck.settings import from_environment
from quarterdeck.tape.tempo import at_once, at_speed, cap_pauses, from_step

RUN = [
    Timed(0.0, Resized("main", 80, 24)),
    Timed(0.1, Output("main", "$ ")),
    Timed(9.0, Started("main", 1)),
    Timed(0.5, Output("main", "one")),
    Timed(0.5, Ended("main", 1, 0, 0.5)),
    Timed(3.0, Started("main", 2)),
    Timed(0.5, Output("main", "two")),
]


def test_no_pause_is_longer_than_asked():
    assert [timed.after for timed in cap_pauses(RUN, 0.5)] == [0.0, 0.1, 0.5, 0.5, 0.5, 0.5, 0.5]


def test_twice_the_speed_is_half_the_time():
    assert sum(timed.after for timed in at_speed(RUN, 2)) == sum(timed.after for timed in RUN) / 2


def test_from_a_step_on_the_screen_is_as_it_was():
    assert list(from_step(RUN, 2)) == [
        Timed(0.0, Resized("main", 80, 24)),
        Timed(0.0, Output("main", "$ one")),
        *RUN[-2:],
    ]


def test_from_a_step_the_tape_has_not_everything_is_on_the_screen():
    assert list(from_step(RUN, 7))[-1] == Timed(0.0, Output("main", "$ onetwo"))


def test_each_terminal_keeps_its_own_text_when_joined():
    mixed = [Timed(1, Output(name, text)) for name, text in (("a", "1"), ("b", "2"), ("a", "3"))]
    assert list(at_once(mixed)) == [Timed(0.0, Output("a", "13")), Timed(0.0, Output("b", "2"))]


def test_what_is_printed_before_a_resize_stays_before_it():
    mixed = [Timed(1, Output("a", "1")), Timed(1, Resized("a", 9, 9)), Timed(1, Output("a", "2"))]
    assert [timed.event for timed in at_once(mixed)] == [Output("a", "1"), Resized("a", 9, 9), Output("a", "2")]


def test_a_talk_played_faster_is_typed_faster_too(monkeypatch):
    monkeypatch.setenv("QUARTERDECK_TEMPO", "2")
    assert (from_environment().tempo, from_environment().typing) == (2.0, 0.01)


@pytest.mark.parametrize("tempo", ["0", "-1", "1001", "nan", "fast"])
def test_a_tempo_that_is_none_is_said(monkeypatch, tempo):
    monkeypatch.setenv("QUARTERDECK_TEMPO", tempo)
    with pytest.raises(
        MachineError, match=f"QUARTERDECK_TEMPO is '{tempo}'; it must be a number above 0, at most 1000"
    ):
        from_environment()


def test_before_a_step_only_the_newest_picture_of_a_kind_is_drawn():
    old, new = (Drawn(ContainersPicture((Container("1", "web", "hello", state),))) for state in ("created", "running"))
    layers = Drawn(LayersPicture())
    tape = [*RUN[:2], Timed(0.1, old), Timed(0.1, layers), RUN[2], Timed(0.1, new), *RUN[3:]]
    assert [timed.event for timed in from_step(tape, 2)][:4] == [RUN[0].event, Output("main", "$ one"), new, layers]
