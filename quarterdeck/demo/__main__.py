"""Writes what follows from the keys of a demo.yaml: the tables of docs/writing-demos.md, and the schema for editors.

::

    python -m quarterdeck.demo            write them
    python -m quarterdeck.demo --check    say which are stale, and write nothing
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

from quarterdeck.demo.schema import DEMO, EDIT, STEP, schema
from quarterdeck.generated import HOME, write_stale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from quarterdeck.demo.schema import Key

PAGE = HOME / "docs" / "writing-demos.md"
SCHEMA = HOME / "static" / "demo.schema.json"
TABLES = {"The demo": DEMO, "A step": STEP, "An edit": EDIT}
HEAD = r"\| key \| (?:kind \| )?what \|\n\|[-|]+\|\n"


def wanted() -> dict[Path, str]:
    """Give each file with what it should hold."""
    return {
        PAGE: with_tables(PAGE.read_text(encoding="utf-8")),
        SCHEMA: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
    }


def with_tables(page: str) -> str:
    """Give the page with its tables written anew; raises LookupError for a table that has no place on it."""
    for heading, keys in TABLES.items():
        table = re.compile(rf"(\n## {heading}\n(?:(?!\n## )[\s\S])*?\n{HEAD})(?:\|.*\n)*")
        if not table.search(page):
            raise LookupError(f"docs/writing-demos.md has no table under “{heading}”")
        rows = "".join(_rows(keys, kinds=keys is not EDIT))
        page = table.sub(lambda found, rows=rows: found[1] + rows, page)  # type: ignore[misc]
    return page


def _rows(keys: Iterable[Key], *, kinds: bool) -> Iterable[str]:
    for key in keys:
        kind = f"{key.kind.word}{', required' if key.required else ''} | " if kinds else ""
        yield f"| `{key.name}` | {kind}{key.said} |\n"


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only name it; gives the status to exit with."""
    return write_stale(wanted(), "demo", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
