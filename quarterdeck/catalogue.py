"""What the interface itself says, a file for each language: static/words/en.json, static/words/de.json and so on.

A phrase is called by its group and its name, as in ``polls.closed``. What it is given stands in it in braces, as in
``{people}``; one that depends on a number is written for ``one`` and for ``other``, and told by what it is given as
`count`. What a language lacks is said in English.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError, RefusedError
from quarterdeck.findings import Place
from quarterdeck.settings import HOME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    Phrase = str | dict[str, str]
    Groups = dict[str, dict[str, Phrase]]

ENGLISH = "en"
WORDS = HOME / "static" / "words"
GIVEN = re.compile(r"\{(\w+)\}")


class Catalogue:
    """The phrases of one language; `language` is its tag, as BCP 47 writes it."""

    def __init__(self, language: str, groups: Groups) -> None:
        """Hold them, by group and name."""
        self.language = language
        self._groups = groups

    def phrase(self, key: str, count: object = None) -> str:
        """Give a phrase as it is written; raises LookupError for one that there is not."""
        group, _, name = key.partition(".")
        found = self._groups[group][name]
        return found if isinstance(found, str) else found["one" if count == 1 else "other"]

    def say(self, key: str, **given: object) -> str:
        """Give a phrase with what it is given; a name in braces that is given nothing stays as it is."""
        return GIVEN.sub(lambda named: str(given.get(named[1], named[0])), self.phrase(key, given.get("count")))

    def only(self, groups: Iterable[str]) -> Groups:
        """Give the phrases of some groups, for the scripts of a page."""
        return {group: self._groups[group] for group in groups}


def read_catalogues(folder: Path) -> Mapping[str, Catalogue]:
    """Read all that are in a folder, by their languages; raises MachineError for a file that is not as it must be."""
    english = _read(folder / f"{ENGLISH}.json")
    found = {path.stem: _read(path) for path in sorted(folder.glob("*.json"))}
    return {tag: Catalogue(tag, _over(english, groups)) for tag, groups in found.items()}


def nearest(catalogues: Mapping[str, Catalogue], tag: str) -> Catalogue | None:
    """Give the catalogue for a language: for de-AT that of de, where there is none of its own; None for neither."""
    return catalogues.get(tag) or catalogues.get(tag.partition("-")[0])


class Said(str):
    """A sentence in English that knows the key of its `phrase` and what it was `given`, for other languages."""

    __slots__ = ("given", "phrase")
    phrase: str
    given: Mapping[str, object]


def said(key: str, **given: object) -> Said:
    """Say a phrase in English; raises LookupError for one that there is not."""
    sentence = Said(_english().say(key, **given))
    sentence.phrase, sentence.given = key, given
    return sentence


def refusal(name: str, **given: object) -> RefusedError:
    """Give the error that refuses something in a phrase of the group ``refused``."""
    return RefusedError(said(f"refused.{name}", **given))


@cache
def _english() -> Catalogue:
    return Catalogue(ENGLISH, _read(WORDS / f"{ENGLISH}.json"))


def _over(english: Groups, own: Groups) -> Groups:
    return {group: {**phrases, **own.get(group, {})} for group, phrases in english.items()}


def _read(path: Path) -> Groups:
    try:
        read: Groups = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MachineError(f"the interface's words cannot be read ({error})", Place(path), "mend this file") from error
    return read
