"""How the command line is read: a command or a deck comes first, help has examples, a fault is one sentence."""

from __future__ import annotations

import difflib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from quarterdeck.errors import QuarterdeckError
from quarterdeck.settings import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SERVE = "serve"
NOT_WELL, NOT_UNDERSTOOD, INTERRUPTED = 1, 2, 130  # the last is what a shell reports for a program ended by Ctrl-C
STATUSES = {
    0: "all went well",
    NOT_WELL: "something is wrong, and has been said",
    NOT_UNDERSTOOD: "the command line was not understood, and nothing was done",
    INTERRUPTED: "interrupted; everything is cleaned up",
}


@dataclass(frozen=True, slots=True)
class Example:
    """One line to type, and what it is for."""

    line: str
    meaning: str


class Command(click.Command):
    """A command whose help ends with its examples; `examples` are pairs of what to type and what it is for."""

    def __init__(self, *arguments: Any, examples: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        """Keep the examples; everything else is Click's."""
        super().__init__(*arguments, **more)
        self.examples = tuple(Example(*pair) for pair in examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples below the options."""
        with formatter.section("Examples"):
            formatter.write_dl([(each.line, each.meaning) for each in self.examples], col_max=56)
        super().format_epilog(ctx, formatter)


class Commands(click.Group):
    """All commands, in the order in which they are needed; what begins with none of them is a deck to serve."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Give the commands in the order they were added."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read ``quarterdeck talk.md`` as ``quarterdeck serve talk.md``; raises UsageError for what is neither."""
        if not ctx.resilient_parsing and self._serves(args):
            args = [SERVE, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands, and files, as a deck may stand in a command's place."""
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the exit statuses mean below the commands."""
        with formatter.section("Exit statuses"):
            formatter.write_dl([(str(status), meaning) for status, meaning in STATUSES.items()])
        super().format_epilog(ctx, formatter)

    def _serves(self, args: Sequence[str]) -> bool:
        first = args[0] if args else ""
        if first in self.commands or first in {"--help", "-h", "--version"}:
            return False
        if first and not first.startswith("-") and not looks_like_a_path(first):
            raise click.UsageError(
                f"there is no command, file or folder called “{first}”{nearest(first, self.commands)}"
            )
        return True


def looks_like_a_path(word: str) -> bool:
    """Say whether a word of the command line means a file or folder rather than a name."""
    return Path(word).suffix == ".md" or "/" in word or Path(word).exists()


def nearest(word: str, there: Collection[str]) -> str:
    """Name what may have been meant, as the end of a sentence; empty where nothing is near."""
    found = difflib.get_close_matches(word, there, 1)
    return f" (did you mean {found[0]}?)" if found else ""


def run(line: Commands, arguments: Sequence[str]) -> int:
    """Do what was asked and give the exit status; a fault is one sentence."""
    try:
        return int(line.main(list(arguments), prog_name=PROGRAM, standalone_mode=False) or 0)
    except click.UsageError as error:
        return _say(_usage(error), NOT_UNDERSTOOD)
    except (QuarterdeckError, click.ClickException) as error:
        return _say(error, NOT_WELL)
    except (click.Abort, KeyboardInterrupt):
        return _say(STATUSES[INTERRUPTED], INTERRUPTED)


def _say(sentence: object, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else PROGRAM
    sentence = " ".join(error.format_message().split()).rstrip(".")  # Click lists choices on lines of their own
    return f"{path}: {sentence[0].lower()}{sentence[1:]}; see {path} --help"
