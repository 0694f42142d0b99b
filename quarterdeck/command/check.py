"""``check``: find what a deck names and does not have, before anybody is in the room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.demo.load import load_demos
from quarterdeck.engines.registry import ENGINES
from quarterdeck.findings import Finding, Severity
from quarterdeck.preflight.complaints import check_deck, check_tape, shown_otherwise
from quarterdeck.preflight.widths import wide_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.settings import Settings


def check(chosen: Sequence[Settings]) -> int:
    """Print what is wrong with decks and their demos as ``file:line: sentence``; gives 1 when anything is.

    A warning, such as of a tape older than its demo, is printed and does not count, and a note is only to be known.
    """
    findings = _find(chosen)
    for finding in findings:
        print(_line(finding).replace(f"{Path.cwd()}/", ""))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    print(_summary(len(chosen), errors, warnings))
    return 1 if errors else 0


def _find(chosen: Sequence[Settings]) -> list[Finding]:
    """Find what is wrong with each deck, then with the demos, those that several decks share once."""
    found = {folder: load_demos(folder, ENGINES) for folder in dict.fromkeys(each.demos for each in chosen)}
    findings: list[Finding] = []
    for each in chosen:
        demos, broken = found[each.demos]
        findings += check_deck(each, demos, broken)[1]
    for demos, broken in found.values():
        findings += [*broken.values(), *filter(None, map(check_tape, demos.values()))]
        findings += [finding for demo in demos.values() for finding in (*wide_steps(demo), *shown_otherwise(demo))]
    return findings


def _line(finding: Finding) -> str:
    """Write a finding as editors read it; a warning says that it is one, and so does a note."""
    if finding.severity is Severity.ERROR:
        return str(finding)
    return f"{finding.place}: {finding.severity}: {finding.words}"


def _summary(decks: int, errors: int, warnings: int) -> str:
    counted = f"{decks} deck{'s' if decks != 1 else ''} checked"
    if not errors + warnings:
        return f"{counted}: everything is there"
    return f"{counted}: {errors} error{'s' if errors != 1 else ''}, {warnings} warning{'s' if warnings != 1 else ''}"
