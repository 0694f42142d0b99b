"""The style commands: what each is for, and the custom properties by which static/css/slide/style.css heeds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.style_values import read_style
from quarterdeck.deck.dialect.word import SOMETHING, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quarterdeck.deck.dialect.draft import Draft
    from quarterdeck.deck.dialect.fonts import Font
    from quarterdeck.deck.dialect.style_values import Style

# Each with what it dresses, and the functions that it alone knows.
STYLES: Mapping[str, tuple[str, frozenset[str]]] = {
    "text": ("paragraphs and lists", frozenset()),
    "text-strong": ("`**strong**` words of the text", frozenset()),
    "text-emphasis": ("`*stressed*` words of the text", frozenset()),
    "header": ("headings", frozenset()),
    "header-strong": ("`**strong**` words of headings", frozenset()),
    "header-emphasis": ("`*stressed*` words of headings", frozenset()),
    "list": (
        "lists: also `bullet-character(-)`, `bullet-color(#f80)`, `bullet-indent(40)`, `ordered-bullet-indent(20)`",
        frozenset({"bullet-character", "bullet-color", "bullet-indent", "ordered-bullet-indent"}),
    ),
    "quote": ("quotes", frozenset()),
    "quote-author": ("who said a quote", frozenset()),
    "table": ("tables: also `margin(5)`, the room around a cell's text", frozenset({"margin"})),
    "table-separator": ("lines of tables: a colour, `stroke-width(2)`", frozenset({"stroke-width"})),
    "footnote": ("footnotes", frozenset()),
    "footnote-separator": (
        "the line over footnotes: a colour, `height(2)`, `margin(12)`",
        frozenset({"height", "margin"}),
    ),
    "footer-style": ("the footer; `alignment(right)` moves it over", frozenset()),
    "slidenumber-style": ("the number; `alignment(left)` moves it over", frozenset()),
    "link": ("links: also `underline(single)`, `double` or `none`", frozenset({"underline"})),
    "code": (
        "code: several colours are its palette, `auto` or `auto(7)` mixes ours anew; also `dimmed-opacity(0.3)`",
        frozenset({"auto", "dimmed-opacity"}),
    ),
    "inline-code": ("code within text: also `auto`", frozenset({"auto"})),
    "formula": ("formulas", frozenset()),
    "presenter-notes": ("notes at the desk, but for their colour", frozenset()),
    "graph": ("drawings of `mermaid`: up to three colours, `dark-mode(false)`", frozenset({"dark-mode"})),
    "pikchr-graph": ("drawings of `pikchr`: two colours", frozenset()),
}
ESCAPED = re.compile(r"\\[0-9a-f]+ ")
# What code is coloured by, in the order in which a palette's colours are given out after the first.
CODE_KINDS = ("keyword", "string", "name", "number", "type", "comment")


def dress(draft: Draft) -> None:
    """Write into a slide's style what the header and the slide's own commands say, which win piece by piece."""
    for name in STYLES:
        if value := draft.context.header.get(name):
            draft.style |= _dressed(draft, name, value)
    for command in draft.page.commands:
        if command.name in STYLES and command.value:
            draft.style |= _dressed(draft, command.name, command.value, command.line)


def _dressed(draft: Draft, name: str, value: str, line: int = 0) -> dict[str, str]:
    """Read a value, tell what in it means nothing, and give the custom properties that say the rest."""
    style = read_style(value, STYLES[name][1])
    place = line or draft.context.line_of(name)
    for piece, remedy in style.wrong:
        draft.context.warn(place, f"“{piece}” means nothing to {name}", remedy)
    if style.font:
        draft.context.fonts.note(style.font, place)
    return dict(_properties(name, style))


def _properties(name: str, style: Style) -> Iterator[tuple[str, str]]:
    yield from ((f"--{name}-{end}", value) for end, value in style.said.items() if end != "auto")
    yield from _room(name, style.said)
    if style.font:
        yield from _font(name, style.font)
    if name == "code":
        yield from _palette(style)
    elif name in {"graph", "pikchr-graph"}:
        yield from ((f"--{name}-{number}", color) for number, color in enumerate(style.colors[:3], start=1))
    elif style.colors:
        yield f"--{name}-color", style.colors[-1]
    elif "auto" in style.said:
        yield f"--{name}-color", f"var(--code-{CODE_KINDS[int(style.said['auto']) % len(CODE_KINDS)]})"


def _room(name: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Make room for what is moved: a bullet of several signs, a slide's number on the left."""
    if "bullet" in said:
        yield "--list-dot", "transparent"
        signs = len(ESCAPED.sub("x", said["bullet"])) - 2  # without its quotes
        if signs > 1 and "indent" not in said:
            yield "--list-indent", f"{0.5 + 0.6 * signs:g}em"
    if name == "slidenumber-style" and said.get("align") == "left":
        yield from (("--footer-room-left", "calc(130 * var(--u))"), ("--footer-room-right", "0px"))


def _font(name: str, font: Font) -> Iterator[tuple[str, str]]:
    if font.kind:
        yield f"--{name}-font", f"var(--font-{font.kind})"
    if font.weight or font.family:
        yield f"--{name}-weight", str(font.weight or 400)
    yield f"--{name}-slant", "italic" if font.slanted else "normal"


def _palette(style: Style) -> Iterator[tuple[str, str]]:
    """Colour code by what a deck names, else with `auto` by our own colours, given out anew."""
    if style.colors:
        first, *others = style.colors
        yield "--code-color", first
        yield from (
            (f"--code-{kind}", (others or [first])[at % len(others or [first])]) for at, kind in enumerate(CODE_KINDS)
        )
    elif "auto" in style.said:
        turn = int(style.said["auto"]) % len(CODE_KINDS)
        turned = CODE_KINDS[turn:] + CODE_KINDS[:turn]
        yield from (
            (f"--code-{kind}", f"var(--palette-{other})") for kind, other in zip(CODE_KINDS, turned, strict=True)
        )


# One for each that has functions of its own, and for some others; every other word is shown with a colour.
EXAMPLES = {
    "text": "#FF5481, alignment(left)",
    "header": "Oswald Bold, text-scale(1.5), capitalization(upper)",
    "list": "bullet-character(»), bullet-color(#ff8800)",
    "quote": "Source Serif 4 Italic, line-height(1.2)",
    "table": "margin(5)",
    "table-separator": "#888888, stroke-width(2)",
    "footnote": "text-scale(0.8)",
    "footnote-separator": "#888888, height(2), margin(12)",
    "footer-style": "#888888, alignment(right)",
    "slidenumber-style": "alignment(left)",
    "link": "#1464e8, underline(double)",
    "code": "auto(7), dimmed-opacity(0.3)",
    "inline-code": "auto",
    "formula": "text-scale(1.5), alignment(center)",
    "presenter-notes": "text-scale(1.2)",
    "graph": "#1464e8, #8a1c1c, dark-mode(false)",
    "pikchr-graph": "#1464e8, #8a1c1c",
}
WORDS = tuple(
    Word(
        name,
        key=f"STYLE for {what}",
        commands={f"[.{name}: STYLE]": f"STYLE for {what}"},
        takes=SOMETHING,
        example=EXAMPLES.get(name, "#8a1c1c"),
    )
    for name, (what, _) in STYLES.items()
)
