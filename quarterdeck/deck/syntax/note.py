"""Presenter notes: from a `^` at the beginning of a line to the next blank line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.syntax import ANYWHERE, line_of
from quarterdeck.deck.syntax.command import read_commands

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

MARK = re.compile(r"\s*\^+[ \t]?")
FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})")


def note_plugin(md: MarkdownIt) -> None:
    """Take notes out of the page, as `note` tokens whose content is their Markdown; they make no HTML."""
    md.block.ruler.before("table", "note", _note, {"alt": ANYWHERE})
    md.add_render_rule("note", lambda *_: "")


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if not line_of(state, start).startswith("^"):
        return False
    if silent:
        return True
    lines, line = [_text(state, start)], start + 1
    while line < end and _goes_on(state, line, lines):
        lines.append(_text(state, line))
        line += 1
    token = state.push("note", "", 0)
    token.map = [start, line]
    token.content = "\n".join(_unmarked(lines))
    state.line = line
    return True


def _goes_on(state: StateBlock, line: int, lines: list[str]) -> bool:
    """Say whether a line is still the note's: up to a blank line or a command, and all of a fence."""
    if _open_fence(lines):
        return True
    return not state.isEmpty(line) and not read_commands(line_of(state, line))


def _open_fence(lines: list[str]) -> str:
    fence = ""
    for line in lines:
        found = FENCE.match(MARK.sub("", line, count=1) if line.lstrip().startswith("^") else line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and line.strip() == found[1]:
            fence = ""
    return fence


def _text(state: StateBlock, line: int) -> str:
    return state.getLines(line, line + 1, state.blkIndent, keepLastLF=False)


def _unmarked(lines: list[str]) -> list[str]:
    """Take the carets away; each begins a paragraph of its own."""
    shown: list[str] = []
    for line in lines:
        marked = MARK.match(line)
        if marked and shown:
            shown.append("")
        shown.append(line[marked.end() :] if marked else line)
    return shown
