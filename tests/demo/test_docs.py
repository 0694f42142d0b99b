"""docs/writing-demos.md says what the loader takes, key for key."""

import re
from pathlib import Path

import pytest

from quarterdeck.demo import load, steps
from quarterdeck.demo.load import load_demo
from quarterdeck.demo.model import Step
from quarterdeck.engines.docker.engine import Docker
from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Place

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "writing-demos.md").read_text()
EXAMPLE = "\n".join(line[4:] for line in PAGE.split("title: Hello")[1].split("Whatever")[0].splitlines())


def rows(heading):
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {line.split(" | ")[0].strip("| `"): line for line in part.splitlines() if line.startswith("| `")}


@pytest.mark.parametrize(
    ("heading", "keys"), [("The demo", load.KEYS), ("A step", steps.KEYS), ("An edit", steps.EDIT_KEYS)]
)
def test_every_key_is_in_its_table_and_no_other(heading, keys):
    assert list(rows(heading)) == list(keys)


def test_the_limits_and_defaults_are_the_ones_that_hold():
    plain = Step(1, Place(Path()))
    assert f"{plain.timeout:g} unless told otherwise, from 1 to {steps.LONGEST}" in rows("A step")["timeout"]
    assert f"`{plain.terminal}` unless told otherwise, four at most" in rows("A step")["terminal"]
    assert load.MOST_TERMINALS == 4
    size = rows("The demo")["size"]
    assert f"{load.SIZE[0]}x{load.SIZE[1]} unless" in size
    assert f"from {load.LEAST[0]}x{load.LEAST[1]} to {load.MOST[0]}x{load.MOST[1]}" in size
    assert "(presenting.md#what-it-looks-at)" in rows("The demo")["needs"], "where every engine is named"


def test_the_docker_function_labels_what_the_page_says_and_nothing_else():
    script = Docker.shell
    labelled = set(re.findall(r'"((?:[a-z]+ )?[a-z]+) ?"[*|]?', script.split("case")[1].split("esac")[0]))
    told = PAGE.split("adds one option to those that make something (")[1].split(")")[0]
    said = {word.removeprefix("docker\n").removeprefix("docker ") for word in re.findall(r"`([^`]+)`", told)}
    assert said <= labelled
    assert labelled <= said | {f"{noun} {verb}" for noun in ("buildx", "builder", "image") for verb in ("build",)} | {
        "container run",
        "container create",
    }


def test_the_example_can_be_run(tmp_path):
    folder = tmp_path / "hello"
    folder.mkdir()
    (folder / "index.js").write_text("console.log('Hello')")
    (folder / "demo.yaml").write_text(f"title: Hello{EXAMPLE}")
    assert [step.label for step in load_demo(folder, ENGINES).steps] == [
        "node index.js",
        "curl --silent localhost:8080",
        "edit index.js",
    ]
