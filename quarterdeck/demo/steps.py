"""The steps of a demo.yaml, each checked against the demo's own files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypedDict

import yaml

from quarterdeck.demo.captured import NAME
from quarterdeck.demo.keyboard import unknown_key
from quarterdeck.demo.model import Edit, Step
from quarterdeck.demo.schema import EDIT, EXPECT, HIGHEST_STATUS, LONGEST, STEP, names
from quarterdeck.demo.step_rules import check_keys, check_looks, check_place

if TYPE_CHECKING:
    import re
    from collections.abc import Collection
    from pathlib import Path

    from quarterdeck.demo.reader import Fields, Reader

WORDS = ("say", "outcome", "hint", "title")
PREVIOUS = "previous"


class Flags(TypedDict):
    """What a step does or does not."""

    joins: bool
    hidden: bool
    hold: bool
    clear: bool
    comment: bool


def read_steps(reader: Reader, node: yaml.Node, folder: Path, usual: Collection[str] = ()) -> tuple[Step, ...]:
    """Read all steps of a demo, in order; an edit may change what an earlier one wrote.

    `usual` are the keys, of `hold` and `comment`, that hold for every step that does not say otherwise.
    """
    edits = Edits(reader, folder)
    steps: list[Step] = []
    for number, item in enumerate(reader.items(node, "steps"), 1):
        step = read_step(reader, item, edits, number)
        fields = reader.fields(item, names(STEP), "a step")
        check_place(reader, item, step, steps)
        steps.append(_as_usual(step, fields, usual))
    if not steps:
        reader.complain(node, "a demo must have steps", "write at least one")
    check_looks(reader, node, steps)
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
        fields = self._reader.fields(node, names(EDIT), "an edit")
        for key in names(EDIT):
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


def read_step(reader: Reader, node: yaml.Node, edits: Edits, number: int) -> Step:
    """Read one step by itself; what depends on those before it is not looked at."""
    fields = reader.fields(node, names(STEP), "a step")
    check_keys(reader, node, fields)
    say, outcome, hint, title = (" ".join(_text(reader, fields, key).split()) for key in WORDS)
    step = Step(number, reader.place(node), say=say, outcome=outcome, hint=hint, title=title)
    step = replace(step, check=_command(reader, fields, "check"), look=_look(reader, fields.get("look")))
    step = replace(step, terminal=_text(reader, fields, "terminal") or step.terminal, **_flags(reader, fields))
    if "edit" in fields:
        return replace(step, edit=edits.read(fields["edit"]))
    step = replace(step, run=_command(reader, fields, "run"), send=_command(reader, fields, "send"))
    step = replace(step, shows=(_text(reader, fields, "shows")).rstrip(), keys=_keys(reader, fields.get("keys")))
    step = replace(_expecting(reader, step, fields.get("expect")), until=_pattern(reader, fields, "until"))
    step = replace(step, capture=_capture(reader, fields.get("capture")))
    if "status" in fields:
        step = replace(step, status=int(reader.number(fields["status"], "status", 0, HIGHEST_STATUS)))
    if "timeout" in fields:
        step = replace(step, timeout=reader.number(fields["timeout"], "timeout", 1, LONGEST))
    return step


def _as_usual(step: Step, fields: Fields, usual: Collection[str]) -> Step:
    """Have a step do what its demo usually does, where it can and does not say otherwise."""
    alone = not (step.hidden or step.joins)
    can = {
        "hold": alone and bool(step.run or step.send),
        "comment": alone and bool(step.say and (step.run or step.edit)),
    }
    return replace(step, **{key: True for key in usual if can[key] and key not in fields})  # type: ignore[arg-type]


def _flags(reader: Reader, fields: Fields) -> Flags:
    def says(key: str) -> bool:
        return key in fields and reader.flag(fields[key], key)

    if "with" in fields and reader.text(fields["with"], "with") != PREVIOUS:
        reader.complain(fields["with"], f"with is “{fields['with'].value}”", f"it can only be {PREVIOUS}")
    return Flags(
        joins="with" in fields,
        hidden=says("hidden"),
        hold=says("hold"),
        clear=says("clear"),
        comment=says("comment"),
    )


def _keys(reader: Reader, node: yaml.Node | None) -> tuple[str, ...]:
    """Read which keys a step presses, each by its name or as a text to type."""
    if node is None:
        return ()
    items = reader.items(node, "keys")
    for item in items:
        key = reader.text(item, "each of keys")
        if remedy := unknown_key(key):
            reader.complain(item, f"no key is called “{key}”", remedy)
    if not items:
        reader.complain(node, "keys must name at least one key", "such as Enter")
    return tuple(str(item.value) for item in items)


def _capture(reader: Reader, node: yaml.Node | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Read which values a step takes from what it prints: a name in capitals, and the pattern that finds it."""
    if node is None:
        return ()
    captures = []
    for name, pattern in reader.pairs(node, "capture"):
        if not NAME.fullmatch(str(name.value)):
            reader.complain(name, f"“{name.value}” cannot name a value", "use capital letters, digits and _, as in POD")
        captures.append((str(name.value), reader.pattern(pattern, str(name.value))))
    return tuple(captures)


def _expecting(reader: Reader, step: Step, node: yaml.Node | None) -> Step:
    """Read what a step expects: a pattern, or one with the terminal in which it must appear."""
    if not isinstance(node, yaml.MappingNode):
        return replace(step, expect=reader.pattern(node, "expect")) if node else step
    fields = reader.fields(node, names(EXPECT), "expect")
    for key in names(EXPECT):
        if key not in fields:
            reader.complain(node, f"expect must have {key}, unless it is only a pattern")
    terminal = reader.text(fields["terminal"], "terminal")
    pattern = reader.pattern(fields["pattern"], "pattern")
    return replace(step, expect=pattern, expect_in=terminal if terminal != step.terminal else "")


def _look(reader: Reader, node: yaml.Node | None) -> tuple[str, ...]:
    """Read which terminals a step looks at: one name, or a list of them."""
    if node is None:
        return ()
    listed = reader.items(node, "look") if isinstance(node, yaml.SequenceNode) else [node]
    return tuple(reader.text(name, "look") for name in listed)


def _text(reader: Reader, fields: Fields, key: str) -> str:
    return reader.text(fields[key], key) if key in fields else ""


def _command(reader: Reader, fields: Fields, key: str) -> str | None:
    return reader.text(fields[key], key).rstrip() if key in fields else None


def _pattern(reader: Reader, fields: Fields, key: str) -> re.Pattern[str] | None:
    return reader.pattern(fields[key], key) if key in fields else None
