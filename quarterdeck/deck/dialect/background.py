"""A slide's own ground, and whether its text has to be light or dark."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEX = re.compile(r"(?:color\(\s*)?#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b", re.IGNORECASE)
# The luminance at which black and white text stand out equally well.
EVEN = 0.179
LINEAR_BELOW = 0.04045
SHORT = 4


@dataclass(frozen=True, slots=True)
class Ground:
    """A colour as CSS writes it, and the class of a slide that has it: ``dark-ground`` or ``light-ground``."""

    value: str
    name: str


def ground(value: str | None) -> Ground | None:
    """Read a background colour; None for none, or one that cannot be read."""
    found = HEX.search(value or "")
    if not found:
        return None
    digits = found[1].lower()
    full = "".join(digit * 2 for digit in digits) if len(digits) <= SHORT else digits
    return Ground(f"#{full}", "dark-ground" if luminance(full) < EVEN else "light-ground")


def luminance(digits: str) -> float:
    """Give the relative luminance of `rrggbb`, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)
