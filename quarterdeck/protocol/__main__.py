"""Writes what follows from the protocol: the types of the scripts, and the tables of its page.

::

    python -m quarterdeck.protocol            write them
    python -m quarterdeck.protocol --check    say which are stale, and write nothing
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quarterdeck.generated import HOME, write_stale
from quarterdeck.protocol.tables import with_tables
from quarterdeck.protocol.typescript import typescript

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TYPES = HOME / "static" / "js" / "net" / "protocol.d.ts"
PAGE = HOME / "docs" / "protocol.md"


def wanted() -> dict[Path, str]:
    """Give each file with what it should hold."""
    return {TYPES: typescript(), PAGE: with_tables(PAGE.read_text(encoding="utf-8"))}


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only name it; gives the status to exit with."""
    return write_stale(wanted(), "protocol", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
