"""Files that follow from others: a command writes them, and with `--check` says which are stale and writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOME = Path(__file__).resolve().parents[1]


def stale(wanted: Mapping[Path, str]) -> dict[Path, str]:
    """Give those of the files that do not hold what is wanted, each with what it should hold."""
    return {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text}


def write_stale(wanted: Mapping[Path, str], room: str, arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only name it, with the room whose command it is; gives an exit status."""
    found, checks = stale(wanted), "--check" in arguments
    for path, text in found.items():
        name = path.relative_to(HOME)
        print(f"{name} is stale; run: python -m quarterdeck.{room}" if checks else f"wrote {name}")
        if not checks:
            path.write_text(text, encoding="utf-8")
    return int(checks and bool(found))
