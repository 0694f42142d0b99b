"""Reads YAML so that every complaint about it names its line; knows nothing of demos."""

from __future__ import annotations

import re
import warnings
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

import yaml

from quarterdeck.errors import DemoError
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LARGEST = 1_000_000  # bytes; a demo is written by hand
TEXT, FLAG = "tag:yaml.org,2002:str", "tag:yaml.org,2002:bool"
NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")

Fields = dict[str, yaml.Node]


class Reader:
    """One YAML file; every method raises DemoError with the line of the node it was given."""

    def __init__(self, path: Path) -> None:
        """Know the file's name, for the places."""
        self.path = path

    def read(self) -> yaml.Node:
        """Give the file's only document."""
        text = self._text()
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            raise DemoError(f"this is not YAML: {fault.problem}", self._at(mark), _remedy(fault)) from fault
        except (yaml.YAMLError, RecursionError) as fault:
            raise DemoError(f"this is not YAML: {str(fault).splitlines()[0]}", Place(self.path)) from fault
        if node is None:
            raise DemoError("the file is empty", Place(self.path), "it needs a title and steps")
        return node

    def place(self, node: yaml.Node) -> Place:
        """Say where a value stands."""
        return self._at(node.start_mark)

    def complain(self, node: yaml.Node, sentence: str, remedy: str = "") -> NoReturn:
        """Raise what is wrong with a value."""
        raise DemoError(sentence, self.place(node), remedy)

    def fields(self, node: yaml.Node, known: Collection[str], what: str) -> Fields:
        """Give a mapping's values by key; each key must be known, and stand there once."""
        if not isinstance(node, yaml.MappingNode):
            self.complain(node, f"{what} must be written as `key: value` lines (known keys: {', '.join(known)})")
        found: Fields = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                self.complain(key, *_unknown_key(what, name, known))
            if name in found:
                self.complain(key, f"“{name}” stands here twice", "keep one")
            found[name] = value
        return found

    def pairs(self, node: yaml.Node, key: str) -> list[tuple[yaml.Node, yaml.Node]]:
        """Give a mapping's names and values, each name once."""
        if not isinstance(node, yaml.MappingNode) or not node.value:
            self.complain(node, f"{key} must be written as `NAME: value` lines")
        self.fields(node, {str(name.value) for name, _ in node.value}, key)
        return list(node.value)

    def flag(self, node: yaml.Node, key: str) -> bool:
        """Give what is true or false."""
        if not isinstance(node, yaml.ScalarNode) or node.tag != FLAG:
            self.complain(node, f"{key} must be true or false")
        return bool(yaml.safe_load(node.value))

    def items(self, node: yaml.Node, key: str) -> list[yaml.Node]:
        """Give a list's values."""
        if not isinstance(node, yaml.SequenceNode):
            self.complain(node, f"{key} must be a list: lines that start with “- ”")
        return list(node.value)

    def text(self, node: yaml.Node, key: str) -> str:
        """Give a text that says something."""
        if not isinstance(node, yaml.ScalarNode):
            self.complain(node, f"{key} must be text")
        if node.tag != TEXT and node.value:
            self.complain(node, f"{key} must be text", f"put it in quotes: '{node.value}'")
        if not node.value.strip():
            self.complain(node, f"{key} is empty", "write something or take the key away")
        if "\0" in node.value:
            self.complain(node, f"{key} holds the sign \\0, which no program can be given", "take it out")
        return str(node.value)

    def number(self, node: yaml.Node, key: str, least: float, most: float) -> float:
        """Give a number within limits."""
        if not isinstance(node, yaml.ScalarNode) or node.tag not in NUMBERS:
            self.complain(node, f"{key} must be a number")
        value = float(yaml.safe_load(node.value))
        if not least <= value <= most:
            self.complain(node, f"{key} is {node.value}", f"it must be from {least:g} to {most:g}")
        return value

    def pattern(self, node: yaml.Node, key: str) -> re.Pattern[str]:
        """Give a regular expression in which ^ and $ stand for the ends of a line."""
        text = self.text(node, key)
        try:
            with warnings.catch_warnings():  # of what a later Python may read otherwise
                warnings.simplefilter("error", FutureWarning)
                return re.compile(text, re.MULTILINE)
        except FutureWarning as fault:
            self.complain(
                node, f"{key} may mean something else one day ({fault})", "put \\ before a [, -, & or | within brackets"
            )
        except re.error as fault:
            self.complain(node, f"{key} is not a regular expression ({fault})", "put \\ before a sign meant as it is")

    def _text(self) -> str:
        try:
            if self.path.stat().st_size > LARGEST:
                raise DemoError(
                    f"the file is larger than {LARGEST // 1000} kB", Place(self.path), "is it the right one?"
                )
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError as fault:
            raise DemoError("there is no such file", Place(self.path), "a demo's folder must hold one") from fault
        except UnicodeDecodeError as fault:
            raise DemoError("the file is not UTF-8", Place(self.path), "save it as UTF-8") from fault
        except OSError as fault:
            raise DemoError(f"the file cannot be read: {fault.strerror}", Place(self.path)) from fault

    def _at(self, mark: yaml.Mark | None) -> Place:
        return Place(self.path, mark.line + 1 if mark else 0)


def _remedy(fault: yaml.MarkedYAMLError) -> str:
    return "put text that holds “: ” in quotes" if "mapping values" in str(fault.problem) else ""


def _unknown_key(what: str, name: str, known: Collection[str]) -> tuple[str, str]:
    """Give sentence and remedy for a key that is none; the known ones stand at the end of what is said."""
    sentence, listed = f"{what} has no key “{name}”", f"(known: {', '.join(known)})"
    near = get_close_matches(name, known, 1)
    return (sentence, f"did you mean “{near[0]}”? {listed}") if near else (f"{sentence} {listed}", "")
