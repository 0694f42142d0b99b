"""The house keeps its measures: small files, short functions, one reader of the environment, one name for one thing.

Each rule is one test, which lists every place that breaks it.
"""

import ast
from collections import defaultdict
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
MODULES = sorted([HOME / "app.py", *(HOME / "quarterdeck").rglob("*.py")])
SCRIPTS = sorted((HOME / "static" / "js").rglob("*.js"))
LONGEST_FUNCTION, LONGEST_FILE = 40, 250
BANNED = ("utils", "helpers", "manager", "handler", "common", "misc")

# Names that several files may have, as each is the same thing in its own folder.
SHARED_NAMES = {
    "__init__.py": "what a folder is for",
    "__main__.py": "what a folder does as a program",
    "model.py": "the values of its folder",
    "events.py": "what can happen to what the folder is about",
    "content.py": "what is shown: as read from disk, and as much of it as the talk asks for",
    "load.py": "reads its folder's files into those values",
    "feature.py": "a feature's answer to the contract of talk/feature.py",
    "engine.py": "an engine, behind the door of engines/engine.py",
    "checks.py": "what is looked at before the doors open",
}


def test_no_function_is_longer_than_forty_lines():
    def too_long(path):
        functions = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        return [f"{_name(path)}:{f.lineno} {f.name}" for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION]

    assert [place for path in MODULES for place in too_long(path)] == []


def test_no_file_is_longer_than_250_lines():
    sizes = {_name(path): len(path.read_text().splitlines()) for path in MODULES + SCRIPTS}
    assert {name: lines for name, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_no_file_is_named_after_nothing():
    assert [_name(path) for path in MODULES + SCRIPTS if any(word in path.stem for word in BANNED)] == []


def test_only_settings_reads_the_environment():
    def reads(path):
        attributes = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.Attribute)]
        asked = [node for node in attributes if node.attr in {"environ", "getenv"}]
        return [f"{_name(path)}:{n.lineno}" for n in asked if isinstance(n.value, ast.Name) and n.value.id == "os"]

    assert [place for path in MODULES if path.name != "settings.py" for place in reads(path)] == []


def test_no_two_files_of_one_name_do_different_things():
    places = defaultdict(list)
    for path in MODULES + SCRIPTS:
        places[path.name].append(_name(path))
    doubled = {name: found for name, found in places.items() if len(found) > 1}
    assert {name: found for name, found in doubled.items() if name not in SHARED_NAMES} == {}


def _name(path):
    return str(path.relative_to(HOME))


def _tree(path):
    return ast.parse(path.read_text())
