"""Which keys of a step go together, and what must have come before it; each complaint names its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.demo.captured import values_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

    from quarterdeck.demo.model import Step
    from quarterdeck.demo.reader import Fields, Reader

ACTS = ("run", "send", "keys", "edit")
JUDGES = ("until", "expect", "status", "timeout")
NOT_OF = {  # what each act cannot have
    "edit": (*JUDGES, "shows", "hold", "capture"),
    "send": ("shows", "clear", "comment", "hidden"),
    "keys": ("shows", "clear", "comment", "hidden", "hold"),
    "run": (),
}
UNSEEN = ("until", "shows", "hold", "clear", "comment", "with", "look")  # what makes no sense where nobody looks


def check_keys(reader: Reader, node: yaml.Node, fields: Fields) -> None:
    """Complain of keys that do not go together in one step."""
    acts = [key for key in ACTS if key in fields]
    if len(acts) != 1:
        many = " and ".join(acts) or "none of them"
        reader.complain(node, "a step has one of run, send, keys and edit", f"this one has {many}")
    for key in NOT_OF[acts[0]]:
        if key in fields:
            act = "an edit is not a command and" if acts[0] == "edit" else f"a step with {acts[0]}"
            reader.complain(fields[key], f"{act} has no {key}")
    for key in UNSEEN if "hidden" in fields else ():
        if key in fields:
            reader.complain(fields[key], f"nobody sees a hidden step, so it has no {key}")
    _check_pairs(reader, fields)


def _check_pairs(reader: Reader, fields: Fields) -> None:
    if "until" in fields and "status" in fields:
        reader.complain(fields["status"], "a command with until goes on and has no status yet", "keep one of the two")
    if ("check" in fields) != ("hint" in fields):
        there, other = ("check", "hint") if "check" in fields else ("hint", "check")
        reader.complain(fields[there], "a check that fails answers with its hint", f"write a {other} too")
    if "comment" in fields and "say" not in fields:
        reader.complain(fields["comment"], "a comment in the terminal is what say says", "write a say too")
    if "with" in fields and "hold" in fields:
        reader.complain(fields["hold"], "a step with the previous one has no press of its own, so it has no hold")


def check_place(reader: Reader, node: yaml.Node, step: Step, before: Sequence[Step]) -> None:
    """Complain of a step that those before it leave nothing to act on."""
    going = {each.terminal for each in before if each.until}
    if step.expect_in and step.expect_in not in going:
        sentence = f"nothing runs in terminal “{step.expect_in}” that could print what is expected"
        reader.complain(_field(node, "expect"), sentence, "run it there first, with until")
    if (step.send or step.keys) and step.terminal not in going:
        what = "send to" if step.send else "press keys in"
        reader.complain(node, f"nothing runs in terminal “{step.terminal}” to {what}", "run it first, with until")
    if step.hidden and not before:
        reader.complain(
            _field(node, "hidden"), "a hidden step goes with the one before it", "write this one under setup"
        )
    if step.joins:
        _check_joins(reader, _field(node, "with"), step, before)
    known = {name for each in before for name, _ in each.capture}
    for name in values_in(step):
        if name not in known:
            reader.complain(node, f"no earlier step captures “{name}”", f"write capture: {{{name}: PATTERN}} in one")


def _check_joins(reader: Reader, node: yaml.Node, step: Step, before: Sequence[Step]) -> None:
    if not before:
        reader.complain(node, "the first step has none before it to go with", "take the key away")
    if before[-1].hidden:
        reader.complain(node, "the step before is hidden, so nobody sees this one go with it", "change their order")
    first = next(index for index in range(len(before) - 1, -1, -1) if not before[index].joins)
    if step.terminal in {each.terminal for each in before[first:]}:
        reader.complain(
            node, f"terminal “{step.terminal}” is taken at the same press", "give this step another terminal"
        )


def check_looks(reader: Reader, node: yaml.Node, steps: Sequence[Step]) -> None:
    """Complain of a terminal to look at that no step has."""
    there = {step.terminal: None for step in steps}
    for step, item in zip(steps, reader.items(node, "steps"), strict=True):
        for name in step.look:
            if name not in there:
                reader.complain(item, f"no step has a terminal “{name}” to look at (there are: {', '.join(there)})")


def _field(step: yaml.Node, key: str) -> yaml.Node:
    """Give the value of a key that a step is known to have."""
    values: list[yaml.Node] = [value for name, value in step.value if name.value == key]
    return values[0]
