"""Everything that is wrong with a demo.yaml at once, for whoever writes one; a demo that runs needs only the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from quarterdeck.demo.load import FILE, load_demo
from quarterdeck.demo.reader import Reader
from quarterdeck.demo.schema import DEMO, EDIT, EXPECT, STEP, names
from quarterdeck.demo.steps import Edits, read_step
from quarterdeck.errors import DemoError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from quarterdeck.demo.load import Need
    from quarterdeck.findings import Finding

INSIDE = {"edit": (EDIT, "an edit"), "expect": (EXPECT, "expect")}  # what of a step may be a mapping of its own


def faults_of(folder: Path, engines: Mapping[str, Need]) -> list[Finding]:
    """Find what is wrong with a demo: every key that is none, and of each step what else it is refused for first.

    What depends on several steps is told once each of them can be read.
    """
    reader = Reader(folder / FILE)
    try:
        document = reader.read()
    except DemoError as fault:
        return [fault.finding]
    found = [*_keys(reader, document, names(DEMO), "a demo"), *_steps(reader, document, folder)]
    return found or _first(folder, engines)


def _first(folder: Path, engines: Mapping[str, Need]) -> list[Finding]:
    try:
        load_demo(folder, engines)
    except DemoError as fault:
        return [fault.finding]
    return []


def _steps(reader: Reader, document: yaml.Node, folder: Path) -> Iterator[Finding]:
    edits = Edits(reader, folder)
    for number, item in enumerate(_items(_value(document, "steps")), 1):
        found = [*_keys(reader, item, names(STEP), "a step"), *_inside(reader, item)]
        yield from found or _step(reader, item, edits, number)


def _step(reader: Reader, item: yaml.Node, edits: Edits, number: int) -> Iterator[Finding]:
    try:
        read_step(reader, item, edits, number)
    except DemoError as fault:
        yield fault.finding


def _inside(reader: Reader, item: yaml.Node) -> Iterator[Finding]:
    for key, (known, what) in INSIDE.items():
        value = _value(item, key)
        if isinstance(value, yaml.MappingNode):
            yield from _keys(reader, value, names(known), what)


def _keys(reader: Reader, node: yaml.Node, known: Collection[str], what: str) -> Iterator[Finding]:
    """Find every key of a mapping that is none, or stands there twice."""
    if not isinstance(node, yaml.MappingNode):
        yield from _complaint(reader, node, known, what)
        return
    seen: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for pair in node.value:
        name = str(pair[0].value)
        together = [seen[name], pair] if name in seen else [pair]
        yield from _complaint(reader, yaml.MappingNode(node.tag, together), known, what)
        seen[name] = pair


def _complaint(reader: Reader, node: yaml.Node, known: Collection[str], what: str) -> Iterator[Finding]:
    try:
        reader.fields(node, known, what)
    except DemoError as fault:
        yield fault.finding


def _value(node: yaml.Node, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
