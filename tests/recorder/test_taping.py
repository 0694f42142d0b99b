"""On a tape each step begins before it ends, and ends before the next begins, so that every one can be played alone."""

from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.events import Ended, Output, Started, Timed
from quarterdeck.recorder.deed import Change, Deed, Recording, Typed
from quarterdeck.recorder.drafting import parts_of
from quarterdeck.recorder.scribe import Scribe
from quarterdeck.recorder.taping import LONGEST_PAUSE, taped

SHOWN = [Timed(3.0, Output("main", "x")) for _ in range(60)]
DOINGS = st.lists(
    st.tuples(st.sampled_from(["main", "second"]), st.sampled_from("cetkx"), st.integers(1, 4)), max_size=14
)


def done(doings):
    """Do things one after the other, as somebody would: give a command, end it, type into it, press Ctrl+C."""
    scribe, at = Scribe({}), 1
    for terminal, what, more in doings:
        at += more
        if what == "c" and not scribe.busy(terminal):
            scribe.press(terminal, "c", at)
            scribe.begin(terminal, "vim a" if more == 1 else "command", at + 1)
        elif what == "e":
            scribe.end(terminal, 0, at, {"a": f"{at}\n", "b": f"{at}\n"})
        elif what in "tkx":
            scribe.press(terminal, {"t": "line\r", "k": "\x1b[A", "x": "\x03"}[what], at)
    scribe.stop(at)
    return Recording(scribe.deeds, SHOWN, ("main", "second"), 72, 18)


@given(doings=DOINGS)
def test_every_step_can_be_played_alone(doings):
    recording = done(doings)
    parts = parts_of(recording)
    events = [timed.event for timed in taped(recording.events, parts)]
    marks = [(type(event), event.step) for event in events if isinstance(event, Started | Ended)]
    assert marks == [(kind, number) for number in range(1, len(parts) + 1) for kind in (Started, Ended)]


def test_no_pause_is_longer_than_a_room_likes_to_wait():
    deed = Deed("main", 1, "ls", 3, 0)
    timeds = taped(SHOWN[:4], parts_of(Recording((deed,), SHOWN[:4], ("main",), 72, 18)))
    assert {timed.after for timed in timeds if isinstance(timed.event, Output)} == {LONGEST_PAUSE}


def test_an_editor_that_changed_two_files_is_two_steps():
    deed = Deed("main", 1, "vim", 5, 0, typed=[Typed(2, "x")], changes=(Change("a", "1", "2"), Change("b", "1", "2")))
    parts = parts_of(Recording((deed,), SHOWN[:9], ("main",), 72, 18))
    assert [(part.began, part.ended) for part in parts] == [(1, 5), (5, 5)]
