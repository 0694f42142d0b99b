"""Code on a slide: coloured, one element per line, with lines that stand out step by step."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import STANDARD_TYPES
from pygments.util import ClassNotFound

from quarterdeck.columns.width import width
from quarterdeck.deck.render.code_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import Lexer
    from pygments.token import _TokenType

SPAN = re.compile(r"(\d+)(?:\s*-\s*(\d+))?$")
ALIASES = {"objectivec": "objective-c", "console": "console", "sh-session": "console", "yml": "yaml", "node": "js"}
TAB = 4


def code_html(text: str, language: str, highlights: tuple[str, ...] = (), first_build: int = 0) -> str:
    """Draw a block of code.

    `highlights` are steps such as ``2, 6-8``, ``all`` or ``none``; the first is drawn, all are named in
    ``data-highlights`` for whoever plays them. ``--cols`` and ``--rows`` let the page size the type.
    """
    shown = text.expandtabs(TAB).rstrip("\n")
    lines = list(_lines(shown, language))[: shown.count("\n") + 1]
    bright = lit(highlights[0], len(lines)) if highlights else None
    body = "".join(_line(line, dim=bright is not None and number not in bright) for number, line in enumerate(lines, 1))
    cols = max((width(line) for line in text.expandtabs(TAB).split("\n")), default=0)
    steps = "|".join(map(_step, highlights))
    marks = f' data-highlights="{escape(steps)}" data-first-build="{first_build}"' if highlights else ""
    style = f"--cols: {max(cols, 1)}; --rows: {len(lines)}"
    return f'<pre class="code" style="{style}"{marks}><code>{body}</code></pre>\n'


def _step(step: str) -> str:
    plain = re.sub(r"\s+", "", step).lower()
    return plain if plain == "none" or all(map(SPAN.match, plain.split(","))) else "all"


def lit(step: str, total: int) -> frozenset[int]:
    """Give the numbers of the lines that stand out, counted from 1; what cannot be read lights them all."""
    numbers: set[int] = set()
    if step.strip().lower() == "none":
        return frozenset()
    for part in step.split(","):
        found = SPAN.match(part.strip())
        if not found:
            return frozenset(range(1, total + 1))
        numbers.update(range(int(found[1]), min(int(found[2] or found[1]), total) + 1))
    return frozenset(numbers)


def language_of(filename: str) -> str:
    """Guess a file's language from its name; empty where there is none."""
    try:
        return str(get_lexer_for_filename(filename).aliases[0])
    except (ClassNotFound, IndexError):
        return ""


def has_colours(language: str) -> bool:
    """Say whether code in a language is coloured."""
    return _lexer(language) is not None


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        lexer: Lexer = get_lexer_by_name(ALIASES.get(language, language), stripnl=False)
    except ClassNotFound:
        return None
    return lexer


def _lines(text: str, language: str) -> Iterator[str]:
    """Give each line's HTML; a token that spans lines is coloured on each of them.

    Where there is a language an empty one follows: some are only read right when their last line has an end.
    """
    lexer = _lexer(language) if language else None
    tokens = words(lexer.get_tokens(text), lexer.name) if lexer else [(None, text)]
    line: list[str] = []
    for kind, value in tokens:
        first, *others = value.split("\n")
        line.append(_coloured(kind, first))
        for other in others:
            yield "".join(line)
            line = [_coloured(kind, other)]
    yield "".join(line)


def _coloured(kind: _TokenType | None, text: str) -> str:
    while kind is not None and kind not in STANDARD_TYPES:
        kind = kind.parent
    name = STANDARD_TYPES.get(kind, "") if kind is not None else ""
    shown = escape(text, quote=False)
    return f'<span class="{name}">{shown}</span>' if name and text else shown


def _line(html: str, *, dim: bool) -> str:
    return f'<span class="{"line dim" if dim else "line"}">{html}\n</span>'
