"""A check looks at what a run has made, answers in time, and leaves nothing behind."""

import os
import time

import psutil
import pytest

from quarterdeck.demo.model import Edit
from quarterdeck.errors import RefusedError, SourceError
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
    with pytest.raises(RefusedError, match="step 1 has no check"):
        it.source.check(1)


def edited(live, settings, written):
    """A run whose file says what somebody has written by hand in place of a step's edit."""
    steps = [
        {"edit": Edit("app.js", "Hello", "Good day"), "check": "grep Good app.js", "hint": "It still says Hello."},
        {"edit": Edit("app.js", "Good day", "Good night"), "check": "grep night app.js", "hint": "It still says day."},
    ]
    it = live(*steps, files={"app.js": "Hello\n"})
    it.step(1)
    path = settings.runs / it.run / "build" / "app.js"
    path.write_text(written)
    return it, path


def test_a_file_that_was_changed_otherwise_is_not_said_to_be_as_it_was(live, settings):
    it, path = edited(live, settings, "Moin\n")
    told = it.source.check(2)
    assert not told.passed
    assert told.instead == (
        "The file app.js was changed, but otherwise than this step says: it does not say “Good night”."
    )
    path.write_text("Good day\n")
    assert it.source.check(2).instead == "", "now the hint is right"
    path.write_text("Good night\n")
    assert it.source.check(2).passed


def test_a_file_is_put_back_as_it_is_before_a_step_with_the_edits_before_it(live, settings):
    it, path = edited(live, settings, "Moin\n")
    it.source.put_back(2)
    assert path.read_text() == "Good day\n"
    assert it.step(2).problem is None
    it.source.put_back(1)
    assert path.read_text() == "Hello\n"
    path.unlink()
    it.source.put_back(1)
    assert path.read_text() == "Hello\n"


def test_a_step_that_changes_no_file_has_none_to_put_back(live):
    with pytest.raises(SourceError, match="step 1 changes no file"):
        live("true").source.put_back(1)
