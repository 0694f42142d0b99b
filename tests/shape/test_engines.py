"""Only the folder of an engine names it: whoever adds one touches that folder, the registry, and a page of the docs."""

import ast
import re
from pathlib import Path

from quarterdeck.engines.registry import ENGINES

HOME = Path(__file__).resolve().parents[2]
FOLDER = HOME / "quarterdeck" / "engines"
ELSEWHERE = sorted(path for path in [HOME / "app.py", *(HOME / "quarterdeck").rglob("*")] if FOLDER not in path.parents)
COMMANDS = ("kubectl", "kubeconfig", "kube-", "buildkit", "buildx", "compose_project")
NAMED = re.compile("|".join([*map(re.escape, ENGINES), *COMMANDS]), re.IGNORECASE)


def test_no_code_outside_engines_names_one():
    named = [place for path in ELSEWHERE if path.suffix == ".py" for place in _names_in_code(path)]
    assert named == []


def test_nothing_that_a_shell_reads_outside_engines_names_one():
    assert [_name(path) for path in ELSEWHERE if path.suffix in {".rc", ".sh"} and NAMED.search(path.read_text())] == []


def test_engines_ask_nothing_of_one_another_but_what_a_cluster_asks_of_what_builds_its_images():
    """Kubernetes has no images of its own to build, so its check of the nodes asks Docker; nobody else asks anybody."""
    asked = {
        (folder.name, other)
        for folder in FOLDER.iterdir()
        if folder.is_dir()
        for path in folder.rglob("*.py")
        for other in re.findall(r"quarterdeck\.engines\.(\w+)\.\w+ import", path.read_text())
        if other in ENGINES and other != folder.name
    }
    assert asked <= {("kubernetes", "docker")}


def test_the_rule_would_find_a_name_wherever_it_can_stand(tmp_path):
    offender = tmp_path / "offender.py"
    for line in ("import docker", "docker = 1", 'NAMES = ["Docker"]', 'f"{1} kubectl"', "a.find_docker", "f(docker=1)"):
        offender.write_text(f'"""Docker may be told of."""\n{line}\n')
        assert _names_in_code(offender), line
    offender.write_text('"""Docker may be told of."""\n\n\ndef f():\n    """And kubectl."""  # and Docker\n')
    assert _names_in_code(offender) == []


def _names_in_code(path):
    """Say where a file's code names an engine; what is told in docstrings and comments is for people."""
    tree = ast.parse(path.read_text())
    told = {id(docstring) for node in ast.walk(tree) if (docstring := _docstring(node))}
    return [
        f"{_name(path)}:{getattr(node, 'lineno', 0)} {word}"
        for node in ast.walk(tree)
        if id(node) not in told
        for word in _words(node)
        if NAMED.search(word)
    ]


def _docstring(node):
    """Give the node that is a docstring, None where there is none."""
    told = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None
    return node.body[0].value if told else None


def _words(node):
    """Give what one node of the code itself says: names, and text."""
    return [value for _, value in ast.iter_fields(node) if isinstance(value, str)]


def _name(path):
    return str(path.relative_to(HOME)) if path.is_relative_to(HOME) else path.name
