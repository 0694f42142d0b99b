"""A demo's files as an engine reads them, to know beforehand what the demo will ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from quarterdeck.demo.files import is_part
from quarterdeck.demo.load import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quarterdeck.demo.model import Demo


def commands_of(demo: Demo) -> list[str]:
    """Give the commands that prepare a demo and that its steps run, each as one line where it went on over several."""
    commands = (*(setup.run for setup in demo.setup), *(step.run or "" for step in demo.steps))
    return [command.replace("\\\n", " ") for command in commands]


def yaml_trees(folder: Path) -> Iterator[Any]:
    """Read every YAML file of a demo but its own; one that is no plain YAML says nothing to us."""
    for path in (*files_named(folder, "*.yaml"), *files_named(folder, "*.yml")):
        if path.name != FILE:
            try:
                yield from list(yaml.safe_load_all(text_of(path)))
            except yaml.YAMLError:
                continue


def mappings_in(tree: Any) -> Iterator[dict[str, Any]]:
    """Give every mapping in a tree of YAML, itself included."""
    if isinstance(tree, dict):
        yield tree
    for branch in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from mappings_in(branch)


def files_named(folder: Path, pattern: str) -> list[Path]:
    """Give a demo's files that are named so, in order."""
    return [path for path in sorted(folder.rglob(pattern)) if path.is_file() and is_part(path, folder)]


def text_of(path: Path) -> str:
    """Read a file as far as it is text; one that cannot be read says nothing."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
