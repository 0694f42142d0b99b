"""``check``: find what a deck names and does not have, before anybody is in the room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quarterdeck.auth.token import know_keys
from quarterdeck.command.fetch_pictures import fetch_pictures
from quarterdeck.command.reports import as_annotation, as_json, as_line
from quarterdeck.demo.faults import faults_of
from quarterdeck.demo.load import load_demos
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import QuarterdeckError
from quarterdeck.export.fitting import find_unfit
from quarterdeck.findings import Severity, note
from quarterdeck.preflight.complaints import check_deck, check_tape, shown_otherwise
from quarterdeck.preflight.exposed import find_exposed
from quarterdeck.preflight.stray_settings import stray_settings
from quarterdeck.preflight.widths import wide_steps
from quarterdeck.settings import variables_called_ours
from quarterdeck.source.known import known_secrets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.deck.model import Deck
    from quarterdeck.demo.model import Demo
    from quarterdeck.findings import Finding
    from quarterdeck.redaction.redactor import Redaction
    from quarterdeck.settings import Settings


@dataclass(frozen=True, slots=True)
class Telling:
    """How to tell: `kind` is for people, `json` or `github`; with `release` a talk without a tape is not well.

    With `fetch`, what lies in the net is fetched first, and what cannot be had is an error. With `fit` the browser of
    this machine, where there is one, lays the slides out.
    """

    kind: str = ""
    release: bool = False
    fetch: bool = False
    fit: bool = False


def check(chosen: Sequence[Settings], telling: Telling = Telling()) -> int:
    """Tell all that is wrong with decks and their demos, with where and what to do; gives 1 when anything is.

    A warning, such as of a tape older than its demo, is told and does not count, and a note is only to be known.
    """
    unfetched = fetch_pictures(chosen) if telling.fetch else []
    redaction = known_secrets(know_keys(chosen[0]))
    findings = [*stray_settings(variables_called_ours()), *_find(chosen, telling, redaction), *unfetched]
    findings = [finding.without_secrets(redaction.text) for finding in findings]
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if telling.kind == "json":
        print(as_json(findings))
        return 1 if errors else 0
    for finding in findings:
        print(as_annotation(finding) if telling.kind == "github" else as_line(finding))
    print(_summary(len(chosen), errors, warnings))
    return 1 if errors else 0


def _find(chosen: Sequence[Settings], telling: Telling, redaction: Redaction) -> list[Finding]:
    """Find what is wrong with each deck, then with the demos, those that several decks share once."""
    found = {folder: load_demos(folder, ENGINES) for folder in dict.fromkeys(each.demos for each in chosen)}
    findings: list[Finding] = []
    for each in chosen:
        demos, broken = found[each.demos]
        deck, wrong = check_deck(each, demos, broken)
        findings += [*wrong, *(_unfit(each, deck) if deck and telling.fit else ())]
    for folder, (demos, broken) in found.items():
        findings += [finding for demo in demos.values() for finding in find_exposed(demo, redaction)]
        findings += [fault for name in broken for fault in faults_of(folder / name, ENGINES)]
        findings += filter(None, (_tape(demo, release=telling.release) for demo in demos.values()))
        findings += [finding for demo in demos.values() for finding in (*wide_steps(demo), *shown_otherwise(demo))]
    return findings


def _unfit(settings: Settings, deck: Deck) -> list[Finding]:
    """Find the slides that do not fit; that there is no browser to lay them out is only to be known."""
    try:
        return find_unfit(settings, deck)
    except QuarterdeckError as error:
        return [note(f"whether every slide fits was not looked at: {error.finding.sentence}", error.finding.remedy)]


def _tape(demo: Demo, *, release: bool) -> Finding | None:
    """Find what is wrong with a tape; while a talk is being written, that there is none yet is no error."""
    finding = check_tape(demo)
    if finding and not release and not demo.tape.exists():
        return replace(finding, severity=Severity.WARNING)
    return finding


def _summary(decks: int, errors: int, warnings: int) -> str:
    counted = f"{decks} deck{'s' if decks != 1 else ''} checked"
    if not errors + warnings:
        return f"{counted}: everything is there"
    return f"{counted}: {errors} error{'s' if errors != 1 else ''}, {warnings} warning{'s' if warnings != 1 else ''}"
