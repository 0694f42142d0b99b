"""docs/writing-demos.md says what the loader takes, key for key."""

import json
import re
import textwrap
from pathlib import Path

import jsonschema
import pytest
import yaml

from quarterdeck.demo import schema
from quarterdeck.demo.__main__ import wanted
from quarterdeck.demo.load import load_demo
from quarterdeck.demo.model import Step
from quarterdeck.demo.picture_key import APP
from quarterdeck.engines.docker.engine import Docker
from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Place
from quarterdeck.generated import stale
from quarterdeck.pictures.model import KINDS

HOME = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((HOME / "static" / "demo.schema.json").read_text())
PAGE = (HOME / "docs" / "writing-demos.md").read_text()
EXAMPLE = "\n".join(line[4:] for line in PAGE.split("title: Hello")[1].split("An editor")[0].splitlines())


def rows(heading):
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {line.split(" | ")[0].strip("| `"): line for line in part.splitlines() if line.startswith("| `")}


def test_the_tables_and_the_schema_say_what_a_demo_may_say():
    assert list(stale(wanted())) == []


def test_the_limits_and_defaults_are_the_ones_that_hold():
    plain = Step(1, Place(Path()))
    assert f"{plain.timeout:g} unless told otherwise, from 1 to {schema.LONGEST}" in rows("A step")["timeout"]
    assert f"`{plain.terminal}` unless told otherwise, four at most" in rows("A step")["terminal"]
    assert schema.MOST_TERMINALS == 4
    size = rows("The demo")["size"]
    assert f"{schema.SIZE[0]}x{schema.SIZE[1]} unless" in size
    assert f"from {schema.LEAST[0]}x{schema.LEAST[1]} to {schema.MOST[0]}x{schema.MOST[1]}" in size
    assert "(presenting.md#what-it-looks-at)" in rows("The demo")["needs"], "where every engine is named"


def test_every_kind_of_picture_is_in_its_table_with_the_engine_that_draws_it():
    drawn = {kind: engine.name for engine in ENGINES.values() for kind in engine.pictures} | {APP: "no engine"}
    listed = {kind: row.split(" | ")[1].strip("`") for kind, row in rows("Pictures").items()}
    assert listed == drawn
    assert set(drawn) == set(KINDS)


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


def parts():
    """Every example of a page that shows steps, with the title that it stands under."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGE, re.MULTILINE)
    texts = [textwrap.dedent(block).strip("\n") for block in found]
    return [text for text in texts if re.search(r"^(steps:|- (run|edit|send|keys):)", text, re.MULTILINE)]


@pytest.mark.parametrize("text", parts(), ids=lambda text: text.partition("\n")[0])
def test_every_example_can_be_run_and_is_as_the_schema_says(tmp_path, text):
    folder = tmp_path / "hello"
    folder.mkdir()
    for name in re.findall(r"file: (\S+)", text):
        (folder / name).write_text("Hello\n")
    whole = text if "steps:" in text else f"title: Hello\nsteps:\n{textwrap.indent(text, '  ')}"
    (folder / "demo.yaml").write_text(whole)
    if "terminal: server, pattern" not in text:  # what it expects has been begun by a step that the page leaves out
        load_demo(folder, ENGINES)
    jsonschema.validate(yaml.safe_load(whole), SCHEMA)


@pytest.mark.parametrize("path", sorted((HOME / "demos").glob("*/demo.yaml")), ids=lambda path: path.parent.name)
def test_our_own_demos_are_as_the_schema_says(path):
    jsonschema.validate(yaml.safe_load(path.read_text()), SCHEMA)


@pytest.mark.parametrize(
    ("demo", "fault"),
    [
        ({"steps": [{"run": "ls"}]}, "'title' is a required property"),
        ({"title": "x", "steps": [{"run": "ls", "expects": "y"}]}, "'expects' was unexpected"),
        ({"title": "x", "steps": [{"run": True}]}, "True is not of type 'string'"),
        ({"title": "x", "steps": [{"edit": {"file": "a", "old": "b"}}]}, "'new' is a required property"),
    ],
)
def test_what_cannot_be_is_not_as_the_schema_says(demo, fault):
    with pytest.raises(jsonschema.ValidationError, match=fault):
        jsonschema.validate(demo, SCHEMA)
