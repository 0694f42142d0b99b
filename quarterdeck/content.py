"""What is shown: the deck with its demos as they stand on disk, read again when they are saved."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quarterdeck.deck.drawn_before import DrawnBefore
from quarterdeck.deck.load import load_deck
from quarterdeck.deck.parts import names_of
from quarterdeck.deck.translations import load_translations, translations_of
from quarterdeck.demo.files import is_part
from quarterdeck.demo.load import load_demos, unknown_demo
from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Finding, Severity
from quarterdeck.tape.digest import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from quarterdeck.deck.model import Cue, Deck, Image
    from quarterdeck.demo.model import Demo
    from quarterdeck.downloads.cache import Cache

    Stamp = tuple[tuple[str, int, int], ...]  # path, time and size of each file
    Demos = tuple[Mapping[str, Demo], Mapping[str, Finding], Mapping[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Content:
    """A deck with the demos it can show.

    `findings` are what its author should mend. `digests` say in a word what each demo does: a learner's
    progress is kept under it. `translations` are the deck in other languages; where `deck` is one of them, it is one
    of the `original`. `taped` are the names of the demos that have a tape.
    """

    deck: Deck
    demos: Mapping[str, Demo]
    findings: tuple[Finding, ...]
    digests: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Deck] = field(default_factory=dict)
    original: Deck | None = None
    taped: frozenset[str] = frozenset()

    version: str = field(init=False, default="")  # a word that changes whenever the deck, or a demo of it, changes

    def __post_init__(self) -> None:
        """Find the version once, as everybody who comes is told it."""
        decks = [f"{language} {deck.version}" for language, deck in self.decks.items()]
        shown = [*decks, *(repr(demo) for demo in self.demos.values()), *self.digests.values(), *sorted(self.taped)]
        object.__setattr__(self, "version", hashlib.sha256("\0".join(shown).encode()).hexdigest()[:12])

    def keeping(self, before: Content, names: Collection[str]) -> Content:
        """Give this with the demos of these names as they were before, where they are gone: an open one goes on."""
        gone = {name: before.demos[name] for name in names if name in before.demos and name not in self.demos}
        return replace(self, demos={**self.demos, **gone}) if gone else self

    @property
    def decks(self) -> Mapping[str, Deck]:
        """The deck in each language there is, the original first."""
        original = self.original or self.deck
        return {original.language: original, **self.translations}

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures that it shows in any language."""
        return tuple(image for deck in self.decks.values() for image in deck.images)

    @property
    def names(self) -> Mapping[int, str]:
        """The slides' short names by their numbers, the same in each language, as a learner's progress is."""
        return names_of((self.original or self.deck).slides)

    def read_in(self, language: str) -> Content:
        """Give it as somebody reads it in a language; as it is where there is no such translation."""
        deck = self.decks.get(language, self.deck)
        return self if deck is self.deck else replace(self, deck=deck, original=self.original or self.deck)


class ReadBefore:
    """What was read of a talk before one of its files was saved; `seen` are all its files as they were then."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.drawn = DrawnBefore()
        self.seen: Stamp = ()
        self.translated: defaultdict[str, DrawnBefore] = defaultdict(DrawnBefore)
        self._files: object = None
        self._demos: Demos | None = None

    def save(self, seen: Stamp, deck: Path) -> None:
        """Hear what the files are like now; what changes in others than the deck changes what is read of demos."""
        decks = {str(path) for path in (deck, *translations_of(deck).values())}
        self.seen, files = seen, tuple(each for each in seen if each[0] not in decks)
        self._demos = self._demos if files == self._files else None
        self._files = files
        for drawn in (self.drawn, *self.translated.values()):
            drawn.files = files

    def read(self, folder: Path) -> Demos:
        """Give a folder's demos, those that cannot be read, what each does, in a word, and which have a tape."""
        if self._demos is None or self._files is None:
            known, broken = load_demos(folder, ENGINES)
            taped = frozenset(name for name, demo in known.items() if demo.tape.exists())
            self._demos = known, broken, {name: _digest(demo) for name, demo in known.items()}, taped
        return self._demos


