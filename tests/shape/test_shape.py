"""The house keeps its measures: small rooms, short functions, one reader of the environment."""

import ast
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
ROOMS = sorted([HOME / "app.py", *(HOME / "quarterdeck").rglob("*.py")])
SCRIPTS = sorted((HOME / "static" / "js").rglob("*.js"))
LONGEST_FUNCTION, LONGEST_FILE = 40, 250
BANNED = ("utils", "helpers", "manager", "handler", "common", "misc")


def name(path):
    return str(path.relative_to(HOME))


@pytest.mark.parametrize("path", ROOMS, ids=name)
def test_no_function_is_longer_than_forty_lines(path):
    tree = ast.parse(path.read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if f.end_lineno - f.lineno + 1 > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", ROOMS + SCRIPTS, ids=name)
def test_no_file_is_longer_than_250_lines(path):
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", ROOMS + SCRIPTS, ids=name)
def test_no_room_is_named_after_nothing(path):
    assert not any(word in path.stem for word in BANNED)


@pytest.mark.parametrize("path", [p for p in ROOMS if p.name != "settings.py"], ids=name)
def test_only_settings_reads_the_environment(path):
    tree = ast.parse(path.read_text())
    reads = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in {"environ", "getenv"}]
    assert [n for n in reads if isinstance(n.value, ast.Name) and n.value.id == "os"] == []
