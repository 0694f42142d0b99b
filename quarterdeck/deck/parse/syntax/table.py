"""Tables, read as generously as real decks need: without outer bars, with rows of any length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.syntax import interrupts, line_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?[ \t]*)?$")
BAR = re.compile(r"(?<!\\)\|")
MOST_COLUMNS = 40


def table_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's tables, which lose cells beyond the header's and want its count in the rule."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if start + 1 >= end or not _begins(state, start):
        return False
    if silent:
        return True
    last = start + 2
    while last < end and _goes_on(state, last, end):
        last += 1
    aligns = [_align(cell) for cell in _cells(line_of(state, start + 1))]
    rows = [_cells(line_of(state, line)) for line in (start, *range(start + 2, last))]
    width = min(max(len(aligns), *map(len, rows)), MOST_COLUMNS)
    _push(state, start, rows, (aligns + [""] * width)[:width])
    state.line = last
    return True


def _begins(state: StateBlock, start: int) -> bool:
    if state.sCount[start + 1] < state.blkIndent:
        return False
    head, rule = line_of(state, start), line_of(state, start + 1)
    return "|" in head and "|" in rule and "-" in rule and RULE.match(rule) is not None


def _goes_on(state: StateBlock, line: int, end: int) -> bool:
    if state.sCount[line] < state.blkIndent or not line_of(state, line) or interrupts(state, line, end):
        return False
    rules = state.md.block.ruler.getRules("blockquote")
    return not any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003 - markdown-it's own signature


def _cells(text: str) -> list[str]:
    inner = re.sub(r"(?<!\\)\|$", "", text.strip().removeprefix("|").rstrip())
    return [cell.strip().replace("\\|", "|") for cell in BAR.split(inner)]


def _align(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""


def _push(state: StateBlock, start: int, rows: list[list[str]], aligns: list[str]) -> None:
    table = state.push("table_open", "table", 1)
    table.map = [start, start + len(rows) + 1]
    if any(rows[0]):  # a head of empty cells is there because Markdown wants one, not to be seen
        _section(state, "thead", [(start, rows[0])], aligns)
    if rows[1:]:
        _section(state, "tbody", list(enumerate(rows[1:], start + 2)), aligns)
    state.push("table_close", "table", -1)


def _section(state: StateBlock, tag: str, rows: list[tuple[int, list[str]]], aligns: list[str]) -> None:
    state.push(f"{tag}_open", tag, 1)
    for line, cells in rows:
        state.push("tr_open", "tr", 1).map = [line, line + 1]
        for text, align in zip(cells + [""] * len(aligns), aligns, strict=False):
            _cell(state, "th" if tag == "thead" else "td", line, text, align)
        state.push("tr_close", "tr", -1)
    state.push(f"{tag}_close", tag, -1)


def _cell(state: StateBlock, tag: str, line: int, text: str, align: str) -> None:
    opening = state.push(f"{tag}_open", tag, 1)
    if align:
        opening.attrSet("class", f"align-{align}")
    inline = state.push("inline", "", 0)
    inline.map, inline.content, inline.children = [line, line + 1], text, []
    state.push(f"{tag}_close", tag, -1)
