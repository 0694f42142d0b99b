"""A state folder from before the store held all is taken over once; the files are written here as they were then."""

import os
import sqlite3
import time

import pytest

from quarterdeck.store.database import NAME, Store
from quarterdeck.store.device_table import DeviceRow, DeviceTable
from quarterdeck.store.ink_table import InkRow, InkTable
from quarterdeck.store.old_files import OLD_FILES
from quarterdeck.store.poll_table import PollRow, PollTable
from quarterdeck.store.position_table import PositionRow, PositionTable
from quarterdeck.store.question_table import QuestionTable
from quarterdeck.store.rehearsal_table import RehearsalRow, RehearsalTable

ROOM = """
CREATE TABLE polls (deck TEXT, poll TEXT, title TEXT NOT NULL, options TEXT NOT NULL, single INTEGER NOT NULL,
    state TEXT NOT NULL, revealed INTEGER NOT NULL, opened TEXT NOT NULL, PRIMARY KEY (deck, poll)) WITHOUT ROWID;
CREATE TABLE votes (deck TEXT, poll TEXT, browser TEXT, options TEXT NOT NULL,
    PRIMARY KEY (deck, poll, browser)) WITHOUT ROWID;
CREATE TABLE questions (deck TEXT, number INTEGER, browser TEXT NOT NULL, text TEXT NOT NULL, asked TEXT NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (deck, number)) WITHOUT ROWID;
CREATE TABLE supports (deck TEXT, question INTEGER, browser TEXT,
    PRIMARY KEY (deck, question, browser)) WITHOUT ROWID;
INSERT INTO polls VALUES ('DECK', '0123456789abcdef', 'Hands up', '["yes", "no"]', 0, 'open', 1, '2026-11-26T10:00:00');
INSERT INTO votes VALUES ('DECK', '0123456789abcdef', 'ana', '[1]');
INSERT INTO questions (deck, number, browser, text, asked) VALUES ('DECK', 1, 'ana', 'why?', '2026-11-26T10:00:00');
INSERT INTO supports VALUES ('DECK', 1, 'ana');
"""
FILES = {
    "stage.json": '{"deck": "DECK", "slide": 4, "build": 2, "black": true, "timer": {"since": 1795.5, "before": 3.25}, '
    '"given": ["build", "pods"]}": {"since": null, "before": 1234.5678}, "given": []}',  # the end of a longer one
    "ink.jsonl": """["DECK","v1"]
["stroke",1,"a","red",0,1,1,2,2]
["stroke",1,"a","red",1,2,2,3,3]
["stroke",1,"b","blue",0,5,5]
["undo",1]
["stroke",2,"c","yellow",0,7,7]
["stroke",3,"d","red",0,8,8]
["wipe",3]
["stroke",2,"late","red",4,9,9]
["stroke",4,"e","re""",
    "phones.json": '[{"name": "6f2a", "called": "iPhone", "lock": "beef", "paired": 1795.5, "seen": 1796.5}, '
    '{"name": "odd", "called": "iPhone", "lock": null, "paired": 1795.5, "seen": 1796.5}]',
    "rehearsed.json": '{\n "DEMO": {\n  "digest": "d1",\n  "seconds": [\n   1.25,\n   3\n  ]\n }\n}',
}
DAMAGED = ["", "{", "[1]", "[[]]", "{}", "null", "7", '{"deck": 7', '[{"name": "a"}]', "\x00", '{"a": 1}',
           '[{"name": "6f2a", "called": "Mac", "lock": "", "paired": NaN, "seen": 1.0}]',
           '{"deck": "DECK", "slide": 123456789012345678901234567890, "build": 0}', '["DECK", "v1"]\n["stroke"]',
           '{"a": {"digest": "d"}}', '{"a": {"digest": "d", "seconds": ["x"]}}', '{"deck": "DECK", "slide": "x"}']  # fmt: skip


