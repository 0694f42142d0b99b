"""What a demo.yaml may say: each key once, with the kind of its value and what it is for.

From here follow which keys the loader takes, the tables of docs/writing-demos.md, and the JSON Schema by which an
editor helps whoever writes a demo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.demo.model import BASH, COLS, MAIN, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Fragment = Mapping[str, object]  # of a JSON Schema

MOST_TERMINALS = 4
SIZE = COLS, ROWS
LEAST, MOST = (20, 5), (200, 60)  # columns and rows
LONGEST = 3600  # seconds that a step may be given
HIGHEST_STATUS = 255
SHELLS = (BASH, "zsh")

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value may be: a word for people, and the same as a piece of JSON Schema."""

    word: str
    fragment: Fragment


@dataclass(frozen=True, slots=True)
class Key:
    """A key, the kind of its value, and what the documents say of it; one that is `required` must be there."""

    name: str
    kind: Kind
    said: str
    required: bool = False


TEXT = Kind("text", {"type": "string", "minLength": 1})
PATTERN = Kind("pattern", {"type": "string", "minLength": 1, "format": "regex"})
FLAG = Kind("yes or no", {"type": "boolean"})
ANY_TEXT = Kind("text", {"type": "string"})
NAMES = Kind("list", {"type": "array", "items": TEXT.fragment})
COMMANDS = Kind("list of commands", {"type": "array", "items": TEXT.fragment})
SIZES = Kind("`COLUMNSxROWS`", {"type": "string", "pattern": r"^\d{1,3}x\d{1,3}$"})
APP: Fragment = {"type": "object", "properties": {"app": TEXT.fragment}, "required": ["app"]}
ONE = [TEXT.fragment, {**APP, "additionalProperties": False}]
PICTURES = Kind("text, a list, or below", {"anyOf": [*ONE, {"type": "array", "items": {"anyOf": ONE}}]})
LOOKS = Kind("text, or a list", {"anyOf": [TEXT.fragment, NAMES.fragment]})
STATUS = Kind("number", {"type": "integer", "minimum": 0, "maximum": HIGHEST_STATUS})
SECONDS = Kind("seconds", {"type": "number", "minimum": 1, "maximum": LONGEST})


def _mapping(keys: Iterable[Key]) -> dict[str, object]:
    """Give what a mapping with these keys, and no others, may be."""
    keys = tuple(keys)
    said = {key.name: {**key.kind.fragment, **_described(key)} for key in keys}
    required = [key.name for key in keys if key.required]
    plain: dict[str, object] = {"type": "object", "properties": said, "additionalProperties": False}
    return {**plain, "required": required} if required else plain


def _described(key: Key) -> dict[str, str]:
    return {"description": _LINK.sub(r"\1", key.said)} if key.said else {}


EDIT = (
    Key("file", TEXT, "a text file of the demo's folder", required=True),
    Key("old", TEXT, "what stands there, exactly once", required=True),
    Key("new", ANY_TEXT, "what shall stand there instead", required=True),
)
EXPECT = (
    Key("terminal", TEXT, "the terminal in which it must be printed", required=True),
    Key("pattern", PATTERN, "what must be printed there", required=True),
)
SETUP = (
    Key("run", TEXT, "a command that prepares something", required=True),
    Key("timeout", SECONDS, f"how long it may take; 60 unless told otherwise, from 1 to {LONGEST}"),
)
SETUPS = Kind("list of commands", {"type": "array", "items": {"anyOf": [TEXT.fragment, _mapping(SETUP)]}})
VARIABLES = Kind("names and texts", {"type": "object", "additionalProperties": {"type": "string"}})
CAPTURES = Kind("names and patterns", {"type": "object", "minProperties": 1, "additionalProperties": PATTERN.fragment})
SHELL = Kind(" or ".join(f"`{shell}`" for shell in SHELLS), {"enum": list(SHELLS)})
KEYS = Kind("list of keys", {"type": "array", "minItems": 1, "items": TEXT.fragment})
PREVIOUS = Kind("`previous`", {"const": "previous"})
EDITS = Kind("see below", _mapping(EDIT))
EXPECTS = Kind("pattern, or see below", {"anyOf": [PATTERN.fragment, _mapping(EXPECT)]})

