"""The store's file: what is acknowledged is on the disk, several processes share it, and a talk goes on without it."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import gevent
import psutil
import pytest

from quarterdeck.errors import MachineError
from quarterdeck.store.database import NAME, NotKeptError, Store
from quarterdeck.store.device_table import DeviceTable
from quarterdeck.store.ink_table import InkTable
from quarterdeck.store.migrations import MIGRATIONS
from quarterdeck.store.poll_table import PollTable
from quarterdeck.store.position_table import PositionRow, PositionTable
from quarterdeck.store.rehearsal_table import RehearsalTable

HERE = Path(__file__).parent
HOME = HERE.parents[1]
DECK = Path("deck.md")
BRIEF, LONG = 0.2, 10
PAGE = 4096  # bytes, of SQLite's


def program(name, *arguments):
    command = [sys.executable, str(HERE / name), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True, cwd=HOME)


def standing(slide):
    return PositionRow(slide, 0, black=False, since=None, before=0.0, given=())


@pytest.mark.parametrize("last", [1, 2, 25])
def test_whatever_was_acknowledged_is_there_after_a_sigkill(tmp_path, last):
    with program("crash.py", tmp_path) as server:
        acknowledged = [int(server.stdout.readline()) for _ in range(last)][-1]
        server.kill()
    with Store.open(tmp_path) as store:
        deck = HOME / DECK
        assert PositionTable(store, deck).recall().slide >= acknowledged
        assert len(InkTable(store, deck, "v1").recall()) >= acknowledged
        voters = PollTable(store, deck).votes("poll")
        assert set(voters) >= {f"browser-{number}" for number in range(1, acknowledged + 1, 2)}
        assert len(DeviceTable(store).all()) <= 1, "the one before was revoked"
        assert len(DeviceTable(store).all()) >= (acknowledged > 1)
        assert store.read("PRAGMA integrity_check") == [("ok",)]


def test_nobody_waits_for_a_position_and_whoever_wants_to_know_that_it_is_kept_may(tmp_path):
    with Store.open(tmp_path) as store, Store.open(tmp_path) as other:
        table = PositionTable(store, DECK)
        for slide in range(1, 1001):
            table.keep(standing(slide))
        assert PositionTable(other, DECK).recall() is None
        store.settle()
        assert PositionTable(other, DECK).recall() == standing(1000)


def test_a_disk_that_hangs_is_waited_for_as_long_as_one_likes(tmp_path):
    with Store.open(tmp_path) as store, Store.open(tmp_path) as other:
        other.read("BEGIN IMMEDIATE")
        PositionTable(store, DECK).keep(standing(2))
        began = time.perf_counter()
        store.settle(BRIEF)
        assert BRIEF <= time.perf_counter() - began < LONG
        other.read("ROLLBACK")
        store.settle()
        assert PositionTable(other, DECK).recall() == standing(2)


def test_a_full_disk_refuses_what_is_waited_for_and_loses_the_rest(tmp_path):
    with Store.open(tmp_path) as store:
        store.read("PRAGMA query_only = 1")
        PositionTable(store, DECK).keep(standing(2))
        with pytest.raises(NotKeptError, match=r"this could not be kept \(.*readonly.*\); tell the presenter"):
            PollTable(store, DECK).vote("poll", "ana", (1,))
        store.read("PRAGMA query_only = 0")
        PollTable(store, DECK).vote("poll", "bob", (1,))
        assert PollTable(store, DECK).votes("poll") == {"bob": (1,)}


def test_a_rehearsal_writes_while_a_talk_has_the_file_open_and_both_are_kept(tmp_path):
    folder = tmp_path / "demo"
    folder.mkdir()
    with Store.open(tmp_path) as store, program("rehearsals.py", tmp_path, folder, 30) as rehearsal:
        polls, votes = PollTable(store, DECK), 0
        while rehearsal.poll() is None:
            polls.vote("poll", f"browser-{votes}", (1,))
            votes += 1
        assert rehearsal.returncode == 0
        assert RehearsalTable(store).last(folder).seconds == (30.0,)
        assert len(polls.votes("poll")) == votes > 0


def test_processes_that_open_a_new_folder_at_once_all_have_its_store(tmp_path):
    folder = tmp_path / "demo"
    folder.mkdir()
    rehearsals = [program("rehearsals.py", tmp_path / "state", folder, 3) for _ in range(6)]
    for rehearsal in rehearsals:
        rehearsal.communicate(timeout=60)
    assert [rehearsal.returncode for rehearsal in rehearsals] == [0] * 6
    with Store.open(tmp_path / "state") as store:
        assert RehearsalTable(store).last(folder).seconds == (3.0,)


def test_a_file_that_is_no_store_is_left_alone_and_said_in_a_sentence(tmp_path):
    text = "this is no database, and long enough to be taken for one" * 10
    (tmp_path / NAME).write_text(text)
    with Store.open(tmp_path) as store:
        assert str(store.problem).startswith(f"{tmp_path / NAME}: votes, questions and phones cannot be kept here (")
        assert str(store.problem).endswith("; move that file away, or set QUARTERDECK_STATE to a folder of your own")
        PollTable(store, DECK).vote("poll", "ana", (1,))
        assert PollTable(store, DECK).votes("poll") == {"ana": (1,)}, "the talk goes on in memory"
    assert (tmp_path / NAME).read_text() == text
    with pytest.raises(MachineError, match="cannot be kept here"):
        Store.look(tmp_path)


@pytest.mark.parametrize("part", [0, 1, 4])
def test_a_talk_that_begins_sets_a_broken_file_aside_under_a_dated_name_and_keeps_what_comes(tmp_path, part):
    with Store.begin(tmp_path) as store:
        assert store.problem is None
    broken = bytearray((tmp_path / NAME).read_bytes())
    broken[part * PAGE : part * PAGE + 200] = b"\xa5" * 200
    (tmp_path / NAME).write_bytes(broken)
    with Store.begin(tmp_path) as store:
        assert "votes, questions and phones was broken, and a new one is begun" in str(store.problem)
        assert str(store.aside) in str(store.problem)
        assert store.aside.read_bytes() == broken
        PositionTable(store, DECK).keep(standing(2))
    with Store.begin(tmp_path) as store:
        assert store.problem is None
        assert PositionTable(store, DECK).recall() == standing(2)


def test_a_file_of_a_newer_quarterdeck_is_left_alone_and_said_in_a_sentence(tmp_path):
    with Store.open(tmp_path) as store:
        PositionTable(store, DECK).keep(standing(2))
    newer = sqlite3.connect(tmp_path / NAME)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    with Store.open(tmp_path) as store:
        known = f"its tables are version {len(MIGRATIONS) + 1}, and this one knows {len(MIGRATIONS)}"
        assert f"(a newer Quarterdeck has made it: {known})" in str(store.problem)
        assert PositionTable(store, DECK).recall() is None, "the talk goes on in memory"


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    with Store.open(tmp_path / "file" / "state") as store:
        assert "cannot be kept here" in str(store.problem)
        PositionTable(store, DECK).keep(standing(2))
        store.settle()
        assert PositionTable(store, DECK).recall() == standing(2)


def test_looking_makes_nothing(tmp_path):
    assert Store.look(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_hall_that_writes_at_once_costs_a_few_commits_and_keeps_its_order(tmp_path):
    with Store.open(tmp_path) as store:
        polls = PollTable(store, DECK)
        began = time.perf_counter()
        votes = [gevent.spawn(polls.vote, "poll", f"browser-{n % 100}", (n,)) for n in range(2000)]
        gevent.joinall(votes, raise_error=True)
        assert time.perf_counter() - began < LONG
        assert polls.votes("poll") == {f"browser-{n % 100}": (n,) for n in range(1900, 2000)}


def test_one_thread_writes_however_often_something_is_kept(tmp_path):
    threads = psutil.Process().num_threads
    with Store.open(tmp_path) as store:
        table, counts = PositionTable(store, DECK), []
        for slide in range(1, 6):
            table.keep(standing(slide))
            gevent.sleep(0)
            store.settle()
            counts.append(threads())
        assert counts[-1] <= counts[0]
