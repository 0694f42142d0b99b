"""Whether a demo's tape was recorded of the demo as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.demo.load import FILE
from quarterdeck.tape.digest import digest_of

if TYPE_CHECKING:
    from quarterdeck.demo.model import Demo


def digest(demo: Demo) -> str:
    """Give the digest that a tape of this demo carries; words said about a step do not count.

    Raises OSError for a file that cannot be read.
    """
    return digest_of(demo.folder, demo.performance, (FILE, demo.tape.name))
