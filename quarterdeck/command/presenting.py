"""The commands of whoever gives a talk, as they are called; what does them is imported once one is asked for."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from click.shell_completion import get_completion_class

from quarterdeck.command.deck_choice import settings_for
from quarterdeck.command.line import NOT_WELL, SERVE, Command
from quarterdeck.settings import LAST_PORT, VERSION

DECK = click.argument("deck", required=False, type=click.Path(path_type=Path))
FILE = click.Path(path_type=Path)
ALLOW_PRODUCTION = click.option(
    "--allow-production",
    is_flag=True,
    help="Let demos run on a cluster whose name looks like production (QUARTERDECK_ALLOW_PRODUCTION).",
)

ALLOW_PRIVATE_PICTURES = click.option(
    "--allow-private-pictures",
    is_flag=True,
    help="Let pictures be fetched from private networks (QUARTERDECK_ALLOW_PRIVATE_PICTURES).",
)


@click.command(
    SERVE,
    cls=Command,
    examples=[
        ("quarterdeck talk.md", "the same as quarterdeck serve talk.md"),
        ("quarterdeck serve --host 0.0.0.0", "let the room in"),
        ("quarterdeck talk.md --port 5050", "where another program has port 5000"),
    ],
)
@DECK
@click.option("--host", help="The address to listen on (QUARTERDECK_HOST).")
@click.option("--port", type=click.IntRange(0, LAST_PORT), help="The port; 0 takes a free one (QUARTERDECK_PORT).")
@click.option("--tls-cert", type=FILE, metavar="FILE", help="Serve HTTPS with this certificate (QUARTERDECK_TLS_CERT).")
@click.option("--tls-key", type=FILE, metavar="FILE", help="The certificate's key (QUARTERDECK_TLS_KEY).")
@ALLOW_PRODUCTION
@ALLOW_PRIVATE_PICTURES
def serve(deck: Path | None, **flags: Any) -> None:
    """Serve a talk until Ctrl-C: its slides, and its demos live in them."""
    settings = settings_for(deck, ours=True)
    from quarterdeck.serve import serve_talk  # noqa: PLC0415  # so that --help answers at once

    serve_talk(
        replace(settings, **{name: value for name, value in flags.items() if value is not None and value is not False})
    )


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck preflight", "what the deck of this folder needs"),
        ("quarterdeck preflight talk.md --pull", "and fetch the images that are not here"),
    ],
)
@DECK
@click.option("--pull", is_flag=True, help="Fetch the images that are not here.")
def preflight(deck: Path | None, *, pull: bool) -> int:
    """See that this machine has what the talk needs, before it begins."""
    settings = settings_for(deck)
    from quarterdeck.command.preflight import preflight as look  # noqa: PLC0415

    return look(settings, pull=pull)


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck captions", "each line that a program before it writes, or that you type"),
        ("quarterdeck captions --language de", "the same, in German"),
        ("quarterdeck captions --server http://localhost:5050/", "where the talk is at another port"),
    ],
)
@DECK
@click.option("--server", default="", metavar="URL", help="Where the talk is served, if not at this machine's port.")
@click.option("--language", default="", metavar="TAG", help="The language of the lines, where it is not the deck's.")
def captions(deck: Path | None, *, server: str, language: str) -> int:
    """Send each line of standard input to the talk that is being served, as a caption."""
    settings = settings_for(deck, ours=True)
    from quarterdeck.command.captions import captions as send  # noqa: PLC0415

    return send(settings, sys.stdin, server, language)


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck results", "to read"),
        ("quarterdeck results talk.md --csv answers.csv", "for a spreadsheet"),
        ("quarterdeck results --json -", "for a program"),
        ("quarterdeck results --delete", "forget those of a rehearsal, before the talk is on"),
    ],
)
@DECK
@click.option("--csv", metavar="FILE", help="Write a table for a spreadsheet; a folder, or - to print it.")
@click.option("--json", metavar="FILE", help="Write an object for a program; a folder, or - to print it.")
@click.option("--delete", is_flag=True, help="Forget them then; for before the talk is on.")
def results(deck: Path | None, *, delete: bool, **targets: str | None) -> int:
    """Print or write what the room answered and asked, also meanwhile."""
    settings = settings_for(deck)
    from quarterdeck.command import results as room  # noqa: PLC0415

    done = room.results(settings, {kind: target for kind, target in targets.items() if target})
    return room.delete(settings) if delete else done


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck export --html talk", "a folder for any static host, or to open as a file"),
        ("quarterdeck export talk.md --pdf talk.pdf --notes", "a page for each slide, with your notes below"),
        ("quarterdeck export --pdf talk.pdf --builds", "a page for each item that comes by itself"),
        ("quarterdeck export --pdf vortrag.pdf --language de", "in German, where deck.de.md is beside the deck"),
        ("quarterdeck export --markdown handout.md", "a plain handout; - prints it"),
    ],
)
@DECK
@click.option("--html", type=FILE, metavar="DIR", help="Write a folder that needs no server; a new or empty one.")
@click.option("--pdf", type=FILE, metavar="FILE", help="Print it to a PDF, by the Chromium or Chrome of this machine.")
@click.option("--markdown", type=FILE, metavar="FILE", help="Write a plain handout; - prints it.")
@click.option("--builds", is_flag=True, help="In the PDF, a page for each build of a slide.")
@click.option("--notes", is_flag=True, help="In the PDF and the handout, your notes with each slide.")
@click.option("--language", default="", metavar="TAG", help="In the PDF, the deck in this language, such as de.")
def export(deck: Path | None, *, builds: bool, notes: bool, language: str, **targets: Path | None) -> int:
    """Take the talk home: as a folder of pages, as a PDF, or as a handout."""
    wanted = {kind: target for kind, target in targets.items() if target}
    if not wanted:
        raise click.UsageError("say what to write: --html DIR, --pdf FILE or --markdown FILE")
    settings = settings_for(deck)
    from quarterdeck.command.takeaway import take_home  # noqa: PLC0415  # so that --help answers at once
    from quarterdeck.export.pdf import Sheets  # noqa: PLC0415

    return take_home(settings, wanted, Sheets(builds, notes, language))


@click.command(cls=Command, examples=[("quarterdeck version", "")])
def version() -> None:
    """Print the version of Quarterdeck, and of the Python it runs on."""
    click.echo(f"Quarterdeck {VERSION}, Python {sys.version.split()[0]}")


@click.command(
    cls=Command,
    examples=[
        ("quarterdeck completion bash >> ~/.bashrc", "from the next shell on, Tab completes"),
        ("quarterdeck completion zsh >> ~/.zshrc", "the same for zsh"),
        ("quarterdeck completion fish > ~/.config/fish/completions/quarterdeck.fish", "and for fish"),
    ],
)
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print what makes a shell complete commands, options, decks and demos at Tab."""
    completes = get_completion_class(shell)
    if completes is None:
        return NOT_WELL
    line = click.get_current_context().find_root().command
    click.echo(completes(line, {}, "quarterdeck", "_QUARTERDECK_COMPLETE").source())
    return 0
