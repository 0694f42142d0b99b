"""The one command line, ``quarterdeck [serve] DECK``, and the commands there are, in the order they are needed."""

from __future__ import annotations

import click

from quarterdeck.command.line import Commands
from quarterdeck.command.presenting import captions, completion, export, preflight, results, serve, version
from quarterdeck.command.writing import check, import_, new, record, rehearse
from quarterdeck.settings import VERSION


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(VERSION, message="Quarterdeck %(version)s")
def line() -> None:
    """Serve a talk's Markdown slides, with its real demos live inside them.

    DECK is the talk's Markdown file, or a folder, which means the deck in it: deck.md, slides/deck.md, or its only
    Markdown file. Without one, the deck of the folder you are in is meant, or what QUARTERDECK_DECK names.
    """


for each in (serve, new, record, import_, check, rehearse, preflight, captions, export, results, version, completion):
    line.add_command(each)
