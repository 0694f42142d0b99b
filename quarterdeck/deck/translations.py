"""A deck in other languages: `deck.de.md` beside `deck.md`, held to it slide by slide.

What the talk counts by (builds, demos, polls, films) is the original's. A slide that differs in any of it, or is not
translated, is shown in the original, so that every language is always in step.
"""

from __future__ import annotations

import re
from dataclasses import replace
from glob import escape
from typing import TYPE_CHECKING

from quarterdeck.deck.load import load_deck, read_text
from quarterdeck.deck.parse.header import read_header
from quarterdeck.deck.parse.source_lines import read_lines
from quarterdeck.deck.parse.split import split
from quarterdeck.errors import AuthorError
from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from quarterdeck.deck.drawn_before import DrawnBefore
    from quarterdeck.deck.model import Deck, Slide
    from quarterdeck.downloads.cache import Cache

# As BCP 47 writes them; three letters need more behind them, else `deck.old.md` were a language.
TAG = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*|[a-z]{3}(?:-[A-Za-z0-9]{2,8})+")


def translations_of(deck: Path) -> dict[str, Path]:
    """Find the files that hold a deck in other languages, by the language in their names."""
    beside = sorted(deck.parent.glob(f"{escape(deck.stem)}.*{escape(deck.suffix)}"))
    tags = {path.name[len(deck.stem) + 1 : len(path.name) - len(deck.suffix)]: path for path in beside}
    return {tag: path for tag, path in tags.items() if TAG.fullmatch(tag)}


def is_translation(path: Path) -> bool:
    """Say whether a file is a translation of the deck beside it, and so no deck of its own."""
    stem, _, tag = path.stem.rpartition(".")
    return bool(stem and TAG.fullmatch(tag)) and path.with_name(f"{stem}{path.suffix}").is_file()


def load_translations(
    original: Deck, demos: Path, cache: Cache | None, before: Mapping[str, DrawnBefore]
) -> tuple[dict[str, Deck], list[Finding]]:
    """Read a deck's translations, by their languages; one that cannot be read is a finding, and is not offered.

    `before` keeps what was drawn of each.
    """
    decks: dict[str, Deck] = {}
    findings: list[Finding] = []
    for language, path in translations_of(original.path).items():
        try:
            deck, wrong = _translation(original, load_deck(path, demos, cache, before[language], original), language)
        except AuthorError as error:
            findings.append(error.finding)
            continue
        if language == original.language:
            sentence, remedy = f"{original.path.name} is in this language itself", "say in its header which it is in"
            findings.append(Finding(Place(path), Severity.ERROR, sentence, remedy))
        else:
            decks[language] = deck
            findings += wrong
    return decks, findings


def _translation(original: Deck, own: Deck, language: str) -> tuple[Deck, list[Finding]]:
    """Give the translation with as many slides as its original, and what is wrong with it."""
    blank = _blank(own.path, own.header)
    slides, findings = [], [*_told_anew(own, original), *_lengths(own, original)]
    for slide in original.slides:
        theirs = own.slides[slide.number - 1] if slide.number <= len(own.slides) else None
        wrong = list(_differences(theirs, slide, original.path.name)) if theirs and slide.number not in blank else []
        findings += wrong
        lacks = theirs is None or slide.number in blank or wrong
        slides.append(slide if lacks or not theirs else replace(theirs, language=language))
    if blank:
        findings.append(_untranslated(own.path, blank))
    title = own.header.get("title") or slides[0].title
    shown = replace(own, path=original.path, title=title, slides=tuple(slides), language=language, theme=original.theme)
    return shown, findings


def _told_anew(own: Deck, original: Deck) -> Iterator[Finding]:
    """Give what is wrong in the translation's file; what its original's header has wrong is told there."""
    said = {finding.sentence for finding in original.findings}
    for finding in own.findings:
        if not (finding.sentence in said and finding.place and not finding.place.line):
            yield finding


def _lengths(own: Deck, original: Deck) -> Iterator[Finding]:
    mine, theirs, name = len(own.slides), len(original.slides), original.path.name
    if mine > theirs:
        sentence = f"there are {mine} slides here and {theirs} in {name}, so that the last are not shown"
        yield Finding(own.slides[theirs].place, Severity.ERROR, sentence, "translate each slide into one")
    if mine < theirs:
        sentence = f"there are {mine} slides here and {theirs} in {name}, so that the last are shown in the original"
        remedy = "where a slide is not translated, leave an empty one"
        yield Finding(own.slides[-1].place, Severity.WARNING, sentence, remedy)


def _differences(slide: Slide, original: Slide, name: str) -> Iterator[Finding]:
    """Find in what a translated slide is not in step with its original."""
    for mine, theirs in zip(_counted(slide), _counted(original), strict=True):
        if mine != theirs:
            sentence = f"slide {slide.number} has {mine} here and {theirs} in {name}:{original.place.line}"
            yield Finding(slide.place, Severity.ERROR, sentence, "until they agree, the original is shown")


def _counted(slide: Slide) -> Sequence[str]:
    """Name all that the talk counts by."""
    shown = (f"{cue.name} {cue.first}-{cue.last or ''}" if cue.in_part else cue.name for cue in slide.cues)
    poll = slide.poll and f"a poll for {'one' if slide.poll.single else 'some'} of {len(slide.poll.options)} answers"
    return (
        _count(slide.builds, "build"),
        f"the demo {' and '.join(shown)}" if slide.cues else "no demo",
        poll or "no poll",
        f"the picture {slide.picture}" if slide.picture else "no picture of a demo",
        _count(len(slide.films), "film"),
    )


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _blank(path: Path, header: Mapping[str, str]) -> list[int]:
    """Give the numbers of the slides that are left empty, as they are not translated."""
    _, lines = read_header(read_lines(read_text(path)), path)
    pages = split(lines, header.get("slide-dividers", ""))
    return [number for number, page in enumerate(pages, start=1) if all(line.blank for line in page)]


def _untranslated(path: Path, blank: Sequence[int]) -> Finding:
    what = f"slide {blank[0]} is" if len(blank) == 1 else f"slides {', '.join(map(str, blank))} are"
    return Finding(Place(path), Severity.NOTE, f"{what} not translated, and shown in the original")
