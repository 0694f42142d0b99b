"""Writes what follows from the protocol: the types of the scripts, and the tables of its page.

::

    python -m quarterdeck.protocol            write them
    python -m quarterdeck.protocol --check    say which are stale, and write nothing
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.protocol.tables import with_tables
from quarterdeck.protocol.typescript import typescript

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = Path(__file__).resolve().parents[2]
TYPES = HOME / "static" / "js" / "net" / "protocol.d.ts"
PAGE = HOME / "docs" / "protocol.md"


def stale() -> dict[Path, str]:
    """Give the files that do not say what the protocol says, each with what it should hold."""
    wanted = {TYPES: typescript(), PAGE: with_tables(PAGE.read_text())}
    return {path: text for path, text in wanted.items() if not path.exists() or path.read_text() != text}


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only name it; gives the status to exit with."""
    found = stale()
    checks = "--check" in arguments
    for path, text in found.items():
        name = path.relative_to(HOME)
        print(f"{name} is stale; run: python -m quarterdeck.protocol" if checks else f"wrote {name}")
        if not checks:
            path.write_text(text)
    return int(checks and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
