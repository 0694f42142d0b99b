"""What stands behind a style command, such as ``#FF5481, Avenir Next Bold, alignment(left), line-height(1.2)``.

Everything is read, and written anew as CSS custom properties: nothing that an author wrote reaches a page as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.background import HEX, hex_of
from quarterdeck.deck.dialect.fonts import Font, read_font

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CALL = re.compile(r"([A-Za-z][\w-]*)[ \t]*\(([^()]*)\)")
NUMBER = re.compile(r"[ \t]*([+-]?(?:\d+\.?\d*|\.\d+))[ \t]*(?:px|pt|em|x)?[ \t]*")
SIDES = {"left": "left", "center": "center", "centre": "center", "middle": "center", "right": "right"}
CASES = {
    "default": "none", "none": "none", "upper": "uppercase", "uppercase": "uppercase", "title": "capitalize",
    "capitalize": "capitalize", "lower": "lowercase", "lowercase": "lowercase",
}  # fmt: skip
LINES = {"single": "underline", "double": "underline double", "thick": "underline", "none": "none", "byword": ""}
LONGEST_BULLET = 12


@dataclass(frozen=True, slots=True)
class Style:
    """What a value says: its `colors` as ``#rrggbb``, its font, and CSS values by the ends of custom properties.

    `wrong` are the pieces that mean nothing, each with what would.
    """

    colors: tuple[str, ...] = ()
    font: Font | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[tuple[str, str], ...] = ()

    def without(self, piece: str, remedy: str) -> Style:
        """Give the same with one more piece that means nothing."""
        return replace(self, wrong=(*self.wrong, (piece, remedy)))


@lru_cache(maxsize=1024)
def read_style(value: str, more: frozenset[str] = frozenset()) -> Style:
    """Read a style command's value; `more` are the functions it knows besides those that every one knows."""
    style = Style()
    for name, inside in CALL.findall(value):
        style = _called(style, name, inside, EVERYWHERE | more)
    rest = CALL.sub(",", value)
    colors = (*style.colors, *(hex_of(digits) for digits in HEX.findall(rest)))
    style = replace(style, colors=colors)
    for piece in filter(None, map(str.strip, HEX.sub(",", rest).split(","))):
        style = _named(style, piece, more)
    return style


def _called(style: Style, name: str, inside: str, known: frozenset[str]) -> Style:
    """Add what a function says, such as ``alignment(left)``."""
    found = HEX.fullmatch(inside.strip()) if name.lower() == "color" else None
    if found:
        return replace(style, colors=(*style.colors, hex_of(found[1])))
    if name.lower() not in known:
        return style.without(f"{name}({inside})", f"there are {', '.join(sorted(known))}")
    end, read, meant = FUNCTIONS[name.lower()]
    written = read(inside)
    if written is None:
        return style.without(f"{name}({inside})", f"write {meant}")
    return replace(style, said={**style.said, end: written})


def _named(style: Style, piece: str, more: frozenset[str]) -> Style:
    """Add a font, or the bare word `auto`."""
    if piece.lower() == "auto" and "auto" in more:
        return replace(style, said={**style.said, "auto": "0"})
    font = read_font(piece)
    return replace(style, font=font) if font else style.without(piece, "write a colour as #rrggbb, a font by its name")


def _number(least: float, most: float) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        found = NUMBER.fullmatch(text)
        return f"{float(found[1]):g}" if found and least <= float(found[1]) <= most else None

    return read


def _pixels(least: float, most: float) -> Callable[[str], str | None]:
    """Read a length in pixels of the canvas, which is drawn in its unit."""
    read = _number(least, most)
    return lambda text: None if (number := read(text)) is None else f"calc({number} * var(--u))"


def _one_of(words: Mapping[str, str]) -> Callable[[str], str | None]:
    return lambda text: words.get(text.strip().strip("\"'").lower())


def _string(text: str) -> str | None:
    """Write a few signs as a CSS string, in which none of them can mean anything."""
    bare = text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
    if len(bare) > LONGEST_BULLET:
        return None
    return '"' + "".join(each if each.isalnum() or each in " -+*>" else f"\\{ord(each):x} " for each in bare) + '"'


def _color(text: str) -> str | None:
    found = HEX.fullmatch(text.strip())
    return hex_of(found[1]) if found else None


def _underline(text: str) -> str | None:
    drawn = [LINES.get(word.strip().lower()) for word in text.split(",")]
    return next((line for line in drawn if line), "underline") if None not in drawn else None


def _seed(text: str) -> str | None:
    return text.strip() if text.strip().isdecimal() else None


def _flag(text: str) -> str | None:
    return {"true": "1", "false": "0"}.get(text.strip().lower())


# By its name: the end of the custom property, how its value is read, and what a value is.
FUNCTIONS: Mapping[str, tuple[str, Callable[[str], str | None], str]] = {
    "alignment": ("align", _one_of(SIDES), "left, center or right"),
    "line-height": ("line", _number(0.5, 4), "a multiple of the type's size, from 0.5 to 4"),
    "text-scale": ("scale", _number(0.1, 10), "a number from 0.1 to 10"),
    "kern": ("kern", _pixels(-50, 100), "a number of pixels, from -50 to 100"),
    "letter-spacing": ("kern", _pixels(-50, 100), "a number of pixels, from -50 to 100"),
    "capitalization": ("case", _one_of(CASES), "default, upper, title or lower"),
    "text-transform": ("case", _one_of(CASES), "default, upper, title or lower"),
    "bullet-character": ("bullet", _string, f"at most {LONGEST_BULLET} signs"),
    "bullet-color": ("bullet-color", _color, "a colour, #rrggbb"),
    "bullet-indent": ("indent", _pixels(0, 400), "a number of pixels, from 0 to 400"),
    "ordered-bullet-indent": ("ordered-indent", _pixels(0, 400), "a number of pixels, from 0 to 400"),
    "margin": ("margin", _pixels(0, 200), "a number of pixels, from 0 to 200"),
    "stroke-width": ("stroke", _pixels(0, 40), "a number of pixels, from 0 to 40"),
    "height": ("stroke", _pixels(0, 40), "a number of pixels, from 0 to 40"),
    "dimmed-opacity": ("dimmed", _number(0, 1), "a number from 0 to 1"),
    "underline": ("underline", _underline, "single, double or none, and byWord"),
    "auto": ("auto", _seed, "a whole number"),
    "dark-mode": ("dark", _flag, "true or false"),
}
EVERYWHERE = frozenset({
    "alignment", "line-height", "text-scale", "kern", "letter-spacing", "capitalization", "text-transform",
})  # fmt: skip
