"""What ages in a talk, said once in its header and used by name: `versions: node 26` on top, `{{node}}` below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from quarterdeck.deck.header import Fault, Header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.deck.lines import Line

KEY = "versions"
NAME = re.compile(r"\{\{ ?([A-Za-z][\w-]*) ?\}\}")
ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]+(\S.*)")


def fill(header: Header, lines: Sequence[Line]) -> tuple[Header, tuple[Line, ...], tuple[Fault, ...]]:
    """Put every version in the place of its name, in the header's values too; a deck without versions stays as it is.

    A name in braces that is none of them is left as it is written, and is a fault unless it stands in code.
    """
    if KEY not in header.values:
        return header, tuple(lines), ()
    versions, faults = _read(header)

    def filled(text: str) -> str:
        return NAME.sub(lambda found: versions.get(found[1].lower(), found[0]), text)

    values = {key: value if key == KEY else filled(value) for key, value in header.values.items()}
    shown = tuple(replace(line, text=filled(line.text)) for line in lines)
    return Header(values, header.lines), shown, (*faults, *_unknown(shown, versions))


def _read(header: Header) -> tuple[dict[str, str], list[Fault]]:
    versions: dict[str, str] = {}
    faults = []
    for entry in filter(None, map(str.strip, re.split(r"[,\n]", header.values[KEY]))):
        found = ENTRY.fullmatch(entry)
        if found:
            versions[found[1].lower()] = found[2]
        else:
            sentence = f"versions: “{entry}” is no name with a version; write one such as “node 26”"
            faults.append(Fault(header.lines[KEY], sentence))
    return versions, faults


def _unknown(lines: Sequence[Line], versions: dict[str, str]) -> Iterator[Fault]:
    there = ", ".join(versions) or "none"
    for line in lines:
        for found in () if line.code else NAME.finditer(line.text):
            yield Fault(line.number, f"no version is called “{found[1]}” in the header (there are: {there})")
