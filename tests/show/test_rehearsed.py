"""How long each step took is known from the last rehearsal of the demo as it is now, or else from its tape."""

import json

import pytest

from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import MachineError
from quarterdeck.events import Ended, Recorded, Started, Timed
from quarterdeck.show.rehearsed import FILE, keep_times, times_of
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
def state(tmp_path):
    return tmp_path / "state"


def record(demo, *seconds):
    events = [
        Timed(0.0, event)
        for step, took in enumerate(seconds, 1)
        for event in (Started("main", step), Ended("main", step, 0, took))
    ]
    write_tape(demo.tape, Tape(Recorded("2026-11-25", {}), "two", "", ("main",), 88, 22, tuple(events)))


def test_nothing_is_known_of_a_demo_that_never_ran(demo, state):
    assert times_of(demo, state) == ()


def test_a_tape_tells_where_nobody_rehearsed(demo, state):
    record(demo, 1.5, 2.25)
    assert times_of(demo, state) == (1.5, 2.25)


def test_a_tape_of_another_number_of_steps_tells_nothing(demo, state):
    record(demo, 1.5)
    assert times_of(demo, state) == ()


def test_a_rehearsal_goes_before_the_tape_and_the_last_one_counts(demo, state):
    record(demo, 1.5, 2.25)
    keep_times(demo, (9, 9), state)
    keep_times(demo, (3.00049, 4), state)
    assert times_of(demo, state) == (3.0, 4.0)
    assert [path.name for path in state.iterdir()] == [FILE], "no draft is left"


def test_a_demo_that_changed_since_is_as_one_nobody_rehearsed(demo, state):
    keep_times(demo, (3, 4), state)
    (demo.folder / "demo.yaml").write_text(TWO.replace("two", "2"))
    assert times_of(load_demo(demo.folder, ENGINES), state) == ()


def test_demos_of_one_name_in_two_talks_do_not_mix(demo, state, tmp_path):
    other = tmp_path / "other" / "two"
    other.mkdir(parents=True)
    (other / "demo.yaml").write_text(TWO)
    keep_times(demo, (1, 2), state)
    keep_times(load_demo(other, ENGINES), (3, 4), state)
    assert times_of(demo, state) == (1.0, 2.0)
    assert times_of(load_demo(other, ENGINES), state) == (3.0, 4.0)


def test_what_is_kept_of_demos_that_are_gone_is_dropped(demo, state):
    state.mkdir()
    (state / FILE).write_text('{"/no/such/folder": {"digest": "", "seconds": [1]}}')
    keep_times(demo, (1, 2), state)
    assert list(json.loads((state / FILE).read_text())) == [str(demo.folder)]


@pytest.mark.parametrize("kept", ["", "{", "[]", "null", '{"FOLDER": 1}', '{"FOLDER": {"digest": "DIGEST"}}',
                                  '{"FOLDER": {"digest": "DIGEST", "seconds": [1, "2"]}}',
                                  '{"FOLDER": {"digest": "DIGEST", "seconds": [1]}}'])  # fmt: skip
def test_a_file_that_was_damaged_counts_as_none_and_is_mended(kept, demo, state):
    keep_times(demo, (1, 2), state)
    digest = json.loads((state / FILE).read_text())[str(demo.folder)]["digest"]
    (state / FILE).write_text(kept.replace("FOLDER", str(demo.folder)).replace("DIGEST", digest))
    assert times_of(demo, state) == ()
    keep_times(demo, (1, 2), state)
    assert times_of(demo, state) == (1.0, 2.0)


def test_a_state_folder_that_cannot_be_written_is_one_sentence(demo, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError, match=r"the times are not kept in .*; make room"):
        keep_times(demo, (1, 2), tmp_path / "file" / "state")
