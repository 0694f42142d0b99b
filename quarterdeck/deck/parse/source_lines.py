"""A deck's lines with their numbers: which of them are code, and what is left once comments are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
CLOSING = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*$")
CODE_OR_COMMENT = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|<!--")
END = "-->"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, counted from 1; `code` inside a fence, `cut` where a comment was taken out."""

    number: int
    text: str
    code: bool = False
    cut: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is left to show."""
        return not self.text.strip()


def read_lines(text: str) -> tuple[Line, ...]:
    """Read a deck into lines, comments removed and fences marked; a fence that never closes is none."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ends = max((number for number, line in enumerate(raw) if END in line), default=-1)
    ahead = _closings_ahead(raw)
    lines: list[Line] = []
    fence, hidden = "", False
    for index, line in enumerate(raw):
        inside = bool(fence)
        shown, hidden = (line, hidden) if inside else _without_comments(line, hidden=hidden, ends=index < ends)
        fence = _fence_after(shown, fence, ahead[index])
        lines.append(Line(index + 1, shown, code=inside or bool(fence), cut=shown != line))
    return tuple(lines)


def _without_comments(line: str, *, hidden: bool, ends: bool) -> tuple[str, bool]:
    """Cut comments out of a line; `ends` says that a later line could end one, else it is plain text."""
    shown: list[str] = []
    at = 0
    while at < len(line):
        if hidden:
            end = line.find(END, at)
            if end < 0:
                return "".join(shown), True
            at, hidden = end + len(END), False
            continue
        found = CODE_OR_COMMENT.search(line, at)
        comment = found is not None and found[0] == "<!--" and (ends or END in line[found.end() :])
        stop = found.start() if found and comment else found.end() if found else len(line)
        shown.append(line[at:stop])
        at, hidden = (stop + 4, True) if comment else (stop, False)
    return "".join(shown), hidden


def _fence_after(line: str, fence: str, ahead: dict[str, int]) -> str:
    if fence:
        closing = CLOSING.match(line)
        return "" if closing and closing[1].startswith(fence) else fence
    opening = OPENING.match(line)
    closes = opening is not None and ahead.get(opening[1][0], 0) >= len(opening[1])
    return opening[1] if opening and closes else ""


def _closings_ahead(raw: list[str]) -> list[dict[str, int]]:
    """For each line, give the longest closing fence of either kind below it."""
    longest: dict[str, int] = {}
    ahead = []
    for line in reversed(raw):
        ahead.append(longest)
        closing = CLOSING.match(line)
        if closing:
            mark = closing[1]
            longest = {**longest, mark[0]: max(len(mark), longest.get(mark[0], 0))}
    return ahead[::-1]
