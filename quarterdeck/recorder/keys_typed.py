"""What somebody typed, as lines to send or keys to press by the names a demo has for them. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.demo.keyboard import NAMES, keystrokes
from quarterdeck.importers.typed_text import as_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENT = {
    "".join(keystrokes(name, application=mode)): name for name in NAMES if name != "Space" for mode in (False, True)
} | {"\x08": "Backspace", "\n": "Enter"}
_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[@-~]|O[@-~]|[^\x1b\[O]|)|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+")
_WIPES = "\x15"  # Ctrl+U


def line_of(keys: str) -> str | None:
    """Give the line that keys have typed, mistakes mended; None where they are more than a line and Enter."""
    if not keys.endswith("\r"):
        return None
    line = ""
    for key in keys[:-1]:
        if key in "\x7f\x08":
            line = line[:-1]
        elif key == _WIPES:
            line = ""
        elif key.isprintable() or key == "\t":
            line += key
        else:
            return None
    return line


def keys_of(typed: str) -> list[str]:
    """Give keys by their names, text between them as it is."""
    return list(_named(typed))


def _named(typed: str) -> Iterator[str]:
    for found in _SEQUENCE.finditer(typed):
        piece = found[0]
        if piece in _SENT:
            yield _SENT[piece]
        elif len(piece) == 1 and piece < " ":
            yield f"Ctrl+{chr(ord(piece) + 64)}"
        elif piece[0] == "\x1b":
            yield from [f"Alt+{piece[1]}"] if len(piece) == 2 else ["Escape"]  # noqa: PLR2004  # Escape and a sign
        else:
            yield from as_keys(piece)
