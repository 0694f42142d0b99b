"""A test that failed is tried once more, and seen: in a folder with tests of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parents[2] / ".ci" / "once_more.py"
TESTS = """\
def test_chance():
    pass
def test_fault():
    assert False
"""
LOG = """\
..F.
=================================== FAILURES ===================================
E   assert 'the first time' == 'another'
=========================== short test summary info ============================
FAILED test_some.py::test_chance@tests/some/test_some.py
make: *** [Makefile:88: tests] Error 1
"""


@pytest.fixture(name="again")
def _again(tmp_path):
    """Have those tests failed, and give the status and what is printed when they are tried again."""

    def again(*names, log=LOG):
        (tmp_path / "test_some.py").write_text(TESTS)
        (tmp_path / "log").write_text(log)
        kept = tmp_path / ".pytest_cache" / "v" / "cache" / "lastfailed"
        kept.parent.mkdir(parents=True)
        kept.write_text(json.dumps(dict.fromkeys(names, True)))
        command = [sys.executable, str(PROGRAM), "log"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    return again


def test_one_that_passes_now_is_named_with_what_it_said_the_first_time(again):
    status, said = again("test_some.py::test_chance@tests/some/test_some.py")
    assert status == 0
    assert "E   assert 'the first time' == 'another'" in said
    assert said.endswith("FAILED ONCE, PASSED THE SECOND TIME: test_some.py::test_chance\n")


def test_one_that_fails_again_fails_the_run(again):
    status, said = again("test_some.py::test_chance", "test_some.py::test_fault")
    assert status == 1
    assert "1 failed, 1 passed" in said


@pytest.mark.parametrize("number", [0, 4])
def test_nothing_is_tried_again_where_no_test_or_many_failed(again, number):
    status, said = again(*(f"test_some.py::test_chance[{n}]" for n in range(number)))
    assert (status, said) == (
        1,
        f"{number} tests failed: none is tried again, which is done for one to 3\n",
    )


def test_nothing_is_tried_again_where_the_tests_did_not_come_to_their_end(again):
    status, said = again("test_some.py::test_chance", log=LOG.replace("Error 1", "Error 2"))
    assert (status, said.partition(":")[0]) == (1, "what failed is not a test, or the tests did not come to their end")
