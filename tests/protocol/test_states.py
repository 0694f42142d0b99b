"""A state is compared with a state: mypy takes it for a text, and would let a misspelled one pass."""

import ast
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
STATES = {"state", "action", "role", "who"}


def test_no_state_is_compared_with_a_word():
    places = [
        f"{path.relative_to(HOME)}:{node.lineno}"
        for path in (HOME / "quarterdeck").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Compare) and _is_of_a_state(node) and _has_a_word(node)
    ]
    assert places == [], "compare with a member of quarterdeck/protocol/states.py"


def _is_of_a_state(node):
    sides = [node.left, *node.comparators]
    return any(isinstance(side, ast.Attribute) and side.attr in STATES for side in sides)


def _has_a_word(node):
    inside = (part for side in node.comparators for part in ast.walk(side))
    return any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in inside)
