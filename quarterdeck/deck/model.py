"""A deck and its slides, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.deck.themes import Worn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from quarterdeck.findings import Finding, Place

LANGUAGE = "en"  # of a deck that does not say


@dataclass(frozen=True, slots=True)
class Cue:
    """A demo's place on a slide; `name` is a slug, `place` the line that names it.

    `first` and `last` are the steps that are given there, as the deck has them; `last` is None for all that follow.
    """

    name: str
    place: Place
    first: int = 1
    last: int | None = None

    @property
    def in_part(self) -> bool:
        """Whether the deck says which of the demo's steps are given there."""
        return (self.first, self.last) != (1, None)

    def has(self, step: int) -> bool:
        """Say whether a step is given there."""
        return self.first <= step <= (self.last or step)

    def steps(self, total: int) -> range:
        """Give the numbers of those there are, of so many that the demo has."""
        return range(self.first, min(self.last or total, total) + 1)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture a slide names; `source` is as written in the deck, `path` the file, None when it is not there."""

    source: str
    path: Path | None
    place: Place


@dataclass(frozen=True, slots=True)
class Film:
    """A film or sound on a slide: whether it begins by itself, begins anew at its end, and turns the slide there."""

    autoplay: bool = False
    loop: bool = False
    autoadvance: bool = False


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a poll's slide asks: its options as text, one of which may be chosen (`single`) or several."""

    options: tuple[str, ...]
    single: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """One page of the deck.

    `number` counts from 1. `builds` is how many steps come after the first view (0: shown at once).
    `html` is the cleaned content of ``<section class="slide">``, but for the panels of its `cues`; in it an element
    with ``data-build="k"`` appears at build k, and one with ``data-option="k"`` is the option k of the slide's `poll`.
    `notes` is HTML for the presenter alone, `lesson` that of them which the deck gives to whoever learns alone. `part`
    is the name of the talk's part that begins here. `style` maps CSS custom properties and class names the section
    carries (see docs/writing-decks.md). `picture` is the kind of picture that the slide shows of a demo, empty for the
    demo's own panel. `films` are counted from 1 in the elements' ``data-film``.
    `transition` is how one comes to it, such as ``push horizontal 0.5``, empty for at once. `language` is the
    one it is in, which may be another than its deck's.
    """

    number: int
    place: Place
    title: str
    html: str
    notes: str = ""
    lesson: str = ""
    part: str = ""
    builds: int = 0
    cues: tuple[Cue, ...] = ()
    classes: tuple[str, ...] = ()
    style: str = ""
    poll: Ballot | None = None
    picture: str = ""
    films: tuple[Film, ...] = ()
    transition: str = ""
    language: str = LANGUAGE


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole talk; `version` changes whenever anything shown changes, `findings` are what its author should mend.

    `theme` is what it wears, `time_budget` how long the talk is to take, in whole minutes; None where it does not say.
    `language` is the one it is in, as BCP 47 writes it.
    """

    path: Path
    title: str
    slides: tuple[Slide, ...]
    header: Mapping[str, str]
    version: str
    theme: Worn = field(default_factory=Worn)
    images: tuple[Image, ...] = ()
    findings: tuple[Finding, ...] = ()
    time_budget: int | None = None
    language: str = LANGUAGE

    @property
    def folder(self) -> Path:
        """The folder whose files the deck may show."""
        return self.path.parent

    @property
    def missing(self) -> tuple[Image, ...]:
        """The pictures that are not there, once each, in the order of the deck."""
        first: dict[str, Image] = {}
        for image in sorted(self.images, key=lambda image: image.place.line):
            if image.path is None:
                first.setdefault(image.source, image)
        return tuple(first.values())
