"""What stands in a demo's files, or was recorded, is found with its line."""

import json

import pytest

from quarterdeck.command.check import check
from quarterdeck.demo.load import load_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Severity
from quarterdeck.preflight.exposed import find_exposed
from quarterdeck.redaction.redactor import Redaction
from quarterdeck.redaction.secret import Secret
from tests.command.conftest import Folder

CANARY = "c4nary-S3cret/value"
SHAPED = "ghp_" + "a1B2" * 9
DEMO = "title: Hello\nsteps:\n  - run: echo {}\n"
HARMLESS = DEMO.format("hello")


@pytest.fixture(name="found")
def _found(tmp_path):
    """Write a demo's files, and say what is found in them."""

    def find(demo=HARMLESS, **files):
        folder = tmp_path / "demos" / "hello"
        folder.mkdir(parents=True)
        (folder / "demo.yaml").write_text(demo)
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text)
        findings = find_exposed(load_demo(folder, ENGINES), Redaction([Secret(CANARY, "the canary")]))
        return [(f.place.path.name, f.place.line, f.severity, f.sentence) for f in findings]

    return find


def tape(*lines):
    return "\n".join(json.dumps(line) for line in ({"version": 3}, *lines))


def test_a_demo_without_is_well(found):
    assert found(index_js="const token = process.env.API_TOKEN;") == []


def test_what_is_known_is_to_mend_and_what_looks_so_is_to_be_looked_at(found):
    said = "everybody could read here "
    assert found(DEMO.format(CANARY), index_js=f"\n\nconst token = '{SHAPED}'") == [
        ("demo.yaml", 3, Severity.ERROR, said + "the canary"),
        ("index.js", 3, Severity.WARNING, said + "a GitHub token"),
    ]


def test_a_tape_is_read_as_it_plays_each_terminal_by_itself(found):
    first, second = CANARY[:7], CANARY[7:]
    recorded = tape([0, "o", f"a {first}"], [0, "+", f"other\n{second}"], [0, "o", f"{second}\r\n"], [0, "m", "1"])
    assert found(tape_cast=recorded) == [("tape.cast", 4, Severity.ERROR, "everybody could read here the canary")]


def test_a_file_that_is_no_text_is_passed_over(found, tmp_path):
    found()
    (tmp_path / "demos" / "hello" / "picture.png").write_bytes(b"\xff" + CANARY.encode())
    assert list(find_exposed(load_demo(tmp_path / "demos" / "hello", ENGINES), Redaction())) == []


def test_check_fails_where_a_variables_value_stands_in_a_demo(tmp_path, capsys):
    talk = Folder(tmp_path)
    talk.demo("hello", more=f"# {CANARY}")
    talk.deck("# Hello\n\n[.demo: hello]\n")
    settings = talk.settings
    settings.environment["API_TOKEN"] = CANARY
    assert check([settings]) == 1
    assert "demo.yaml:2:1: everybody could read here the value of API_TOKEN; take it out" in capsys.readouterr().out
