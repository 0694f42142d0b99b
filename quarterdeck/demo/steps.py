"""The steps of a demo.yaml, each checked against the demo's own files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import yaml

from quarterdeck.demo.model import Edit, Step

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from quarterdeck.demo.reader import Fields, Reader

KEYS = (
    "run",
    "send",
    "edit",
    "say",
    "outcome",
    "until",
    "expect",
    "status",
    "terminal",
    "timeout",
    "check",
    "hint",
    "title",
    "look",
)
EDIT_KEYS = ("file", "old", "new")
EXPECT_KEYS = ("terminal", "pattern")
ACTS = ("run", "send", "edit")
WORDS = ("say", "outcome", "hint", "title")
JUDGES = ("until", "expect", "status", "timeout")
LONGEST = 3600
HIGHEST_STATUS = 255


def read_steps(reader: Reader, node: yaml.Node, folder: Path) -> tuple[Step, ...]:
    """Read all steps of a demo, in order; an edit may change what an earlier one wrote."""
    edits = Edits(reader, folder)
    going: set[str] = set()
    steps = []
    for number, item in enumerate(reader.items(node, "steps"), 1):
        step = _step(reader, item, edits, number)
        if step.expect_in and step.expect_in not in going:
            sentence = f"nothing runs in terminal “{step.expect_in}” that could print what is expected"
            reader.complain(_field(item, "expect"), sentence, "run it there first, with until")
        if step.send and step.terminal not in going:
            reader.complain(item, f"nothing runs in terminal “{step.terminal}” to send to", "run it first, with until")
        if step.until:
            going.add(step.terminal)
        steps.append(step)
    if not steps:
        reader.complain(node, "a demo must have steps", "write at least one")
    _check_looks(reader, node, steps)
    return tuple(steps)


class Edits:
    """What a demo's files hold at a step, so that each edit is known to fit before the talk."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        """Begin with the files as they are in the demo's folder."""
        self._reader = reader
        self._folder = folder
        self._texts: dict[str, str] = {}

    def read(self, node: yaml.Node) -> Edit:
        """Read an edit, and make it."""
        fields = self._reader.fields(node, EDIT_KEYS, "an edit")
        for key in EDIT_KEYS:
            if key not in fields:
                self._reader.complain(node, f"an edit must have {key}")
        old, new = (self._written(fields[key], key) for key in ("old", "new"))
        edit = Edit(self._reader.text(fields["file"], "file"), old, new)
        self._make(edit, fields)
        return edit

    def _written(self, node: yaml.Node, key: str) -> str:
        nothing = key == "new" and node.value == ""
        return "" if nothing else self._reader.text(node, key)

    def _make(self, edit: Edit, fields: Fields) -> None:
        text = self._texts.get(edit.file)
        if text is None:
            text = self._original(edit.file, fields["file"])
        count = text.count(edit.old)
        if count != 1:
            times = "does not stand" if count == 0 else f"stands {count} times"
            self._reader.complain(fields["old"], f"this text {times} in {edit.file}", "it must stand there once")
        self._texts[edit.file] = text.replace(edit.old, edit.new)

    def _original(self, file: str, node: yaml.Node) -> str:
        name = PurePosixPath(file)
        if name.is_absolute() or ".." in name.parts:
            self._reader.complain(node, f"{file} is not in the demo's folder", "an edit changes only what is")
        try:
            return (self._folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self._reader.complain(node, f"the demo's folder has no text file {file}")


def _step(reader: Reader, node: yaml.Node, edits: Edits, number: int) -> Step:
    fields = reader.fields(node, KEYS, "a step")
    _check(reader, node, fields)
    say, outcome, hint, title = (" ".join(_text(reader, fields, key).split()) for key in WORDS)
    step = Step(number, reader.place(node), say=say, outcome=outcome, hint=hint, title=title)
    step = replace(step, check=_command(reader, fields, "check"))
    step = replace(
        step, terminal=_text(reader, fields, "terminal") or step.terminal, look=_look(reader, fields.get("look"))
    )
    if "edit" in fields:
        return replace(step, edit=edits.read(fields["edit"]))
    step = replace(step, run=_command(reader, fields, "run"), send=_command(reader, fields, "send"))
    step = replace(_expecting(reader, step, fields.get("expect")), until=_pattern(reader, fields, "until"))
    if "status" in fields:
        step = replace(step, status=int(reader.number(fields["status"], "status", 0, HIGHEST_STATUS)))
    if "timeout" in fields:
        step = replace(step, timeout=reader.number(fields["timeout"], "timeout", 1, LONGEST))
    return step


def _expecting(reader: Reader, step: Step, node: yaml.Node | None) -> Step:
    """Read what a step expects: a pattern, or one with the terminal in which it must appear."""
    if not isinstance(node, yaml.MappingNode):
        return replace(step, expect=reader.pattern(node, "expect")) if node else step
    fields = reader.fields(node, EXPECT_KEYS, "expect")
    for key in EXPECT_KEYS:
        if key not in fields:
            reader.complain(node, f"expect must have {key}, unless it is only a pattern")
    terminal = reader.text(fields["terminal"], "terminal")
    pattern = reader.pattern(fields["pattern"], "pattern")
    return replace(step, expect=pattern, expect_in=terminal if terminal != step.terminal else "")


def _field(step: yaml.Node, key: str) -> yaml.Node:
    """Give the value of a key that a step is known to have."""
    values: list[yaml.Node] = [value for name, value in step.value if name.value == key]
    return values[0]


def _check(reader: Reader, node: yaml.Node, fields: Fields) -> None:
    acts = [key for key in ACTS if key in fields]
    if len(acts) != 1:
        many = " and ".join(acts) or "neither of them"
        reader.complain(node, "a step has one of run, send and edit", f"this one has {many}")
    if "edit" in fields:
        for key in JUDGES:
            if key in fields:
                reader.complain(fields[key], f"an edit is not a command and has no {key}")
    if "until" in fields and "status" in fields:
        reader.complain(fields["status"], "a command with until goes on and has no status yet", "keep one of the two")
    if ("check" in fields) != ("hint" in fields):
        there, other = ("check", "hint") if "check" in fields else ("hint", "check")
        reader.complain(fields[there], "a check that fails answers with its hint", f"write a {other} too")


def _look(reader: Reader, node: yaml.Node | None) -> tuple[str, ...]:
    """Read which terminals a step looks at: one name, or a list of them."""
    if node is None:
        return ()
    names = reader.items(node, "look") if isinstance(node, yaml.SequenceNode) else [node]
    return tuple(reader.text(name, "look") for name in names)


def _check_looks(reader: Reader, node: yaml.Node, steps: list[Step]) -> None:
    there = {step.terminal: None for step in steps}
    for step, item in zip(steps, reader.items(node, "steps"), strict=True):
        for name in step.look:
            if name not in there:
                reader.complain(item, f"no step has a terminal “{name}” to look at (there are: {', '.join(there)})")


def _text(reader: Reader, fields: Fields, key: str) -> str:
    return reader.text(fields[key], key) if key in fields else ""


def _command(reader: Reader, fields: Fields, key: str) -> str | None:
    return reader.text(fields[key], key).rstrip() if key in fields else None


def _pattern(reader: Reader, fields: Fields, key: str) -> re.Pattern[str] | None:
    return reader.pattern(fields[key], key) if key in fields else None
