"""How a slide looks: its ground, and how large its text and its pictures' corners are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.background import background
from quarterdeck.deck.dialect.word import LEVELS, SWITCH, Takes, Word, is_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.deck.dialect.draft import Draft

CORNERS = "image-corner-radius"
PIXELS = Takes("a whole number of pixels", lambda value: value.strip().removesuffix("px").strip().isdigit())


def corner_radius(header: Mapping[str, str]) -> float | None:
    """Read how round the corners of pictures are that say nothing of it, in pixels of the canvas; None for not."""
    said = header.get(CORNERS, "").strip().removesuffix("px").strip()
    return float(said) if said.isdigit() else None


def _autoscale(draft: Draft, value: str) -> None:
    if is_on(value):
        draft.classes.append("autoscale")


def _fit_headings(draft: Draft, levels: str) -> None:
    """Let every heading of the levels in `levels`, such as ``#, ##``, be as wide as the slide."""
    tags = {f"h{len(mark)}" for mark in levels.replace(",", " ").split() if set(mark) == {"#"}}
    for token in draft.content:
        if token.type == "heading_open" and token.tag in tags and token.attrGet("class") != "pictures":
            token.attrSet("class", "fit")


def _fit_headings_too(draft: Draft, levels: str) -> None:
    if "fit-header" not in draft.said:
        _fit_headings(draft, levels)


WORDS = (
    # Of a theme the whole deck is dressed, not its slides: see `quarterdeck.deck.themes`.
    Word("theme", key="`Poster, 3`: how the deck looks, and in which of its colours; see below", example="Poster, 3"),
    Word(
        "autoscale",
        key="marks text to be shrunk until it fits; text that overflows is shrunk in any case",
        commands={"[.autoscale: true]": "as in the header"},
        act=_autoscale,
        takes=SWITCH,
    ),
    Word(
        "background-color",
        key="`#1f2937`: the ground; the text turns light or dark with it",
        commands={"[.background-color: #RRGGBB]": "a ground of its own"},
        act=background,
        example="#1f2937",
    ),
    Word(
        "background-image",
        key="`sky.jpg`: a picture behind every slide that has none of its own there",
        example="sky.jpg",
    ),
    Word(
        "fit-header",
        key="`#, ##`: headings of these levels are fitted",
        act=_fit_headings,
        takes=LEVELS,
        example="#, ##",
    ),
    Word("fit-headers", key="the same, as some write it", act=_fit_headings_too, takes=LEVELS, example="#"),
    Word(CORNERS, key="round corners for every picture, in pixels of the canvas", takes=PIXELS, example="12"),
)
