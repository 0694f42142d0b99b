"""Branches and loops of a script in which something is shown: one way through them, the rest named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.importers.bash import commands_in, statements, text_of
from quarterdeck.importers.said_of_bash import first_line

if TYPE_CHECKING:
    from tree_sitter import Node

    from quarterdeck.importers.bash import Statement
    from quarterdeck.importers.walk import Walk

MOST_ROUNDS = 24  # of a loop over words that are written out
BRANCH = "only if “{text}” in the script; here it is done each time"
OTHERWISE = "what the script does otherwise (else) is left out"
ROUNDS = "in a loop in the script ({text}); here it is done once"


def go_within(walk: Walk, statement: Statement) -> None:
    """Go into a branch or loop that has something for the audience in it."""
    node = statement.node
    match node.type:
        case "if_statement":
            _branch(walk, statement)
        case "for_statement":
            _rounds(walk, statement)
        case "while_statement" | "c_style_for_statement":
            walk.composer.remark(statement.line, ROUNDS.format(text=first_line(node)))
            _parts(walk, node.child_by_field_name("body"))
        case "case_statement":
            walk.composer.remark(statement.line, BRANCH.format(text=first_line(node)))
            _parts(walk, next((child for child in node.named_children if child.type == "case_item"), None))
        case _:
            walk.body(node)


def _branch(walk: Walk, statement: Statement) -> None:
    condition, *rest = statement.node.named_children
    walk.composer.remark(statement.line, BRANCH.format(text=text_of(condition)))
    walk.release()
    for child in statements(statement.node):
        if child.node == condition:
            continue
        if child.node.type in {"else_clause", "elif_clause"}:
            _lose(walk, child.node, child.line)
        elif child.node in rest:
            walk.do(child)


def _lose(walk: Walk, node: Node, line: int) -> None:
    lost = [each for each in commands_in(node) if walk.is_shown(walk.name(each))]
    if lost:
        walk.composer.remark(line, OTHERWISE)
    walk.composer.commands += len(lost)


def _rounds(walk: Walk, statement: Statement) -> None:
    node = statement.node
    name, body = node.child_by_field_name("variable"), node.child_by_field_name("body")
    words = [walk.values.read(value) for value in node.children_by_field_name("value")]
    known = words and not any(word.unknown or re.search(r"[*?{]", word.text) for word in words)
    if name is None or not known or len(words) > MOST_ROUNDS:
        walk.composer.remark(statement.line, ROUNDS.format(text=first_line(node)))
        _parts(walk, body)
        return
    for word in words:
        walk.values.known[text_of(name)] = word.text
        _parts(walk, body)


def _parts(walk: Walk, node: Node | None) -> None:
    if node is not None:
        walk.body(node)
