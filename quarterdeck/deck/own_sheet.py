"""A deck's own `theme.css`: the pictures and fonts it names, and what in it leads elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "theme.css"
LARGEST = 256 * 1024  # bytes
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LEADS = re.compile(r"@import\b[^;]*|(?:url|src|image|image-set)\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
INSIDE = re.compile(r"(?:data:(?:image|font)/|#|$)", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\|.*\.\.", re.IGNORECASE)


def own_sheet(folder: Path) -> Path | None:
    """Give the sheet beside a deck, None where there is none that can be worn."""
    path = folder / NAME
    return path if path.is_file() and path.stat().st_size <= LARGEST else None


def version_of(path: Path) -> str:
    """Give what changes when the sheet does, for its address."""
    return f"{path.stat().st_mtime_ns // 1_000_000:x}"


def files_named(path: Path) -> tuple[list[tuple[str, Place]], list[Finding]]:
    """Read which files a sheet names, by what it calls them, and find what in it leads elsewhere.

    The latter never loads: the page's policy forbids it.
    """
    named: list[tuple[str, Place]] = []
    findings: list[Finding] = []
    for place, leads, source in _leads(path):
        if source is None or ELSEWHERE.match(source):
            sentence = f"“{leads.strip()}” leads elsewhere, and is never loaded"
            findings.append(Finding(place, Severity.ERROR, sentence, "put the file beside the deck and name that"))
        elif not (path.parent / _bare(source)).is_file():
            findings.append(Finding(place, Severity.ERROR, f"there is no file {source}", "put it beside the deck"))
        else:
            named.append((_bare(source), place))
    return named, findings


def _bare(source: str) -> str:
    return re.split("[?#]", source, maxsplit=1)[0]


def _leads(path: Path) -> Iterator[tuple[Place, str, str | None]]:
    """Find each `@import` (whose source is None) and each address, but for what is in the sheet itself."""
    text = COMMENT.sub(
        lambda found: re.sub(r"[^\n]", " ", found[0]), path.read_text(encoding="utf-8", errors="replace")
    )
    for found in LEADS.finditer(text):
        if found[1] is None or not INSIDE.match(found[1].strip()):
            line = text.count("\n", 0, found.start()) + 1
            yield Place(path, line), found[0], None if found[1] is None else found[1].strip()
