"""How many columns of a terminal a text takes, as our terminals draw it. Pure.

Signs take one column, two where Unicode calls them wide, or none where they only change the sign before them. Signs
that make up one emoji take two together: one that is text until U+FE0F calls it an emoji, a skin's colour, signs that
are joined by U+200D, the two letters of a flag. `tests/rules/columns.json` has cases, which the browser's rule
passes too.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from quarterdeck.columns.cell_table import NONE, TEXT_OR_EMOJI, TWO

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDLESS = 1 << 30  # columns of what no terminal shows
JOINER, AS_EMOJI = "\u200d", "\ufe0f"


def _signs(ranges: str) -> str:
    """Write ranges of code points, as `cell_table` has them, as a regular expression does."""
    return "".join("-".join(f"\\U{int(end, 16):08x}" for end in each.split("-")) for each in ranges.split())


def _below(ranges: str) -> str:
    return " ".join(each for each in ranges.split() if len(each.rpartition("-")[2]) <= 4)  # noqa: PLR2004  # digits


_CONTROL = re.compile("[\0-\x1f\x7f-\x9f]")
_NONE = re.compile(f"[{_signs(NONE)}]")
_TWO = re.compile(f"[{_signs(TWO)}]")
_MAY_BE_EMOJI = re.compile(f"[{_signs(TEXT_OR_EMOJI)}{_signs(TWO)}]")
# Whether any may take other than one: quick, as the expression of a set that ends below U+10000 is a table.
_NOT_ONE = re.compile(f"[\0-\x1f\x7f-\x9f{_signs(_below(NONE))}{_signs(_below(TWO))}]|[^\0-\uffff]")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


class _Kind(Enum):
    """What stands before the next sign, so far as that may change what it takes."""

    OTHER = 0
    EMOJI = 1  # or may become one
    JOINED = 2  # an emoji that wants another
    FLAG_LETTER = 3  # the first of two


def width(text: str) -> int:
    """Count the columns of a text; control characters take none."""
    return len(text) if _all_take_one(text) else sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """Say of each character by how many columns it makes the text before it wider."""
    kind, taken = _Kind.OTHER, 0
    for sign in text:
        joins, kind, wide = _after(kind, sign)
        now = max(wide, taken) if joins else wide
        yield now - taken if joins else now
        taken = now


def column_after(text: str, column: int = 0, cols: int = ENDLESS, behind: str = "") -> int:
    """Say where the cursor is after a text that began in a column, counted on across the lines it is folded into.

    What takes two columns and finds one left stands in the next line. An emoji may have begun in the text `behind`
    which this one stands.
    """
    if _all_take_one(text, behind):
        return column + len(text)
    for wide in islice(widths(behind + text), len(behind), None):
        column += wide + (wide > 1 and column % cols == cols - 1)
    return column


def _all_take_one(text: str, behind: str = "") -> bool:
    return (text.isascii() and text.isprintable()) or not _NOT_ONE.search(behind + text)


@lru_cache(4096)
def _after(kind: _Kind, sign: str) -> tuple[bool, _Kind, int]:
    """Say whether a sign joins what stands before it, what stands there then, and how wide that is at least."""
    emoji = kind in {_Kind.EMOJI, _Kind.JOINED}
    if emoji and sign == AS_EMOJI:
        return True, _Kind.EMOJI, 2
    if emoji and sign == JOINER:
        return True, _Kind.JOINED, 0
    if _NONE.match(sign):
        return True, kind, 0
    if kind is _Kind.EMOJI and _SKIN.match(sign):
        return True, _Kind.EMOJI, 2
    if kind is _Kind.FLAG_LETTER and _FLAG_LETTER.match(sign):
        return True, _Kind.OTHER, 2
    return _begin(sign, joins=kind is _Kind.JOINED)


def _begin(sign: str, *, joins: bool) -> tuple[bool, _Kind, int]:
    if _CONTROL.match(sign):
        return False, _Kind.OTHER, 0
    wide = 2 if _TWO.match(sign) else 1
    if _FLAG_LETTER.match(sign):
        return False, _Kind.FLAG_LETTER, wide
    emoji = _MAY_BE_EMOJI.match(sign) is not None
    return joins and emoji, _Kind.EMOJI if emoji else _Kind.OTHER, wide
