"""A talk's own CI: what its action, hook and workflow run is run here, on a talk that `new` has begun."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from quarterdeck.__main__ import main
from tests import nursery

HOME = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((HOME / "deploy" / "action" / "action.yml").read_text())
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
HOOK = yaml.safe_load((HOME / ".pre-commit-hooks.yaml").read_text())[0]


@pytest.fixture(name="runner")
def _runner(tmp_path):
    """A runner: a talk checked out in its folder, and the command `quarterdeck` of this checkout on its path."""
    return Runner(tmp_path)


class Runner:
    def __init__(self, path):
        self.path = path
        assert main(["new", str(path / "work" / "my-talk")]) == 0
        (path / "bin").mkdir()
        command = path / "bin" / "quarterdeck"
        command.write_text(f'#!/bin/sh\nexec {sys.executable} -S {nursery.__file__} {nursery.DO} "$@"\n')
        command.chmod(0o755)
        self.summary = path / "summary.md"

    @property
    def talk(self):
        return self.path / "work" / "my-talk"

    def run(self, script, deck="."):
        env = {name: value for name, value in os.environ.items() if not name.startswith("QUARTERDECK_")}
        env |= {"PATH": f"{self.path / 'bin'}:{env['PATH']}", "DECK": deck, "MISSING": "--allow-missing"}
        env |= {"QUARTERDECK_STATE": str(self.path / "state"), "GITHUB_STEP_SUMMARY": str(self.summary)}
        env |= {"DOCKER_HOST": f"unix://{self.path}/none.sock", "QUARTERDECK_TEMPO": "50"}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]  # as GitHub's runner does
        return subprocess.run(command, cwd=self.talk, env=env, capture_output=True, text=True, check=False)

    def breaks(self):
        demo = self.talk / "demos" / "hello" / "demo.yaml"
        demo.write_text(demo.read_text().replace("expect: Hello", "expect: Farewell"))


def test_a_good_talk_is_checked_rehearsed_and_its_times_are_in_the_summary(runner):
    checked = runner.run(STEPS["Check"]["run"])
    said = checked.stdout.splitlines()[-1]
    assert (checked.returncode, said) == (0, "1 deck checked: everything is there"), checked.stderr
    done = runner.run(STEPS["Rehearse"]["run"])
    assert done.returncode == 0, done.stdout + done.stderr
    summary = runner.summary.read_text()
    assert "### Rehearsal\n```\nhello: Say hello\n" in summary
    assert " s  1/4 cat greet.sh\n" in summary
    assert sorted(path.name for path in runner.talk.iterdir() if not path.name.startswith(".")) == [
        "README.md",
        "deck.md",
        "demos",
    ]


@pytest.mark.parametrize("deck", ["deck.md", "./deck.md"])
def test_the_deck_may_be_named(runner, deck):
    assert runner.run(STEPS["Rehearse"]["run"], deck).returncode == 0


def test_a_demo_that_breaks_its_promise_fails_the_job_and_says_where(runner):
    runner.breaks()
    done = runner.run(STEPS["Rehearse"]["run"])
    assert done.returncode == 1
    assert "step 2 of hello" in runner.summary.read_text()


def test_a_fault_is_an_annotation_at_its_line_and_the_hook_refuses_it_too(runner):
    (runner.talk / "deck.md").write_text("# Hello\n\n[.demo: nowhere]\n")
    checked = runner.run(STEPS["Check"]["run"])
    assert checked.returncode == 1
    assert checked.stdout.startswith("::error file=deck.md,line=3,col=9::no demo is called “nowhere”")
    assert runner.run(HOOK["entry"]).returncode == 1


def test_the_workflow_of_a_new_talk_runs(runner):
    workflow = yaml.safe_load((runner.talk / ".github" / "workflows" / "talk.yml").read_text())
    scripts = [step["run"] for step in workflow["jobs"]["talk"]["steps"] if "run" in step]
    assert scripts[0] == "pip install quarterdeck"
    assert runner.run(scripts[1]).returncode == 0
    assert runner.run(f"{scripts[2].partition(' #')[0]} --allow-missing").returncode == 0


def test_a_talk_lives_through_the_whole_round_in_its_own_repository(runner):
    """Begun, given a demo, broken, told where, mended, taken home."""
    assert runner.run("quarterdeck new demo goodbye && quarterdeck rehearse goodbye --record").returncode == 0
    demo = runner.talk / "demos" / "goodbye" / "demo.yaml"
    whole = demo.read_text()
    demo.write_text(whole.replace("expect:", "expects:"))
    line = 1 + whole[: whole.index("expect:")].count("\n")
    told = runner.run("quarterdeck check --no-fit").stdout
    assert told.startswith(f"demos/goodbye/demo.yaml:{line}:5: a step has no key “expects”; did you mean “expect”?")
    demo.write_text(whole)
    deck = runner.talk / "deck.md"
    deck.write_text(f"{deck.read_text()}\n---\n\n# Goodbye\n\n[.demo: goodbye]\n")
    assert runner.run("quarterdeck check --no-fit --release").stdout == "1 deck checked: everything is there\n"
    assert runner.run("quarterdeck export --html home").stdout == "home/index.html\n"
    assert "hello from goodbye" in (runner.talk / "home" / "tapes" / "goodbye.cast").read_text()
