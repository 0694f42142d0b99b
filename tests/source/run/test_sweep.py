from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quarterdeck.source.run.reap import processes_of
from quarterdeck.source.run.run_record import Identity, RunRecord, read_record
from quarterdeck.source.run.sweep import sweep
from quarterdeck.source.shell import ShellSource

CRASH = Path(__file__).with_name("crash.py")
HOME = CRASH.parents[3]
OLD = """{
 "run": "3f9c2a11",
 "demo": "build",
 "needs": ["docker", "kubernetes"],
 "cleanup": ["echo $COMPOSE_PROJECT_NAME > CLEANED"],
 "server": {"pid": 4000000, "started": 1795737600.5},
 "shells": [{"pid": 4000001, "started": 1795737601.25}],
 "namespace": "demo",
 "ended": false
}"""


@pytest.fixture
def crashed(tmp_path):
    """Kill a server in the middle of a run whose processes do not go by themselves."""
    steps = [
        "trap '' HUP; setsid sleep 71 & nohup sleep 72 >/dev/null & echo stands",
        "bash -c 'trap \"\" HUP INT TERM; echo stands; sleep 73; sleep 74'",
    ]
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    command = [sys.executable, str(CRASH), str(tmp_path), "crashed", *steps]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as server:
        assert server.stdout.readline() == b"up\n"
        server.kill()
    return "crashed"


def test_what_a_killed_server_left_is_gone_at_the_next_start(crashed, settings, tmp_path):
    assert len(processes_of(crashed, ())) >= 3
    assert sweep(settings) == ["build was left running when the server ended (run crashed); cleaned up"]
    assert processes_of(crashed, ()) == []
    assert (tmp_path / "cleaned").read_text().split() == ["crashed", str(settings.runs / "crashed" / "build")]
    assert list(settings.runs.iterdir()) == []
    assert sweep(settings) == []


def test_a_run_of_a_living_server_is_left_alone(demo, settings):
    source = ShellSource(demo("true"), settings, run="alive")
    assert sweep(settings) == []
    assert (settings.runs / "alive" / "run.json").exists()
    assert (settings.runs / "alive").stat().st_mode & 0o777 == 0o700
    source.close()


def test_a_run_whose_record_cannot_be_read_is_swept_too(settings):
    (settings.runs / "torn").mkdir(parents=True)
    (settings.runs / "torn" / "run.json").write_text('{"run": ')
    assert len(sweep(settings)) == 1
    assert list(settings.runs.iterdir()) == []


def test_a_process_number_taken_by_another_is_not_touched(settings, tmp_path):
    me = Identity.of(os.getpid())
    before_me = Identity(me.pid, me.started - 1000)
    folder = settings.runs / "old"
    folder.mkdir(parents=True)
    RunRecord("old", "build", (), (), before_me, (before_me,)).write(folder)
    assert read_record(folder).shells[0].taken()
    assert sweep(settings) == ["build was left running when the server ended (run old); cleaned up"]
    assert me.alive()


def test_there_is_nothing_to_sweep_at_first(settings):
    assert sweep(settings) == []


def test_a_record_as_every_version_has_written_it_is_swept(settings, tmp_path):
    folder = settings.runs / "3f9c2a11"
    (folder / "build").mkdir(parents=True)
    (folder / "run.json").write_text(OLD.replace("CLEANED", str(tmp_path / "cleaned")))
    assert sweep(settings) == ["build was left running when the server ended (run 3f9c2a11); cleaned up"]
    assert (tmp_path / "cleaned").read_text() == "quarterdeck-3f9c2a11\n"
    assert list(settings.runs.iterdir()) == []
