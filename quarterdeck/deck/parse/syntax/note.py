"""Presenter notes: from a `^` at the beginning of a line to the next blank line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.syntax import ANYWHERE, line_of
from quarterdeck.deck.parse.syntax.command import read_commands

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

MARK = re.compile(r"\s*\^+[ \t]?")
FENCE = re.compile(r"[\s^]*(`{3,}(?=[^`]*$)|~{3,})")


def note_plugin(md: MarkdownIt) -> None:
    """Take notes out of the page, as `note` tokens whose content is their Markdown; they make no HTML."""
    md.block.ruler.before("table", "note", _note, {"alt": ANYWHERE})
    md.add_render_rule("note", lambda *_: "")


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if not line_of(state, start).startswith("^"):
        return False
    if silent:
        return True
    line = _end(state, start, end)
    lines = [state.getLines(each, each + 1, state.blkIndent, keepLastLF=False) for each in range(start, line)]
    token = state.push("note", "", 0)
    token.map = [start, line]
    token.content = "\n".join(_unmarked(lines))
    state.line = line
    return True


def _end(state: StateBlock, start: int, end: int) -> int:
    """Find the line after a note: the next blank one or command, but not within a fence."""
    fence = _fence_after(state, start, "")
    for line in range(start + 1, end):
        if not fence and (state.isEmpty(line) or read_commands(line_of(state, line))):
            return line
        fence = _fence_after(state, line, fence)
    return end


def _fence_after(state: StateBlock, line: int, fence: str) -> str:
    """Say which fence is open below a line, empty for none."""
    text = state.src[state.bMarks[line] : state.eMarks[line]]
    found = FENCE.match(text)
    if not found or not fence:
        return found[1] if found else fence
    return "" if found[1].startswith(fence) and text.strip("^ \t") == found[1] else fence


def _unmarked(lines: list[str]) -> list[str]:
    """Take the carets away; each begins a paragraph of its own."""
    shown: list[str] = []
    for line in lines:
        marked = MARK.match(line)
        if marked and shown:
            shown.append("")
        shown.append(line[marked.end() :] if marked else line)
    return shown
