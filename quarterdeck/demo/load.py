"""demo.yaml -> Demo, every fault as ``demos/x/demo.yaml:12: sentence``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from quarterdeck.demo.files import is_part
from quarterdeck.demo.model import MAIN, Demo
from quarterdeck.demo.picture_key import read_pictures, want_namespace
from quarterdeck.demo.preparation import read_preparation
from quarterdeck.demo.reader import Reader
from quarterdeck.demo.schema import DEMO, LEAST, MOST, MOST_TERMINALS, SIZE, names
from quarterdeck.demo.steps import read_steps
from quarterdeck.errors import DemoError
from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    import yaml

    from quarterdeck.demo.reader import Fields

FILE = "demo.yaml"
USUAL = ("hold", "comment")  # of a step, and of a demo for all its steps
SLUG = "use lower-case letters, digits and single hyphens"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SIZE = re.compile(r"(\d{1,3})x(\d{1,3})")


class Need(Protocol):
    """What a demo.yaml may name under ``needs``."""

    @property
    def makes_namespaces(self) -> bool:
        """Say whether a run can have a namespace of its own there."""

    @property
    def pictures(self) -> Collection[str]:
        """The kinds of pictures it can draw of a run."""

    def refuse_namespace(self, name: str) -> Finding | None:
        """Say why a run may not have a namespace of this name, None where it may."""


def load_demos(folder: Path, engines: Mapping[str, Need]) -> tuple[dict[str, Demo], dict[str, Finding]]:
    """Read every demo in a folder of demos, by name, and by name too what is wrong with those that cannot be run.

    `engines` are those there are, by the names by which demos need them.
    """
    demos: dict[str, Demo] = {}
    broken: dict[str, Finding] = {}
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if each.is_dir() and each.name[0] not in "._" and is_part(each, folder):
            try:
                demos[each.name] = load_demo(each, engines)
            except DemoError as error:
                broken[each.name] = error.finding
    return demos, broken


def unknown_demo(name: str, place: Place, there: Collection[str]) -> Finding:
    """Say that a demo is named at a place and is not `there`, among those that are, broken or not."""
    listed = ", ".join(sorted(there)) or "none"
    return Finding(place, Severity.ERROR, f"no demo is called “{name}” (there are: {listed})")


def is_slug(name: str) -> bool:
    """Say whether a demo can be called so."""
    return _SLUG.fullmatch(name) is not None


def load_demo(folder: Path, engines: Mapping[str, Need]) -> Demo:
    """Read the demo in a folder; raises DemoError with the line to mend."""
    if not is_slug(folder.name):
        raise DemoError(f"“{folder.name}” cannot be a demo's name", Place(folder), SLUG)
    reader = Reader(folder / FILE)
    document = reader.read()
    fields = reader.fields(document, names(DEMO), "a demo")
    for key in DEMO:
        if key.required and key.name not in fields:
            reader.complain(document, f"a demo must have {key.name}")
    return _demo(reader, folder, fields, engines)


def _demo(reader: Reader, folder: Path, fields: Fields, engines: Mapping[str, Need]) -> Demo:
    usual = [key for key in USUAL if key in fields and reader.flag(fields[key], key)]
    steps = read_steps(reader, fields["steps"], folder, usual)
    terminals = tuple(dict.fromkeys(step.terminal for step in steps)) or (MAIN,)
    if len(terminals) > MOST_TERMINALS:
        there = ", ".join(terminals)
        reader.complain(fields["steps"], f"a demo has at most {MOST_TERMINALS} terminals", f"this one has {there}")
    cols, rows = _size(reader, fields.get("size"))
    needs = _needs(reader, fields.get("needs"), engines)
    pictures, app = read_pictures(reader, fields.get("picture"), engines, needs)
    if "picture" in fields and "namespace" not in fields:
        want_namespace(reader, fields["picture"], pictures, engines)
    return Demo(
        name=folder.name,
        folder=folder,
        title=reader.text(fields["title"], "title"),
        about=reader.text(fields["about"], "about").strip() if "about" in fields else "",
        needs=needs,
        steps=steps,
        cleanup=_texts(reader, fields.get("cleanup"), "cleanup"),
        terminals=terminals,
        cols=cols,
        rows=rows,
        namespace=_namespace(reader, fields, engines),
        pictures=pictures,
        app=app,
        **read_preparation(reader, fields),
    )


def _needs(reader: Reader, node: yaml.Node | None, engines: Mapping[str, Need]) -> tuple[str, ...]:
    needs = _texts(reader, node, "needs")
    for need in needs:
        if node and need not in engines:
            reader.complain(node, f"no engine is called “{need}” (there are: {', '.join(engines)})")
    return needs


def _namespace(reader: Reader, fields: Fields, engines: Mapping[str, Need]) -> str:
    """Read the name of the namespace that a run makes, which must suit the engine that makes it."""
    node = fields.get("namespace")
    if node is None:
        return ""
    name = reader.text(node, "namespace")
    if not _SLUG.fullmatch(name):
        reader.complain(node, f"“{name}” cannot be a namespace", SLUG)
    makers = {each: engine for each, engine in engines.items() if engine.makes_namespaces}
    for finding in filter(None, (engine.refuse_namespace(name) for engine in makers.values())):
        reader.complain(node, finding.sentence, finding.remedy)
    if makers.keys().isdisjoint(_needs(reader, fields.get("needs"), engines)):
        reader.complain(node, f"a demo with a namespace needs {' or '.join(makers)}", "write it under needs")
    return name


def _texts(reader: Reader, node: yaml.Node | None, key: str) -> tuple[str, ...]:
    if node is None:
        return ()
    return tuple(reader.text(item, f"each item of {key}") for item in reader.items(node, key))


def _size(reader: Reader, node: yaml.Node | None) -> tuple[int, int]:
    if node is None:
        return SIZE
    size = _SIZE.fullmatch(reader.text(node, "size"))
    if not size:
        reader.complain(node, "size must be columns and rows, such as 72x18")
    cols, rows = int(size[1]), int(size[2])
    if not (LEAST[0] <= cols <= MOST[0] and LEAST[1] <= rows <= MOST[1]):
        reader.complain(node, f"size must be from {LEAST[0]}x{LEAST[1]} to {MOST[0]}x{MOST[1]}")
    return cols, rows
