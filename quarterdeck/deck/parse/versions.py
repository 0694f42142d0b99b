"""What ages in a talk, said once in its header and used by name: `versions: node 26` on top, `{{node}}` below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.header import Header
from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quarterdeck.deck.parse.source_lines import Line

KEY = "versions"
NAME = re.compile(r"\{\{ ?([A-Za-z][\w-]*) ?\}\}")
ENTRY = re.compile(r"([A-Za-z][\w-]*)[ \t]+(\S.*)")


def fill(header: Header, lines: Sequence[Line], path: Path) -> tuple[Header, tuple[Line, ...], tuple[Finding, ...]]:
    """Put every version in the place of its name, in the header's values too; a deck without versions stays as it is.

    A name in braces that is none of them is left as it is written, and is a finding unless it stands in code;
    `path` is for the places only.
    """
    if KEY not in header.values:
        return header, tuple(lines), ()
    versions, findings = _read(header)

    def filled(text: str) -> str:
        return NAME.sub(lambda found: versions.get(found[1].lower(), found[0]), text)

    values = {key: value if key == KEY else filled(value) for key, value in header.values.items()}
    shown = tuple(replace(line, text=filled(line.text)) if "{{" in line.text else line for line in lines)
    return Header(values, header.places), shown, (*findings, *_unknown(shown, versions, path))


def _read(header: Header) -> tuple[dict[str, str], list[Finding]]:
    versions: dict[str, str] = {}
    findings = []
    for entry in filter(None, map(str.strip, re.split(r"[,\n]", header.values[KEY]))):
        found = ENTRY.fullmatch(entry)
        if found:
            versions[found[1].lower()] = found[2]
        elif KEY in header.places:  # else it is told where the original of a translation says so
            sentence = f"versions: “{entry}” is no name with a version"
            findings.append(Finding(header.places[KEY], Severity.ERROR, sentence, "write one such as “node 26”"))
    return versions, findings


def _unknown(lines: Sequence[Line], versions: dict[str, str], path: Path) -> Iterator[Finding]:
    there = ", ".join(versions) or "none"
    for line in lines:
        for found in () if line.code else NAME.finditer(line.text):
            sentence = f"no version is called “{found[1]}” in the header (there are: {there})"
            yield Finding(Place(path, line.number), Severity.ERROR, sentence)
