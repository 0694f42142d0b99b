from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from quarterdeck.errors import TapeError
from quarterdeck.events import Closed, Drawn, Ended, Event, Output, Recorded, Resized, Started, Timed
from quarterdeck.pictures.containers import Container, ContainersPicture, Port, Stopping
from quarterdeck.pictures.layers import Build, Layer, LayersPicture
from quarterdeck.tape.model import Tape
from quarterdeck.tape.read import read_heading, read_tape
from quarterdeck.tape.write import TapeWriter, write_tape

if TYPE_CHECKING:
    from pathlib import Path

names = st.sampled_from(["main", "client"])
numbers = st.integers(1, 99)
milliseconds = st.integers(0, 3_600_000).map(lambda n: n / 1000)
containers = st.builds(
    Container,
    st.text(),
    names,
    st.text(),
    st.sampled_from(["running", "removed"]),
    st.lists(st.builds(Port, st.text(), st.text())).map(tuple),
    st.none() | st.integers(0, 255),
    st.just(UNSET) | st.builds(Stopping, numbers, numbers),
)
layers = st.builds(
    Layer, st.text(), st.sampled_from(["built", "cached"]), st.none() | milliseconds, st.none() | numbers
)
builds = st.builds(Build, st.text(), names, st.just("built"), st.lists(layers).map(tuple), st.none() | milliseconds)
pictures = st.one_of(
    st.builds(ContainersPicture, st.lists(containers).map(tuple)), st.builds(LayersPicture, st.lists(builds).map(tuple))
)
events = st.one_of(
    st.builds(Drawn, pictures),
    st.builds(Output, names, st.text()),
    st.builds(Resized, names, numbers, numbers),
    st.builds(Started, names, numbers),
    st.builds(Ended, names, numbers, st.none() | st.integers(0, 255), milliseconds, st.none() | st.text()),
    st.builds(Closed, st.none() | st.text()),
)
tapes = st.builds(
    Tape,
    recorded=st.builds(Recorded, st.dates().map(lambda day: day.isoformat()), st.dictionaries(names, st.text())),
    demo=st.just("build"),
    digest=st.just("0123"),
    terminals=st.just(("main", "client")),
    cols=numbers,
    rows=numbers,
    events=st.lists(st.builds(Timed, milliseconds, events)).map(tuple),
    title=st.text(),
    labels=st.dictionaries(numbers, st.text()),
)


def a_tape(*timeds: Timed) -> Tape:
    recorded = Recorded("2026-11-23", {"docker": "26.1.5"})
    return Tape(recorded, "build", "0123", ("main", "client"), 88, 22, timeds, "Build", {1: "docker build ."})


@given(tapes)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_tape_read_again_is_the_tape_that_was_written(tmp_path: Path, tape: Tape):
    write_tape(tmp_path / "tape.cast", tape)
    assert read_tape(tmp_path / "tape.cast") == tape


def test_a_heading_is_read_without_the_events(tmp_path: Path):
    write_tape(tmp_path / "tape.cast", a_tape(Timed(0.1, Output("main", "$ "))))
    assert read_heading(tmp_path / "tape.cast") == a_tape()


def test_intervals_do_not_drift_when_they_are_rounded(tmp_path: Path):
    write_tape(tmp_path / "tape.cast", a_tape(*[Timed(0.0004, Output("main", "x"))] * 1000))
    assert sum(timed.after for timed in read_tape(tmp_path / "tape.cast").events) == pytest.approx(0.4, abs=0.001)


def test_any_player_finds_what_it_knows(tmp_path: Path):
    """The rules of the format, as its manual has them, checked without our reader."""
    said: list[Event] = [
        Started("main", 1),
        Output("main", "é\r\n"),
        Output("client", "no"),
        Ended("main", 1, 0, 0.5),
        Drawn(ContainersPicture((Container("3f9c", "web", "hello", "running"),))),
        Resized("main", 9, 8),
    ]
    write_tape(tmp_path / "tape.cast", a_tape(*(Timed(0.25, event) for event in said)))
    header, *lines = (tmp_path / "tape.cast").read_text(encoding="utf-8").splitlines()
    assert json.loads(header)["version"] == 3
    assert json.loads(header)["term"] == {"cols": 88, "rows": 22, "type": "xterm-256color"}
    assert isinstance(json.loads(header)["timestamp"], int)
    shown = []
    for interval, code, text in map(json.loads, lines):
        assert interval >= 0
        assert len(code) == 1
        assert isinstance(text, str)
        shown += [(code, text)] if code in "oimrx" else []
    assert shown == [("m", "1 docker build ."), ("o", "é\r\n"), ("r", "9x8")]
    assert sum(json.loads(line)[0] for line in lines) == pytest.approx(1.5)


def test_a_full_disk_leaves_the_old_tape_and_one_sentence(tmp_path: Path):
    write_tape(tmp_path / "tape.cast", a_tape())
    (tmp_path / "tape.cast.part").symlink_to("/dev/full")
    with pytest.raises(TapeError, match=r"cannot be written: No space left on device; the old one is as it was$"):
        write_tape(tmp_path / "tape.cast", a_tape(Timed(0, Output("main", "x" * 100_000))))
    assert read_tape(tmp_path / "tape.cast") == a_tape()
    assert [path.name for path in tmp_path.iterdir()] == ["tape.cast"]


def test_a_recording_that_fails_midway_leaves_the_old_tape(tmp_path: Path):
    write_tape(tmp_path / "tape.cast", a_tape())
    with pytest.raises(AttributeError), TapeWriter(tmp_path / "tape.cast", a_tape()) as writer:
        writer.add(None)
    assert read_tape(tmp_path / "tape.cast") == a_tape()
    assert [path.name for path in tmp_path.iterdir()] == ["tape.cast"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", ":1: this is no tape of a demo"),
        ('{"version": 3, "term": {"cols": 80, "rows": 24}}', ":1: this is no tape of a demo"),
        ('{"version": 3, "quarterdeck": {}}', ":1: the tape's header is incomplete"),
        ('{"version": 3, "quarterdeck": [], "timestamp": 0}', ":1: the tape's header is incomplete"),
        ("HEADER\n[0.1]", ":2: this line is not of a tape"),
        ('HEADER\n\n# a remark\n[0, "+", "x"]', ":4: this line is not of a tape (the name of its terminal is missing)"),
        ('HEADER\n[0, "s", "{}"]', ":2: this line is not of a tape (neither a step's start nor its end)"),
        ('HEADER\n[0, "p", "{}"]', ":2: this line is not of a tape"),
        ('HEADER\n[0, "r", "x"]', ":2: this line is not of a tape"),
    ],
)
def test_a_tape_that_cannot_be_played_says_where(tmp_path: Path, line: str, sentence: str):
    path = tmp_path / "tape.cast"
    write_tape(path, a_tape())
    path.write_text(line.replace("HEADER", path.read_text().strip()))
    with pytest.raises(TapeError) as error:
        read_tape(path)
    assert f"tape.cast{sentence}" in str(error.value)


def test_a_tape_that_is_not_text_says_so(tmp_path: Path):
    (tmp_path / "tape.cast").write_bytes(b"\xff\xfe")
    with pytest.raises(TapeError, match="not UTF-8"):
        read_tape(tmp_path / "tape.cast")
    with pytest.raises(TapeError, match="No such file"):
        read_tape(tmp_path / "none.cast")
