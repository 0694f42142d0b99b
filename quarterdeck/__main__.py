"""The command line: ``python -m quarterdeck``, or ``quarterdeck`` where it is installed."""

from __future__ import annotations

import atexit
import gc
import sys
from typing import TYPE_CHECKING

from quarterdeck.command.group import line
from quarterdeck.command.line import run

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked and give the exit status; a fault is one sentence."""
    atexit.register(gc.freeze)  # Python would look for what it could free, 0.25 s long, in a process that ends anyway
    return run(line, sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
