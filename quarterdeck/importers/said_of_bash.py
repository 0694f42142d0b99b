"""What is known of bash's own commands and statements, whatever tool they are written for. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.importers.bash import text_of

if TYPE_CHECKING:
    from tree_sitter import Node

PRINTS = frozenset({"echo", "printf"})
NOTHING = frozenset(
    {"sleep", "wait", "read", "tput", "stty", "true", ":", "exit", "return", "trap", "local", "usage", "pause"}
)
CHANGES = frozenset(
    {"cd", "pushd", "popd", "alias", "unalias", "source", ".", "eval", "export", "unset", "umask", "exec"}
)
SETS = frozenset({"set", "shopt", "setopt"})


def unpainted(text: str) -> str:
    """Give what is read of a text that was written for a terminal: no colours, no other signs for it."""
    text = re.sub(
        r"(?:\\033|\\e|\\x1[bB]|\x1b)\[[0-9;?]*[A-Za-z]|\\[ntr]|\$\{?[A-Z_]*(?:COLOR|RESET|NC)[A-Z_]*\}?", " ", text
    )
    return text.strip()


def assignments_in(node: Node) -> list[Node]:
    """Give the assignments of a statement."""
    if node.type == "variable_assignment":
        return [node]
    return [child for child in node.named_children if child.type == "variable_assignment"]


def writes_a_file(node: Node) -> bool:
    """Say whether what is printed within a node goes to a file, so that nobody reads it."""
    return any(child.type == "redirected_statement" for child in [node, *node.named_children])


def first_line(node: Node) -> str:
    """Give how a statement begins, to name it."""
    return text_of(node).split("\n")[0].strip()[:60]
