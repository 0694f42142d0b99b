"""Secrets that stand in a demo's files, or were recorded on its tape: what is there, everybody gets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quarterdeck.demo.files import is_part
from quarterdeck.findings import Finding, Place, Severity
from quarterdeck.settings import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quarterdeck.demo.model import Demo
    from quarterdeck.redaction.redactor import Redaction

LARGEST = 4_000_000  # bytes of a file that is looked at


def find_exposed(demo: Demo, redaction: Redaction) -> Iterator[Finding]:
    """Find what is secret in a demo's files: an error where it is known to be, a warning where it looks so."""
    known = {secret.what for secret in redaction.secrets}
    for path in sorted(demo.folder.rglob("*")):
        if path.is_file() and is_part(path, demo.folder):
            remedy = f"record it anew: {PROGRAM} rehearse {demo.name} --record"
            remedy = remedy if path == demo.tape else "take it out, and change it, as others may have it"
            for line, what in dict.fromkeys(_found(path, redaction, recorded=path == demo.tape)):
                severity = Severity.ERROR if what in known else Severity.WARNING
                yield Finding(Place(path, line), severity, f"everybody could read here {what}", remedy)


def _found(path: Path, redaction: Redaction, *, recorded: bool) -> Iterator[tuple[int, str]]:
    """Give the line and what is secret in it; a terminal's output goes on over the lines of a tape."""
    streams = {"": redaction.stream()}
    for number, line in enumerate(_lines(path), 1):
        terminal, text = _printed(line) if recorded else ("", line)
        stream = streams.setdefault(terminal, redaction.stream())
        stream.feed(text)
        yield from ((number, what) for what in stream.found)
        stream.found.clear()


def _printed(line: str) -> tuple[str, str]:
    """Give the terminal and the text of an output's line in a tape; any other line is itself, in no terminal."""
    try:
        _, code, text = json.loads(line)
    except (ValueError, TypeError):
        return "", line
    if code == "+":
        name, _, text = str(text).partition("\n")
        return f"+{name}", text
    return ("o", str(text)) if code == "o" else ("", line)


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_size > LARGEST:
            return []
        return path.read_text(encoding="utf-8").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError):
        return []
