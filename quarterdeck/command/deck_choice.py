"""Which deck a command is about: a file, the deck in a folder, what the environment names, or the deck that is here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quarterdeck.deck.translations import is_translation
from quarterdeck.errors import DeckError
from quarterdeck.findings import Place
from quarterdeck.settings import OWN_DECK, PROGRAM, from_environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.settings import Settings

USUAL = ("deck.md", "slides/deck.md")


def settings_for(deck: Path | None, *, ours: bool = False) -> Settings:
    """Read the settings and choose the deck; `ours` lets our own talk stand in where there is none here.

    Raises DeckError where no deck is meant by what was given.
    """
    settings = from_environment()
    if deck is None and settings.deck != OWN_DECK:
        deck = settings.deck
    if deck is None:
        deck = _here(ours=ours)
    return replace(settings, deck=deck_at(deck).resolve())


def deck_at(path: Path) -> Path:
    """Give the deck that a path means: itself, or the one in it where it is a folder.

    Raises DeckError for a folder with none, or with several.
    """
    if not path.is_dir():
        return path
    found = decks_in(path)
    if len(found) == 1:
        return found[0]
    if not found:
        raise DeckError("there is no deck in this folder", Place(path), f"begin one: {PROGRAM} new my-talk")
    names = ", ".join(each.name for each in found)
    raise DeckError(f"there are several decks in this folder ({names})", Place(path), "name one of them")


def decks_in(folder: Path) -> list[Path]:
    """Give the decks that a folder may mean: the one with the usual name, else all Markdown but README and its like."""
    usual = [folder / name for name in USUAL if (folder / name).is_file()]
    others = (path for path in folder.glob("*.md") if not path.stem.isupper() and not is_translation(path))
    return usual[:1] or sorted(others)


def deck_and_names(words: Sequence[str]) -> tuple[Settings, tuple[str, ...]]:
    """Read ``[DECK] [NAME]...``: the first word is the deck where it is a path, else every word is a demo's name.

    Raises UsageError for a word that is both.
    """
    if not words or not _means_a_deck(words[0]):
        return settings_for(None), tuple(words)
    first, *names = words
    if "/" not in first and decks_in(Path()) and (settings_for(None).demos / first).is_dir():
        sentence = f"“{first}” is a demo, and a folder here with a deck in it"
        raise click.UsageError(f"{sentence}: write ./{first} for the folder, or name the deck before the demo")
    return settings_for(Path(first)), tuple(names)


def _means_a_deck(word: str) -> bool:
    path = Path(word)
    return path.suffix == ".md" or "/" in word or word in {".", ".."} or (path.is_dir() and bool(decks_in(path)))


def _here(*, ours: bool) -> Path:
    here = Path()
    return OWN_DECK if ours and not decks_in(here) else here
