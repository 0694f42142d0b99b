"""A slide's own ground, and whether its text has to be light or dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quarterdeck.deck.dialect.draft import Draft

HEX = re.compile(r"(?:color\(\s*)?#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", re.IGNORECASE)
# The luminance at which black and white text stand out equally well.
EVEN = 0.179
LINEAR_BELOW = 0.04045
SHORT = 4


def background(draft: Draft, value: str) -> None:
    """Give a slide the ground a deck names, and a class by which its text stands out; none where it cannot be read."""
    found = HEX.search(value)
    if not found:
        draft.warn("background-color", f"“{value}” is no colour", "write it as #rrggbb, such as #1f2937")
        return
    color = hex_of(found[1])
    draft.style["--ground"] = color
    draft.classes.append("dark-ground" if luminance(color[1:]) < EVEN else "light-ground")


def hex_of(digits: str) -> str:
    """Write a colour's digits as ``#rrggbb``, or ``#rrggbbaa`` where it lets something through."""
    full = digits.lower()
    return "#" + ("".join(digit * 2 for digit in full) if len(full) <= SHORT else full)


def luminance(digits: str) -> float:
    """Give the relative luminance of `rrggbb`, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)
