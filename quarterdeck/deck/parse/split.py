"""Where one slide ends and the next begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.deck.parse.source_lines import Line

SEPARATOR = re.compile(r"(?:-{3,}|_{3,})[ \t]*$")
HEADING = re.compile(r"(#{1,6})(?!#)")


def split(lines: Sequence[Line], dividers: str = "") -> list[tuple[Line, ...]]:
    """Cut a deck's lines into slides, at separators and at headings of the levels in `dividers`.

    A slide that holds nothing but a comment is hidden; so is emptiness before the first and after the last.
    """
    marks = frozenset(re.findall(r"#+", dividers))
    pages = list(_pages(lines, marks))
    while pages and all(line.blank for line in pages[-1]):
        pages.pop()
    while pages and all(line.blank for line in pages[0]):
        pages.pop(0)
    return [page for page in pages if not _hidden(page)]


def is_separator(line: Line) -> bool:
    """Say whether a line parts two slides: three dashes or more, never inside a fence."""
    return not line.code and SEPARATOR.match(line.text) is not None


def _pages(lines: Sequence[Line], marks: frozenset[str]) -> Iterator[tuple[Line, ...]]:
    page: list[Line] = []
    for line in lines:
        if is_separator(line):
            yield tuple(page)
            page = []
        elif _divides(line, marks) and any(not earlier.blank for earlier in page):
            yield tuple(page)
            page = [line]
        else:
            page.append(line)
    yield tuple(page)


def _divides(line: Line, marks: frozenset[str]) -> bool:
    heading = None if line.code else HEADING.match(line.text)
    return heading is not None and heading[1] in marks


def _hidden(page: Sequence[Line]) -> bool:
    return any(line.cut for line in page) and all(line.blank for line in page)
