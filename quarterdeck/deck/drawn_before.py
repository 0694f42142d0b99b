"""What was drawn of a deck before it was saved again, so that only the slides that have changed are drawn anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.document import read_page
from quarterdeck.deck.render.slide import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.deck.model import Image, Slide
    from quarterdeck.deck.parse.document import Page, Parsed
    from quarterdeck.deck.parse.source_lines import Line
    from quarterdeck.deck.render.context import Context
    from quarterdeck.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Drawn:
    """A slide as it was drawn, and what else came of that: pictures asked for, findings, fonts that are not here."""

    page: Page
    slide: Slide
    images: tuple[Image, ...]
    findings: tuple[Finding, ...]
    fonts: tuple[tuple[str, tuple[int, str]], ...]


Kept = dict[tuple[str, ...], dict[int, Drawn]]  # by their words, and as the same words may come twice, by their numbers


class DrawnBefore:
    """Keeps the slides of one deck by their words; all are forgotten when what every slide depends on has changed."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.files: object = None  # what changes when any other file does than the deck
        self._world: object = None
        self._drawn: Kept = {}

    def page(self, lines: Sequence[Line]) -> Page | None:
        """Give the page of a slide with these words, without its tokens; None where it has not been drawn."""
        drawn = self._drawn.get(_key(lines))
        return next(iter(drawn.values())).page.light(lines) if drawn else None

    def draw(self, parsed: Parsed, context: Context) -> tuple[Slide, ...]:
        """Draw a deck's slides, as few of them as can be."""
        header = {key: place.line for key, place in context.places.items()}
        counted = (
            context.total if any("slidecount" in line.text.lower() for p in parsed.pages for line in p.lines) else 0
        )
        total = context.total if "slidecount" in context.header else counted
        world = (self.files, dict(context.header), header, total, context.anchors, dict(context.footnotes))
        before = self._drawn if world == self._world else {}
        self._world, self._drawn = world, {}
        return tuple(
            self._slide(page, number, parsed, context, before) for number, page in enumerate(parsed.pages, start=1)
        )

    def _slide(self, page: Page, number: int, parsed: Parsed, context: Context, before: Kept) -> Slide:
        key = _key(page.lines)
        alike = before.get(key, {})
        drawn = alike.get(number) or next(iter(alike.values()), None)
        if drawn is None or not _fits(drawn.slide, number):
            drawn = _draw(
                page if page.tokens else read_page(page.lines, context.parser, parsed.header), number, context
            )
        else:
            drawn = _moved(drawn, page, number)
        self._drawn.setdefault(key, {})[number] = drawn
        context.pictures.asked += drawn.images
        context.findings.extend(finding for finding in drawn.findings if finding not in context.findings)
        for family, found in drawn.fonts:
            context.fonts.found.setdefault(family, found)
        return drawn.slide


def _key(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _fits(slide: Slide, number: int) -> bool:
    """Say whether a slide may have this number: it has it, or does not show its own."""
    return slide.number == number or not ("slide-number" in slide.html or slide.title == f"Slide {slide.number}")


def _draw(page: Page, number: int, context: Context) -> Drawn:
    own = context.alone()  # so that what comes of this slide is told apart from what comes of the others
    slide = render(page, number, own)
    return Drawn(page.light(), slide, tuple(own.pictures.asked), tuple(own.findings), tuple(own.fonts.found.items()))


def _moved(drawn: Drawn, page: Page, number: int) -> Drawn:
    """Give a slide as it stands further down or up in its file."""
    first = drawn.page.line
    by = page.line - first
    if not by and drawn.slide.number == number:
        return drawn

    def at(place: Place) -> Place:
        return replace(place, line=place.line + by) if place.line >= first else place  # else it is of the header

    slide = drawn.slide
    cues = tuple(replace(cue, place=at(cue.place)) for cue in slide.cues)
    return Drawn(
        page,
        replace(slide, number=number, place=at(slide.place), cues=cues),
        tuple(replace(image, place=at(image.place)) for image in drawn.images),
        tuple(replace(each, place=at(each.place)) if each.place else each for each in drawn.findings),
        tuple((family, (line + by if line >= first else line, ours)) for family, (line, ours) in drawn.fonts),
    )
