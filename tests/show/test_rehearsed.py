"""How long each step took is known from the last rehearsal of the demo as it is now, or else from its tape."""

import pytest

from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import MachineError
from quarterdeck.events import Ended, Recorded, Started, Timed
from quarterdeck.show.rehearsed import keep_times, times_of
from quarterdeck.store.database import Store
from quarterdeck.store.rehearsal_table import RehearsalTable
from quarterdeck.tape.model import Tape
from quarterdeck.tape.write import write_tape

TWO = "title: Two\nsteps:\n  - run: echo one\n  - run: echo two\n"


@pytest.fixture
def demo(tmp_path):
    folder = tmp_path / "demos" / "two"
    folder.mkdir(parents=True)
    (folder / "demo.yaml").write_text(TWO)
    return load_demo(folder, ENGINES)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "state") as store:
        yield store


@pytest.fixture
def rehearsals(store):
    return RehearsalTable(store)


def record(demo, *seconds):
    events = [
        Timed(0.0, event)
        for step, took in enumerate(seconds, 1)
        for event in (Started("main", step), Ended("main", step, 0, took))
    ]
    write_tape(demo.tape, Tape(Recorded("2026-11-25", {}), "two", "", ("main",), 88, 22, tuple(events)))


def test_nothing_is_known_of_a_demo_that_never_ran(demo, rehearsals):
    assert times_of(demo, rehearsals) == ()


def test_a_tape_tells_where_nobody_rehearsed(demo, rehearsals):
    record(demo, 1.5, 2.25)
    assert times_of(demo, rehearsals) == (1.5, 2.25)


def test_a_tape_of_another_number_of_steps_tells_nothing(demo, rehearsals):
    record(demo, 1.5)
    assert times_of(demo, rehearsals) == ()


def test_a_rehearsal_goes_before_the_tape_and_the_last_one_counts(demo, rehearsals):
    record(demo, 1.5, 2.25)
    keep_times(demo, (9, 9), rehearsals)
    keep_times(demo, (3.00049, 4), rehearsals)
    assert times_of(demo, rehearsals) == (3.0, 4.0)


def test_a_demo_that_changed_since_is_as_one_nobody_rehearsed(demo, rehearsals):
    keep_times(demo, (3, 4), rehearsals)
    (demo.folder / "demo.yaml").write_text(TWO.replace("two", "2"))
    assert times_of(load_demo(demo.folder, ENGINES), rehearsals) == ()


def test_demos_of_one_name_in_two_talks_do_not_mix(demo, rehearsals, tmp_path):
    other = tmp_path / "other" / "two"
    other.mkdir(parents=True)
    (other / "demo.yaml").write_text(TWO)
    keep_times(demo, (1, 2), rehearsals)
    keep_times(load_demo(other, ENGINES), (3, 4), rehearsals)
    assert times_of(demo, rehearsals) == (1.0, 2.0)
    assert times_of(load_demo(other, ENGINES), rehearsals) == (3.0, 4.0)


def test_what_is_kept_of_demos_that_are_gone_is_dropped(demo, rehearsals, store, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    rehearsals.keep(gone, "", (1,))
    gone.rmdir()
    keep_times(demo, (1, 2), rehearsals)
    assert store.read("SELECT folder FROM rehearsals") == [(str(demo.folder),)]


def test_a_state_folder_that_cannot_be_written_is_one_sentence(demo, tmp_path):
    (tmp_path / "file").write_text("")
    sentence = r"the times of a rehearsal cannot be kept \(.*\); make room"
    with Store.open(tmp_path / "file" / "state") as nowhere, pytest.raises(MachineError, match=sentence):
        keep_times(demo, (1, 2), RehearsalTable(nowhere))
