"""Commands: `[.name]` or `[.name: value]` on a line of its own, anywhere on a slide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.words import KNOWN_COMMANDS
from quarterdeck.deck.parse.syntax import ANYWHERE, line_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

COMMAND = re.compile(r"\[\.([A-Za-z][\w-]*)[ \t]*(?::(.*))?\][ \t]*$")
NEXT = re.compile(r",[ \t]*\.([A-Za-z][\w-]*)[ \t]*(?::|(?=,)|$)")


def command_plugin(md: MarkdownIt) -> None:
    """Turn every command line into a `command` token with `name` and `value`; it makes no HTML."""
    md.block.ruler.before("table", "command", _command, {"alt": ANYWHERE})
    md.add_render_rule("command", lambda *_: "")


def read_commands(text: str) -> list[tuple[str, str | None]]:
    """Read a line into its commands, names in lower case; a bare command has None for its value."""
    found = COMMAND.match(text)
    if not found:
        return []
    return list(_several(found[1].lower(), found[2]))


def _several(name: str, value: str | None) -> list[tuple[str, str | None]]:
    """Part `false, .slidecount: false, .hide-footer`, as some decks write it, at the commands it holds."""
    marks = [mark for mark in NEXT.finditer(value or "") if mark[1].lower() in KNOWN_COMMANDS]
    if value is None or not marks:
        return [(name, value.strip() if value is not None else None)]
    rest = value[marks[0].start() :].lstrip(", \t.")
    return [(name, value[: marks[0].start()].strip()), *read_commands(f"[.{rest}]")]


def _command(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    commands = read_commands(line_of(state, start))
    if not commands:
        return False
    if silent:
        return True
    state.line = start + 1
    for name, value in commands:
        token = state.push("command", "", 0)
        token.map = [start, start + 1]
        token.meta = {"name": name, "value": value}
    return True
