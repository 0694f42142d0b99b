"""A check looks at what a run has made, answers in time, and leaves nothing behind."""

import os
import time

import psutil
import pytest

from quarterdeck.errors import RefusedError
from quarterdeck.source.sandbox import KEPT, Here
from quarterdeck.source.verdict import LINES, run_check


def here(folder):
    return Here(folder, os.environ, folder)


def gone(command, within=2):
    """Say whether nothing runs this command any more; who was just killed may take a moment to be gone."""
    until = time.monotonic() + within
    while any(command in " ".join(p.info["cmdline"] or []) for p in psutil.process_iter(["cmdline"])):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_it_sees_the_runs_own_files_and_environment(live):
    it = live({"run": "echo hello > greeting.txt", "check": 'grep hello greeting.txt && test "$QUARTERDECK_RUN"'})
    assert not it.source.check(1).passed
    it.step(1)
    verdict = it.source.check(1)
    assert (verdict.passed, verdict.lines) == (True, ("hello",))


def test_the_terminal_sees_nothing_of_it(live):
    it = live({"run": "true", "check": "echo unseen; cd /; exit 1"})
    it.step(1)
    before = it.text()
    assert it.source.check(1).lines == ("unseen",)
    assert it.text() == before
    assert it.step(1).problem is None


def test_only_the_last_lines_are_told_without_colours(tmp_path):
    verdict = run_check("seq 1 100000; printf '\\033[31mred\\033[0m\\n' >&2; exit 3", here(tmp_path))
    assert not verdict.passed
    assert verdict.lines == ("99996", "99997", "99998", "99999", "100000", "red")[-LINES:]


def test_one_that_never_ends_is_ended_and_says_so(tmp_path):
    verdict = run_check("echo waiting; exec >&- 2>&-; sleep 4321", here(tmp_path), patience=0.5)
    assert not verdict.passed
    assert verdict.lines == ("waiting", "the check did not end within 0.5 s")
    assert gone("sleep 4321")


def test_one_that_prints_without_end_costs_no_memory_and_is_ended(tmp_path):
    verdict = run_check("yes 'flood of words'", here(tmp_path), patience=0.5)
    assert not verdict.passed
    assert sum(map(len, verdict.lines)) < KEPT
    assert gone("flood of words")


def test_what_it_leaves_in_the_background_is_ended_and_not_waited_for(tmp_path):
    assert run_check("sleep 5432 & echo done", here(tmp_path)).lines == ("done",)
    assert gone("sleep 5432")


def test_a_step_without_a_check_is_refused(live):
    it = live("true")
    with pytest.raises(RefusedError, match="step 1 of build has no check"):
        it.source.check(1)
