"""The command line beside serving: ``python -m quarterdeck check``, ``rehearse``, ``preflight`` or ``results``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from quarterdeck.errors import QuarterdeckError
from quarterdeck.settings import Settings, from_environment

INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl-C


def main(arguments: list[str]) -> int:
    """Do what was asked and give the exit status; a fault is one sentence."""
    given = _parser().parse_args(arguments)
    try:
        return _do(given, from_environment())
    except QuarterdeckError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted; everything is cleaned up\n")
        return INTERRUPTED


def _do(given: argparse.Namespace, settings: Settings) -> int:
    # Imported here, so that --help answers at once.
    if given.command == "check":
        from quarterdeck.command.check import check  # noqa: PLC0415

        return check(settings, given.decks)
    if given.command == "preflight":
        from quarterdeck.command.preflight import preflight  # noqa: PLC0415

        return preflight(settings, pull=given.pull)
    if given.command == "results":
        from quarterdeck.command.results import delete, results  # noqa: PLC0415

        targets = {"csv": given.csv, "json": given.json}
        deck = replace(settings, deck=(given.deck or settings.deck))
        done = results(deck, {kind: target for kind, target in targets.items() if target})
        return delete(deck) if given.delete else done
    from quarterdeck.command.interrupt import heed_interrupts  # noqa: PLC0415
    from quarterdeck.command.rehearse import Wishes, rehearse  # noqa: PLC0415

    heed_interrupts()
    settings = replace(settings, allow_production=settings.allow_production or given.allow_production)
    return rehearse(settings, Wishes(tuple(given.names), given.record, given.allow_missing))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quarterdeck", description="Check and rehearse a talk. To serve it: python app.py [DECK]"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="see that everything a deck names exists")
    check.add_argument("decks", nargs="*", type=Path, metavar="DECK", help="a talk's Markdown file (QUARTERDECK_DECK)")
    rehearse = commands.add_parser("rehearse", help="run demos on the real engines, with nobody watching")
    rehearse.add_argument("names", nargs="*", metavar="NAME", help="a demo's name (default: every demo)")
    rehearse.add_argument("--record", action="store_true", help="write the tape of each demo that passes")
    rehearse.add_argument("--allow-missing", action="store_true", help="skipping a demo without its engine is fine")
    rehearse.add_argument(
        "--allow-production",
        action="store_true",
        help="run on a cluster whose name looks like production (QUARTERDECK_ALLOW_PRODUCTION)",
    )
    preflight = commands.add_parser("preflight", help="see that this machine has what the talk needs, before it begins")
    preflight.add_argument("--pull", action="store_true", help="fetch the images that are not here")
    results = commands.add_parser("results", help="print or write what the room answered and asked, also meanwhile")
    results.add_argument("deck", nargs="?", type=Path, metavar="DECK", help="the talk's file (QUARTERDECK_DECK)")
    results.add_argument("--csv", metavar="FILE", help="write a table for a spreadsheet; a folder, or - to print it")
    results.add_argument("--json", metavar="FILE", help="write an object for a program; a folder, or - to print it")
    results.add_argument("--delete", action="store_true", help="forget them then; for before the talk is on")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
