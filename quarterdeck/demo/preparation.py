"""What a demo's steps find when they begin: what was prepared, the variables, the prompt and the shell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

import yaml

from quarterdeck.demo.model import BASH, Setup
from quarterdeck.demo.schema import LONGEST, SETUP, SHELLS, names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.demo.reader import Fields, Reader

OURS = ("QUARTERDECK_", "BASH_FUNC_")
TAKEN = frozenset({"BASH_ENV", "ENV", "PROMPT_COMMAND", "PS0", "PS1", "PS2", "SHLVL", "TERM"})
VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Preparation(TypedDict):
    """The fields of a demo that this module reads."""

    setup: tuple[Setup, ...]
    env: Mapping[str, str]
    prompt: str
    shell: str


def read_preparation(reader: Reader, fields: Fields) -> Preparation:
    """Read them all, each as plain as can be where it is not there."""
    setup = fields.get("setup")
    shell = reader.text(fields["shell"], "shell") if "shell" in fields else BASH
    if shell not in SHELLS:
        reader.complain(fields["shell"], f"a demo's shell cannot be “{shell}”", f"take one of {', '.join(SHELLS)}")
    return Preparation(
        setup=tuple(_setup(reader, item) for item in reader.items(setup, "setup")) if setup else (),
        env=_env(reader, fields.get("env")),
        prompt=reader.text(fields["prompt"], "prompt") if "prompt" in fields else "",
        shell=shell,
    )


def _setup(reader: Reader, node: yaml.Node) -> Setup:
    """Read one command, by itself or with the time it may take."""
    if not isinstance(node, yaml.MappingNode):
        return Setup(reader.text(node, "each of setup").rstrip())
    fields = reader.fields(node, names(SETUP), "a command of setup")
    if "run" not in fields:
        reader.complain(node, "a command of setup must have run")
    setup = Setup(reader.text(fields["run"], "run").rstrip())
    if "timeout" not in fields:
        return setup
    return replace(setup, timeout=reader.number(fields["timeout"], "timeout", 1, LONGEST))


def _env(reader: Reader, node: yaml.Node | None) -> dict[str, str]:
    if node is None:
        return {}
    env = {}
    for key, value in reader.pairs(node, "env"):
        name = str(key.value)
        if not VARIABLE.fullmatch(name):
            reader.complain(key, f"“{name}” cannot name a variable", "use letters, digits and _")
        if name.startswith(OURS) or name in TAKEN:
            reader.complain(key, f"{name} is not a demo's to set", "take another name")
        env[name] = "" if value.value == "" else reader.text(value, name)
    return env
