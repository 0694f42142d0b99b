"""Writes the words of the dialect into docs/writing-decks.md, as its tables of header keys and of commands.

::

    python -m quarterdeck.deck            write them
    python -m quarterdeck.deck --check    say whether they are stale, and write nothing
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.words import WORDS
from quarterdeck.generated import HOME, write_stale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quarterdeck.deck.dialect.word import Word

PAGE = HOME / "docs" / "writing-decks.md"


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only name it; gives the status to exit with."""
    return write_stale({PAGE: with_tables(PAGE.read_text(encoding="utf-8"))}, "deck", arguments)


def with_tables(page: str) -> str:
    """Give the page with its tables written anew; what stands around them stays."""
    keys = {word.name: (word.key, f"{word.name}: {word.example}") for word in WORDS if word.key}
    commands = {form: (said, example_of(word, form)) for word in WORDS for form, said in word.commands.items()}
    return _with_table(_with_table(page, "key", keys), "command", commands)


def example_of(word: Word, form: str) -> str:
    """Give a command as it may be written, where its form says what stands there in capitals."""
    return re.sub(r"(?<=: )[A-Z]+(?=\])", lambda _: word.example, form).replace("#RRGGBB", word.example)


def _with_table(page: str, what: str, rows: Mapping[str, tuple[str, str]]) -> str:
    """Put a table in the place of the one whose first column is headed `what`."""
    table = "".join(f"| `{name}` | {said} | `{example}` |\n" for name, (said, example) in rows.items())
    head = f"| {what} | what it does | example |\n|---|---|---|\n"
    return re.sub(rf"{re.escape(head)}(\|.*\n)*", lambda _: head + table, page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