STEP = (
    Key("run", TEXT, "a command, typed at the prompt; a text of several lines is typed line by line"),
    Key("send", TEXT, "a line typed into the program that an earlier step left running in the same terminal"),
    Key("keys", KEYS, "[keys to press](#keys) in the program that an earlier step left running in the same terminal"),
    Key("edit", EDITS, "a change to a file, shown as a diff"),
    Key(
        "shows",
        TEXT,
        "what is [typed in place of what is run](#shown-otherwise): a long path cut short, a secret left out",
    ),
    Key("say", TEXT, "one sentence for the reader: what this is, and why"),
    Key(
        "outcome",
        TEXT,
        "one sentence for who learns alone: what they will see when it went well; without it, it is made of `until`, "
        "`expect` or `status`",
    ),
    Key(
        "comment", FLAG, "`true` writes `say` into the terminal too, [as a comment](#between-parts), before the command"
    ),
    Key("clear", FLAG, "`true` empties the terminal [before the step](#between-parts)"),
    Key("until", PATTERN, "ends a step whose command goes on (a server, a watch) as soon as it is printed"),
    Key("expect", EXPECTS, "must be in what the step prints, or in another terminal"),
    Key("capture", CAPTURES, "[values](#values) to take from what the step prints, for later steps"),
    Key(
        "status",
        STATUS,
        "the exit status the command must have; 0 unless told otherwise; not together with `until`",
    ),
    Key(
        "terminal",
        TEXT,
        f"the terminal it happens in, by a name of your own; `{MAIN}` unless told otherwise, four at most",
    ),
    Key("with", PREVIOUS, "has the step go [at the press of the one before](#together), in another terminal"),
    Key("hidden", FLAG, "`true` has the step go [unseen](#out-of-sight), after the one before, at its press"),
    Key("hold", FLAG, "`true` has one press type the command, and [the next one run it](#typed-now-run-later)"),
    Key("timeout", SECONDS, f"how long it may take; 60 unless told otherwise, from 1 to {LONGEST}"),
    Key("check", TEXT, "a command that succeeds (status 0) once the step has been done, and fails before"),
    Key("hint", TEXT, "what a learner is told when the check fails; a check has a hint, and a hint a check"),
    Key(
        "title",
        TEXT,
        "what the step is called in the list of steps, in two or three words; without it, the first words of what it "
        "does",
    ),
    Key(
        "look",
        LOOKS,
        "the terminals to look at meanwhile, `look: server` or `look: [main, server]`; without it, the one in which "
        "something changes",
    ),
)
STEPS = Kind("list", {"type": "array", "minItems": 1, "items": _mapping(STEP)})

DEMO = (
    Key("title", TEXT, "what the panel is called", required=True),
    Key("about", TEXT, "one or two sentences on what it shows"),
    Key(
        "needs",
        NAMES,
        "the engines without which it plays its tape; preflight [names them all](presenting.md#what-it-looks-at)",
    ),
    Key("namespace", TEXT, "a namespace that each run makes on the cluster, and takes away with all that is in it"),
    Key(
        "setup",
        SETUPS,
        "run [unseen before the first step](#out-of-sight), each for a minute at most unless told otherwise",
    ),
    Key("env", VARIABLES, "[variables](#what-a-demo-begins-with) of the demo's shells, checks and other commands"),
    Key("prompt", TEXT, "the shells' [prompt](#what-a-demo-begins-with), as `PS1` has it; `$` unless told otherwise"),
    Key("shell", SHELL, "what the [terminals run](#what-a-demo-begins-with); `bash` unless told otherwise"),
    Key("hold", FLAG, "`true` has every command typed at one press and [run at the next](#typed-now-run-later)"),
    Key("comment", FLAG, "`true` has every step [comment itself](#between-parts) that has something to say"),
    Key("steps", STEPS, "what happens, in order", required=True),
    Key("cleanup", COMMANDS, "run at the end of every run, however it ends, each for a minute at most"),
    Key(
        "size",
        SIZES,
        f"of each terminal, in characters; {COLS}x{ROWS} unless told otherwise, from {LEAST[0]}x{LEAST[1]} to "
        f"{MOST[0]}x{MOST[1]}: [what a hall can read](#legible-from-the-last-row)",
    ),
    Key(
        "picture",
        PICTURES,
        "what is watched and drawn above the terminals: `containers`, or `[layers, containers]`; see "
        "[pictures](#pictures)",
    ),
)


def names(keys: Iterable[Key]) -> tuple[str, ...]:
    """Give the keys' names, in order."""
    return tuple(key.name for key in keys)


def schema() -> dict[str, object]:
    """Give what a demo.yaml may say as a JSON Schema, which editors and other programs read."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A demo of Quarterdeck",
        "description": "A demo.yaml, as docs/writing-demos.md describes it.",
        **_mapping(DEMO),
    }
