"""How `check` tells its findings: to people, to programs, and to GitHub, each with file, line and column."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.findings import Finding, Place

NAMED = re.compile(r"“([^”]+)”")
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_line(finding: Finding) -> str:
    """Write a finding as editors read it, ``path:line:column: sentence``; what is no error says what it is."""
    kind = "" if finding.severity is Severity.ERROR else f"{finding.severity}: "
    return f"{_where(finding)}: {kind}{finding.words}" if finding.place else f"{kind}{finding.words}"


def as_json(findings: Sequence[Finding]) -> str:
    """Write findings as a JSON array of objects; a `line` or `column` of 0 is the whole file or line."""
    return json.dumps([_object(finding) for finding in findings], indent=2, ensure_ascii=False)


def as_annotation(finding: Finding) -> str:
    """Write a finding as GitHub's runner reads it, so that it stands beside the line in a pull request."""
    place = finding.place
    where = {"file": _path(place), "line": place.line, "col": column_of(finding)} if place else {}
    inside = ",".join(f"{key}={_property(str(value))}" for key, value in where.items() if value)
    return f"::{GITHUB.get(finding.severity, 'notice')} {inside}::{_escaped(finding.words)}"


def column_of(finding: Finding) -> int:
    """Give the column, from 1, of the word that a finding names in its line, else of where the line's text begins."""
    text = _line(finding.place) if finding.place else ""
    word = NAMED.search(finding.sentence)
    found = text.lower().find(word[1].lower()) if word else -1
    return 1 + (found if found >= 0 else len(text) - len(text.lstrip())) if text.strip() else 0


def _where(finding: Finding) -> str:
    column = column_of(finding)
    place = f"{_path(finding.place)}:{finding.place.line}" if finding.place and finding.place.line else ""
    return f"{place}:{column}" if place and column else place or (_path(finding.place) if finding.place else "")


def _line(place: Place) -> str:
    if not place.line:
        return ""
    try:
        lines = place.path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[place.line - 1] if place.line <= len(lines) else ""


def _path(place: Place) -> str:
    """Give a path as it is called from here."""
    here = Path.cwd()
    return str(place.path.relative_to(here) if place.path.is_relative_to(here) else place.path)


def _object(finding: Finding) -> dict[str, object]:
    place = finding.place
    where = {"path": _path(place) if place else "", "line": place.line if place else 0, "column": column_of(finding)}
    return {**where, "severity": str(finding.severity), "sentence": finding.sentence, "remedy": finding.remedy}


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