@pytest.fixture(name="state")
def _state(tmp_path):
    """A folder that the server of yesterday has left."""
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    room = sqlite3.connect(state / NAME)
    room.execute("PRAGMA journal_mode = WAL")
    room.executescript(ROOM.replace("DECK", str(tmp_path / "deck.md")))
    room.close()
    for name, text in FILES.items():
        words = text.replace("DECK", str(tmp_path / "deck.md")).replace("DEMO", str(tmp_path / "demo"))
        (state / name).write_text(words)
    (state / "token").write_text("secret")
    return state


def test_everything_is_there_as_it_was_and_the_files_are_gone(state, tmp_path):
    deck = tmp_path / "deck.md"
    with Store.open(state) as store:
        assert store.problem is None
        poll = PollRow("0123456789abcdef", "Hands up", ("yes", "no"), single=False, state="open", revealed=True)
        assert (PollTable(store, deck).all(), PollTable(store, deck).votes(poll.key)) == ([poll], {"ana": (1,)})
        assert [question.text for question in QuestionTable(store, deck).all()] == ["why?"]
        stood = PositionRow(4, 2, black=True, since=1795.5, before=3.25, given=("build", "pods"))
        clock = time.time().__float__  # one that stands
        assert PositionTable(store, deck, clock, clock).recall() == stood
        strokes = [InkRow(1, "a", "red", 0, (1, 1, 2, 2, 3, 3)), InkRow(2, "c", "yellow", 0, (7, 7))]
        assert InkTable(store, deck, "v1").recall() == strokes
        assert DeviceTable(store).all() == {"6f2a": DeviceRow("6f2a", "iPhone", "beef", 1795.5, 1796.5)}
        assert RehearsalTable(store).last(tmp_path / "demo") == RehearsalRow("d1", (1.25, 3.0))
    assert sorted(path.name for path in state.iterdir()) == [NAME, "token"]


def test_what_is_too_old_or_of_another_deck_is_not_taken_up(state, tmp_path):
    long_ago = time.time() - 8 * 3600 - 60
    os.utime(state / "stage.json", (long_ago, long_ago))
    os.utime(state / "ink.jsonl", (long_ago, long_ago))
    with Store.open(state) as store:
        assert PositionTable(store, tmp_path / "deck.md").recall() is None
        assert InkTable(store, tmp_path / "deck.md", "v1").recall() == []
        assert InkTable(store, tmp_path / "other.md", "v1").recall() == []


def test_it_is_done_once_so_that_a_revoked_phone_does_not_come_back(state):
    phones = (state / "phones.json").read_text()
    with Store.open(state) as store:
        DeviceTable(store).keep([])
    (state / "phones.json").write_text(phones)  # as if it could not be removed
    with Store.open(state) as store:
        assert DeviceTable(store).all() == {}


@pytest.mark.parametrize("damaged", DAMAGED)
@pytest.mark.parametrize("name", OLD_FILES)
def test_a_file_that_is_damaged_is_skipped_and_the_others_are_taken(state, tmp_path, name, damaged):
    (state / name).write_text(damaged)
    with Store.open(state) as store:
        assert store.problem is None
        found = {
            "stage.json": PositionTable(store, tmp_path / "deck.md").recall() is not None,
            "ink.jsonl": bool(InkTable(store, tmp_path / "deck.md", "v1").recall()),
            "phones.json": bool(DeviceTable(store).all()),
            "rehearsed.json": RehearsalTable(store).last(tmp_path / "demo") is not None,
        }
    assert found == {other: other != name for other in OLD_FILES}


def test_bytes_that_are_no_text_are_skipped(state):
    (state / "phones.json").write_bytes(b"\xff\xfe")
    with Store.open(state) as store:
        assert (store.problem, DeviceTable(store).all()) == (None, {})


def test_a_takeover_that_fails_leaves_the_folder_as_it_was(state):
    room = sqlite3.connect(state / NAME)
    room.execute("CREATE TABLE rehearsals (another INTEGER)")
    room.close()
    before = {name: (state / name).read_bytes() for name in FILES}
    with Store.open(state) as store:
        assert "table rehearsals already exists" in str(store.problem)
        assert PositionTable(store, state.parent / "deck.md").recall() is None, "the talk goes on in memory"
    assert {name: (state / name).read_bytes() for name in before} == before
