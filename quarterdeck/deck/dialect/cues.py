"""`[.demo: NAME]`, or `**demo: NAME**` in a note: which demos a slide has; `[.picture: KIND]`: how one is seen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.word import SOMETHING, Word
from quarterdeck.deck.model import Cue
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quarterdeck.deck.dialect.draft import Draft
    from quarterdeck.deck.parse.document import Page

PART = re.compile(r"(.*\S)\s+(\d{1,3})\s*[-\u2013]\s*(\d{0,3})")  # a slug has no space before its number
CUE = re.compile(r"\*\*[ \t]*demo[ \t]*:[ \t]*([^*\n]+?)[ \t]*\*\*", re.IGNORECASE)


def cues_of(page: Page, path: Path) -> Iterator[Cue]:
    """Give the demos that a page of the deck at `path` names, each once, in the order of their lines."""
    named = [(command.line, command.value or "") for command in page.commands if command.name == "demo"]
    for note in page.notes:
        for offset, text in enumerate(note.text.split("\n")):
            named += [(note.line + offset, name) for name in CUE.findall(text)]
    seen = set()
    for line, said in sorted(named, key=lambda cue: cue[0]):
        name, first, last = _part(said)
        if name and name not in seen:
            seen.add(name)
            yield Cue(name, Place(path, line), first, last)


def _part(said: str) -> tuple[str, int, int | None]:
    """Read a demo's name, and the steps that are given of it: ``deployments 1-8``, or ``9-`` for all from there on."""
    part = PART.fullmatch(said.strip())
    if part is None:
        return slug(said), 1, None
    return slug(part[1]), max(int(part[2]), 1), int(part[3]) if part[3] else None


def slug(name: str) -> str:
    """Write a demo's name as its folder is called: ``build, new layer`` is ``build-new-layer``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _take_picture(draft: Draft, said: str) -> None:
    """Let the slide show the picture of one kind in the terminals' place."""
    kind = slug(said)
    if not kind or kind == "true":
        draft.complain("picture", "[.picture] names no picture", "write which, such as [.picture: containers]")
        return
    draft.picture = kind
    draft.classes.append("has-picture")


WORDS = (
    Word(
        "demo",
        commands={
            "[.demo: NAME]": "puts a demo on the slide; with steps, as in `[.demo: NAME 1-8]` and `[.demo: NAME 9-]`, "
            "a part of it"
        },
        takes=SOMETHING,
        example="pods 1-8",
    ),
    Word(
        "picture",
        commands={
            "[.picture: KIND]": "shows the picture of this kind alone, of the slide's demo, or of whichever demo is on"
        },
        act=_take_picture,
        example="containers",
    ),
)