def load_content(deck: Path, demos: Path, cache: Cache | None = None, before: ReadBefore | None = None) -> Content:
    """Read deck and demos; raises DeckError when the deck cannot be shown, anything less is a finding.

    What was read `before` and has not changed since is not read again.
    """
    before = before or ReadBefore()
    loaded = load_deck(deck, demos, cache, before.drawn)
    known, broken, digests, taped = before.read(demos)
    findings = (*loaded.findings, *broken.values(), *unknown_cues(loaded, {*known, *broken}))
    findings += (*unknown_pictures(loaded, known), *misplaced_steps(loaded, known))
    translations, wrong = load_translations(loaded, demos, cache, before.translated)
    return Content(loaded, known, (*findings, *wrong), digests, translations, taped=taped)


def unknown_cues(deck: Deck, there: Collection[str]) -> Iterator[Finding]:
    """Find the demos that a deck names and that are not `there`; one that is there and broken is told by itself."""
    for cue in (cue for slide in deck.slides for cue in slide.cues):
        if cue.name not in there:
            yield unknown_demo(cue.name, cue.place, there)


def unknown_pictures(deck: Deck, demos: Mapping[str, Demo]) -> Iterator[Finding]:
    """Find the slides that show a picture which is none, or which the slide's demos do not draw."""
    there = sorted({kind for engine in ENGINES.values() for kind in engine.pictures})
    for slide in (slide for slide in deck.slides if slide.picture):
        cued = [demos[cue.name] for cue in slide.cues if cue.name in demos]
        if slide.picture not in there:
            sentence, remedy = f"there is no picture “{slide.picture}” (there are: {', '.join(there)})", ""
        elif cued and not any(slide.picture in demo.pictures for demo in cued):
            sentence = f"{' and '.join(demo.name for demo in cued)} draws no picture “{slide.picture}”"
            remedy = "name it under picture in its demo.yaml"
        else:
            continue
        yield Finding(slide.place, Severity.ERROR, sentence, remedy)


def misplaced_steps(deck: Deck, demos: Mapping[str, Demo]) -> Iterator[Finding]:
    """Find the steps of a demo in parts that there are not, that are on several slides, and that are on none."""
    for demo in demos.values():
        cues = [cue for slide in deck.slides for cue in slide.cues if cue.name == demo.name]
        if any(cue.in_part for cue in cues):
            yield from _misplaced(demo, cues)


def _misplaced(demo: Demo, cues: Sequence[Cue]) -> Iterator[Finding]:
    total, done = len(demo.steps), 0  # how many there are, and up to which they have had their slide
    for cue in cues:
        last = cue.last or total
        if not cue.first <= last <= total:
            sentence = f"{demo.name} has no steps {cue.first}-{last}; it has {total}"
            yield Finding(cue.place, Severity.ERROR, sentence, f"write steps from 1 to {total}, the lower first")
            continue
        if (leader := demo.leader(cue.first)) != cue.first:
            sentence = f"step {cue.first} of {demo.name} goes at the press of step {leader}"
            yield Finding(cue.place, Severity.ERROR, sentence, f"begin with step {leader}")
        if cue.first <= done:
            sentence = f"{_steps(cue.first, min(done, last))} of {demo.name} had an earlier slide"
            yield Finding(cue.place, Severity.WARNING, sentence, f"begin with step {done + 1}")
        if cue.first > done + 1:
            sentence = f"{_steps(done + 1, cue.first - 1)} of {demo.name} had no slide before this one"
            yield Finding(cue.place, Severity.WARNING, sentence, f"begin with step {done + 1}")
        done = max(done, last)
    if done < total:
        sentence = f"{_steps(done + 1, total)} of {demo.name} have no slide"
        yield Finding(
            cues[-1].place, Severity.WARNING, sentence, f"write [.demo: {demo.name} {done + 1}-] on a later one"
        )


def _steps(first: int, last: int) -> str:
    return f"step {first}" if first == last else f"steps {first}-{last}"


def stamp(deck: Path, demos: Path, cache: Cache | None = None) -> Stamp:
    """Give a value that changes when a file beside the deck, among the demos or fetched is saved, added or removed."""
    folders = [deck.parent, demos, *([cache.folder] if cache else [])]
    return tuple(each for folder in folders for each in sorted(_stamps(folder)))


def _digest(demo: Demo) -> str:
    try:
        return digest(demo)
    except OSError:  # a file went away while it was read; the next look at the files sees that
        return ""


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.rglob("*"):
        if is_part(path, folder):
            try:
                status = path.stat()
            except OSError:  # it went away between listing and looking
                continue
            yield str(path), status.st_mtime_ns, status.st_size
