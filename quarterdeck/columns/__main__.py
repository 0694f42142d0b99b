"""Writes which signs take no column of a terminal, and which take two, as the library `wcwidth` has it from Unicode.

::

    python -m quarterdeck.columns            write it, for the server and for the browser
    python -m quarterdeck.columns --check    say what is stale, and write nothing
"""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

from wcwidth import wcswidth

from quarterdeck.generated import HOME, write_stale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SERVER = HOME / "quarterdeck" / "columns" / "cell_table.py"
BROWSER = HOME / "static" / "js" / "terminal" / "cell-table.js"
SAID = "Written by `python -m quarterdeck.columns`: ranges of code points, by the columns they take in a terminal."
NAMES = ("NONE", "TWO", "TEXT_OR_EMOJI")
SIGNS = [*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0x110000)]  # no controls, no halves of a pair


def tables() -> tuple[str, ...]:
    """Give the ranges of what takes none, of what takes two, and of what is text until U+FE0F calls it an emoji."""
    taken = {code: wcswidth(f"a{chr(code)}") - 1 for code in SIGNS}
    return (
        _ranges(lambda code: taken[code] == 0),
        _ranges(lambda code: taken[code] == 2),  # noqa: PLR2004  # columns
        _ranges(lambda code: taken[code] == 1 and wcswidth(f"{chr(code)}\ufe0f") == 2),  # noqa: PLR2004
    )


def _ranges(held: Callable[[int], bool]) -> str:
    return " ".join(f"{first:x}-{last:x}" if last > first else f"{first:x}" for first, last in _runs(held))


def _runs(held: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for code in filter(held, SIGNS):
        if first >= 0 and code > last + 1:
            yield first, last
        first, last = (code if first < 0 or code > last + 1 else first), code
    if first >= 0:
        yield first, last


def wanted() -> dict[Path, str]:
    """Give each file with what it should hold."""
    found = tables()
    return {SERVER: _python(found), BROWSER: _script(found)}


def _python(found: Sequence[str]) -> str:
    lines = [f'"""{SAID}"""\n']
    for name, ranges in zip(NAMES, found, strict=True):
        pieces = "\n".join(f'    "{line} "' for line in textwrap.wrap(ranges, 108))
        lines.append(f"{name} = (\n{pieces}\n)")
    return "\n".join(lines) + "\n"


def _script(found: Sequence[str]) -> str:
    written = (f'export const {name} =\n  "{ranges}";\n' for name, ranges in zip(NAMES, found, strict=True))
    return f"// {SAID} Pure.\n\n" + "\n".join(written)


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only name it; gives the status to exit with."""
    return write_stale(wanted(), "columns", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
