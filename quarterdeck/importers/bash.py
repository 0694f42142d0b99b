"""A shell script as a tree, by tree-sitter's grammar of bash: whatever is written, there is one, and nothing raises."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

import tree_sitter_bash
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

SPLIT = frozenset({"&", ";", "\n", ";;"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a script; `line` counts from 1."""

    node: Node
    line: int
    background: bool = False

    @property
    def text(self) -> str:
        """The statement as it is written."""
        return text_of(self.node) + (" &" if self.background else "")


def parse(script: str) -> Node:
    """Give the tree of a script."""
    return _parser().parse(script.encode("utf-8", "replace")).root_node


def statements(node: Node, after: int = 0) -> Iterator[Statement]:
    """Give the statements that stand in a node one after the other, but for comments; lines count on from `after`."""
    for child, following in zip_longest(node.children, node.children[1:]):
        if child.is_named and child.type != "comment":
            background = following is not None and following.type == "&"
            yield Statement(child, after + child.start_point.row + 1, background)


def commands_in(node: Node) -> Iterator[Node]:
    """Give every simple command within a node, itself included, but for those of functions defined there."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.type == "command":
            yield here
        waiting += [child for child in reversed(here.named_children) if child.type != "function_definition"]


def name_of(command: Node) -> Node | None:
    """Give the word by which a command is called."""
    name = command.child_by_field_name("name")
    return name.named_children[0] if name is not None and name.named_child_count else name


def arguments_of(command: Node) -> list[Node]:
    """Give a command's other words."""
    return command.children_by_field_name("argument")


def text_of(node: Node) -> str:
    """Give a node as it is written."""
    return (node.text or b"").decode("utf-8", "replace")


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_bash.language()))
