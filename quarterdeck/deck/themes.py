"""The themes: one sheet of tokens each in static/css/themes, and which of them a deck means.

A sheet says in its first comment for which of Deckset's themes it stands (``Stands for: Poster, Ostrich.``), and gives
each colour variant as ``:root[data-variant="n"]``; so another theme is another sheet, and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from quarterdeck.deck.own_sheet import files_named, own_sheet, version_of
from quarterdeck.findings import Finding, Severity
from quarterdeck.settings import HOME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.findings import Place

SHEETS = HOME / "static" / "css" / "themes"
OURS = "quarterdeck"
STANDS_FOR = re.compile(r"Stands for:([^.]*)\.")
VARIANT = re.compile(r':root\[data-variant="(\d+)"\]\s*\{([^}]*)\}')
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
FACE = re.compile(r"--theme-(?:text|header)-font:\s*var\(--font-(\w+)\)")


@dataclass(frozen=True, slots=True)
class Theme:
    """A sheet of static/css/themes: its name, the themes of Deckset it stands for, its variants' tokens by number.

    `faces` are the kinds of fonts (see `dialect.fonts`) that its text and headings are set in.
    """

    name: str
    stands_for: tuple[str, ...]
    variants: Mapping[int, Mapping[str, str]]
    faces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worn:
    """The theme a deck wears; `variant` is 0 where the device says whether it is light or dark.

    `theme` is None for a deck that names none, `own` the version of the deck's own sheet, empty where it has none, and
    `files` what that sheet shows, by names within the deck's folder.
    """

    theme: Theme | None = None
    variant: int = 0
    own: str = ""
    files: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name of the sheet, empty for none."""
        return self.theme.name if self.theme else ""

    @property
    def paper(self) -> str:
        """The ground's colour, empty where the device decides."""
        return self.theme.variants[self.variant]["--paper"] if self.theme and self.variant else ""

    @property
    def faces(self) -> tuple[str, ...]:
        """The kinds of fonts that every slide needs."""
        return (self.theme.faces if self.theme else ()) or ("sans",)


@cache
def themes() -> Mapping[str, Theme]:
    """Give every theme there is, by its name."""
    return {path.stem: _read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(SHEETS.glob("*.css"))}


def choose(said: str) -> tuple[Worn, str]:
    """Give the theme that ``Poster, 3`` means, and a sentence if there is none such: the nearest is worn then."""
    name, _, number = said.partition(",")
    known = {_plain(each): theme for theme in themes().values() for each in (theme.name, *theme.stands_for)}
    wanted = _plain(name)
    near = [wanted] if wanted in known else get_close_matches(wanted, known, n=1, cutoff=0.6)
    theme = known[near[0]] if near else themes()[OURS]
    sentence = "" if wanted in known else f"there is no theme “{name.strip()}”; {theme.name} stands for it"
    if not number.strip():
        return Worn(theme, 0 if theme.name == OURS else 1), sentence
    variant = int(number) if number.strip().isdecimal() else 1
    if not number.strip().isdecimal():
        sentence = sentence or f"“{number.strip()}” is no number of a variant; 1 stands for it"
    if variant in theme.variants:
        return Worn(theme, variant), sentence
    turned = (variant - 1) % len(theme.variants) + 1
    return Worn(
        theme, turned
    ), sentence or f"{theme.name} has {len(theme.variants)} variants; {turned} stands for {variant}"


def worn_by(said: str, place: Place) -> tuple[Worn, list[Finding]]:
    """Say what a deck wears whose header says this at a place, empty for nothing, and what is wrong with it."""
    findings: list[Finding] = []
    worn, sentence = choose(said) if said else (Worn(), "")
    if sentence:
        remedy = f"choose one of {', '.join(themes())}, or one of Deckset's"
        findings.append(Finding(place, Severity.WARNING, sentence, remedy))
    sheet = own_sheet(place.path.parent)
    if sheet is None:
        return worn, findings
    named, wrong = files_named(sheet)
    files = frozenset(name for name, _ in named)
    return replace(worn, own=version_of(sheet), files=files), [*findings, *wrong]


def _read(name: str, sheet: str) -> Theme:
    found = STANDS_FOR.search(sheet)
    stands_for = tuple(each.strip() for each in found[1].split(",")) if found else ()
    variants = {int(number): dict(TOKEN.findall(tokens)) for number, tokens in VARIANT.findall(sheet)}
    return Theme(name, stands_for, variants, tuple(dict.fromkeys(FACE.findall(sheet))))


def _plain(name: str) -> str:
    """Write a name as it is compared: in whatever case, with or without blanks."""
    return re.sub(r"[\W_]+", "", name).lower()
