"""The header of a deck: `key: value` lines on top, bare or wrapped in `---` as YAML front matter is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.words import FOREIGN, KNOWN_KEYS
from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quarterdeck.deck.parse.source_lines import Line

PAIR = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[ \t]*:(?:[ \t]+(.*)|())$")
TIGHT = re.compile(r"([A-Za-z-]+):(.*)$")
OPENING = "<<<"
DASHES = re.compile(r"---[ \t]*$")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # as BCP 47 writes it
MINUTES = re.compile(r"(\d{1,3})(?: ?(?:m|min|minutes?))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What a deck says of itself: values by key in lower case, and the place each stands at."""

    values: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def time_budget(self) -> int | None:
        """The talk's length in whole minutes; None where none is said, or what is said is no such number."""
        found = MINUTES.fullmatch(self.values.get("time-budget", ""))
        return int(found[1]) or None if found else None

    @property
    def language(self) -> str:
        """The language's tag; empty where none is said, or what is said is none."""
        said = self.values.get("language", "")
        return said if LANGUAGE.fullmatch(said) else ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is said and cannot be used."""
        wrong = {
            "time-budget": not self.time_budget and "give whole minutes from 1 to 999, such as “time-budget: 45”",
            "language": not self.language and "write it as browsers do, such as “language: de” or “language: pt-BR”",
        }
        return tuple(
            Finding(place, Severity.ERROR, f"{key} is “{self.values[key]}”", remedy)
            for key, place in self.places.items()
            if (remedy := wrong.get(key))
        )


def read_header(lines: Sequence[Line], path: Path) -> tuple[Header, Sequence[Line]]:
    """Split a deck's lines into its header and the lines that follow it; `path` is for the places only."""
    start = next((index for index, line in enumerate(lines) if not line.blank), len(lines))
    wrapped = _wrapped(lines[start:])
    if wrapped:
        return _front_matter(lines[start + 1 : start + wrapped], path), lines[start + wrapped + 1 :]
    return _bare(lines[start:], path)


def _front_matter(lines: Sequence[Line], path: Path) -> Header:
    pairs = [(Place(path, line.number), pair) for line in lines if (pair := pair_of(line.text))]
    return Header({key: value.strip("\"'") for _, (key, value) in pairs}, {key: place for place, (key, _) in pairs})


def pair_of(text: str) -> tuple[str, str] | None:
    """Read `key: value`, the key in lower case; None for any other line."""
    found = PAIR.match(text)
    if not found:
        tight = TIGHT.match(text)
        found = tight if tight and tight[1].lower() in KNOWN_KEYS else None
    return (found[1].lower(), (found[2] or "").strip()) if found else None


def _bare(lines: Sequence[Line], path: Path) -> tuple[Header, Sequence[Line]]:
    values: dict[str, str] = {}
    places: dict[str, Place] = {}
    index = 0
    while index < len(lines):
        pair = pair_of(lines[index].text)
        if not pair or not (values or pair[0] in KNOWN_KEYS):
            break
        key, value = pair
        places[key] = Place(path, lines[index].number)
        index += 1
        if value == OPENING:
            value, index = _block(lines, index)
        values[key] = value
    return Header(values, places), lines[index:]


def _block(lines: Sequence[Line], start: int) -> tuple[str, int]:
    """Read a value of several lines, from below `<<<` down to `>>>`."""
    for index in range(start, len(lines)):
        if lines[index].text.strip() == ">>>":
            return "\n".join(line.text for line in lines[start:index]).strip(), index + 1
    return OPENING, start  # which is seen on every slide, and so is heard of


def _wrapped(lines: Sequence[Line]) -> int:
    """Count the lines down to the second `---` of a front matter; 0 where there is none."""
    if not lines or not DASHES.match(lines[0].text):
        return 0
    keys: set[str] = set()
    for index, line in enumerate(lines[1:], start=1):
        if DASHES.match(line.text):
            return index if keys & (KNOWN_KEYS | FOREIGN) else 0
        pair = pair_of(line.text)
        if not pair and not (keys and re.match(r"\s|#|- |$", line.text)):
            return 0
        keys.add(pair[0] if pair else "")
    return 0
