"""What each page is made of besides its words: its style sheets in their order, and its script.

Read by the server, and by what bundles them, which has nothing of ours to import.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EVERYWHERE = ("fonts", "tokens", "base")
SLIDE = (  # how slides and the panels on them look, wherever they stand; later sheets have the last word
    *("slide/text", "slide/code", "slide/columns", "slide/style", "slide/drawn", "slide/backdrop", "slide/reading"),
    *("terminal/panel", "terminal/open", "terminal/phone", "picture", "cluster", "app"),
)
SHEETS = {
    "carried": (*SLIDE, "overview", "room", "languages", "learn"),
    "contents": ("contents", "languages"),
    "join": ("join",),
    "pair": ("remote",),
    "preflight": ("preflight",),
    "presenter": (*SLIDE, "overview", "ink", "pace", "desk", "phones", "captions", "polls", "questions"),
    "print": (*SLIDE, "print"),
    "remote": ("pace", "remote"),
    "room": (*SLIDE, "overview", "ink", "room", "languages", "captions", "polls", "questions", "learn"),
    "screen": (*SLIDE, "overview", "ink", "room", "captions", "polls", "questions", "screen"),
}
WITHOUT_SCRIPT = {"pair", "preflight"}


@dataclass(frozen=True, slots=True)
class Pieces:
    """Names of files, such as static/css/base.css: a page's sheets, its script or none, and what it imports at once."""

    sheets: tuple[str, ...]
    script: str = ""
    imported: tuple[str, ...] = ()


def modules_of(page: str) -> Pieces:
    """Give a page's pieces as they are written; a page of another name has none."""
    if page not in SHEETS:
        return Pieces(())
    sheets = tuple(f"static/css/{sheet}.css" for sheet in (*EVERYWHERE, *SHEETS[page]))
    return Pieces(sheets, "" if page in WITHOUT_SCRIPT else f"static/js/pages/{page}.js")


def digest_of(files: Mapping[str, Path]) -> str:
    """Say in a word what is in files, and what their names are; raises OSError for one that cannot be read."""
    total = hashlib.sha256()
    for name, path in sorted(files.items()):
        content = path.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:16]
