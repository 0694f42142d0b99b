"""The commands of whoever writes a talk, as they are called; what does them is imported once one is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from quarterdeck.command.deck_choice import deck_and_names, settings_for
from quarterdeck.command.line import Command
from quarterdeck.command.presenting import ALLOW_PRIVATE_PICTURES, ALLOW_PRODUCTION
from quarterdeck.errors import QuarterdeckError
from quarterdeck.importers import FORMATS


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck new my-talk", "a folder with a deck and two demos, ready to serve"),
        ("quarterdeck new demo hello", "a demo for the deck of this folder"),
    ],
)
@click.argument("words", nargs=-1, required=True, metavar="[demo] NAME")
def new(words: tuple[str, ...]) -> int:
    """Begin a talk in a new folder, or a demo beside the deck that is here; asks nothing."""
    from quarterdeck.command.starter import begin_demo, begin_talk  # noqa: PLC0415  # so that --help answers at once

    match words:
        case ("demo", name):
            return begin_demo(settings_for(None), name)
        case (folder,) if folder != "demo":
            return begin_talk(Path(folder))
        case (_,):
            raise click.UsageError("a demo needs a name: new demo NAME; a talk called demo is new ./demo")
        case _:
            raise click.UsageError(f"one folder is wanted, or demo and a name, and not “{' '.join(words)}”")


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck check", "the deck of this folder, and its demos"),
        ("quarterdeck check talk.md workshop.md", "several decks"),
        ("quarterdeck check --release", "before the evening: every demo must have its tape"),
        ("quarterdeck check --fetch", "get the pictures that lie in the net, while there is one"),
        ("quarterdeck check --no-fit", "at once, without laying the slides out in Chromium"),
        ("quarterdeck check --github", "in a workflow, so that each fault stands beside its line"),
    ],
)
@click.argument("decks", nargs=-1, metavar="[DECK]...", type=click.Path(path_type=Path))
@click.option("--json", "kind", flag_value="json", help="Print a JSON array for a program.")
@click.option("--github", "kind", flag_value="github", help="Print annotations for GitHub's runner.")
@click.option("--release", is_flag=True, help="Take a demo without a tape for an error, not for a warning.")
@click.option("--fetch", is_flag=True, help="Get the pictures and films that lie in the net first.")
@click.option("--no-fit", is_flag=True, help="Leave out whether every slide fits, which takes Chromium some seconds.")
@ALLOW_PRIVATE_PICTURES
def check(decks: tuple[Path, ...], *, kind: str | None, allow_private_pictures: bool, no_fit: bool, **how: bool) -> int:
    """Tell all that is wrong with decks and their demos, with file, line, column and what to do."""
    chosen = [settings_for(deck) for deck in decks or (None,)]
    from quarterdeck.command import check as checked  # noqa: PLC0415  # so that --help answers at once

    private = [each.allow_private_pictures or allow_private_pictures for each in chosen]
    settings = [replace(each, allow_private_pictures=may) for each, may in zip(chosen, private, strict=True)]
    return checked.check(settings, checked.Telling(kind or "", fit=not no_fit, **how))


def _demo_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the demos of the deck that is here, and files, as the deck may come first."""
    try:
        folder = settings_for(None).demos
    except QuarterdeckError:
        return [CompletionItem(incomplete, type="file")]
    names = sorted(each.parent.name for each in folder.glob("*/demo.yaml"))
    found = [CompletionItem(name) for name in names if name.startswith(incomplete)]
    return [*found, CompletionItem(incomplete, type="file")]


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck rehearse", "every demo of the deck of this folder"),
        ("quarterdeck rehearse hello --record", "one demo, and write its tape if it passes"),
        ("quarterdeck rehearse talk.md hello", "one demo of another deck"),
    ],
)
@click.argument("words", nargs=-1, metavar="[DECK] [NAME]...", shell_complete=_demo_names)
@click.option("--record", is_flag=True, help="Write the tape of each demo that passes.")
@click.option("--allow-missing", is_flag=True, help="Skipping a demo whose engine is not here is fine.")
@ALLOW_PRODUCTION
def rehearse(words: tuple[str, ...], *, record: bool, allow_missing: bool, allow_production: bool) -> int:
    """Run demos on the real engines, with nobody watching."""
    settings, names = deck_and_names(words)
    from quarterdeck.command import rehearse as performed  # noqa: PLC0415
    from quarterdeck.command.interrupt import heed_interrupts  # noqa: PLC0415

    heed_interrupts()
    settings = replace(settings, allow_production=settings.allow_production or allow_production)
    return performed.rehearse(settings, performed.Wishes(names, record, allow_missing))


@click.command(
    "import",
    cls=Command,
    examples=[
        ("quarterdeck import talk.sh", "a demo-magic script becomes demos/talk"),
        ("quarterdeck import --name pods pods/demo.sh", "with another name than its own"),
        ("quarterdeck import --format readme --deck talk.md INSTALL.txt", "for another deck, and not guessed"),
    ],
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--deck", type=click.Path(path_type=Path), help="The deck whose demos they become.")
@click.option("--format", "kind", type=click.Choice(FORMATS), help="What the files were written for.")
@click.option("--name", default="", help="The demo's name, where there is one file.")
def import_(files: tuple[Path, ...], deck: Path | None, kind: str | None, name: str) -> int:
    """Make demos of scripts you have, running nothing: demo-magic, doitlive, VHS, micro-demos, READMEs, recordings."""
    if name and len(files) > 1:
        raise click.UsageError("--name is for one file")
    from quarterdeck.command.import_demos import import_demos  # noqa: PLC0415

    return import_demos(settings_for(deck), files, kind or "", name)


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck record hello", "do it here once, and it is demos/hello"),
        ("quarterdeck record hello --files app", "with the files of a folder to begin with"),
        ("quarterdeck record hello --no-titles", "and be asked for no titles"),
    ],
)
@click.argument("name")
@click.option("--deck", type=click.Path(path_type=Path), help="The deck whose demo it becomes.")
@click.option("--files", type=click.Path(path_type=Path), help="A folder whose files the demo begins with.")
@click.option("--no-titles", is_flag=True, help="Ask for no titles, neither the demo's nor the steps'.")
@ALLOW_PRODUCTION
def record(name: str, *, deck: Path | None, files: Path | None, no_titles: bool, allow_production: bool) -> int:
    """Make a demo, and its tape, by doing it once in this terminal."""
    settings = settings_for(deck)
    from quarterdeck.command.interrupt import heed_interrupts  # noqa: PLC0415
    from quarterdeck.command.record_by_hand import Wishes, record_by_hand  # noqa: PLC0415

    heed_interrupts()
    settings = replace(settings, allow_production=settings.allow_production or allow_production)
    return record_by_hand(settings, Wishes(name, files, not no_titles))
