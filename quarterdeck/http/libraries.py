"""The browser's libraries by the names in their addresses: all that is served of node_modules, or goes into a wheel."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIBRARIES = {
    "xterm": "@xterm/xterm",
    "addon-web-links": "@xterm/addon-web-links",
    "socket.io": "socket.io-client/dist",
    "mermaid": "mermaid/dist",
    "noto-sans-math": "@fontsource/noto-sans-math",
    "source-sans-3": "@fontsource-variable/source-sans-3",
    "inter": "@fontsource-variable/inter",
    "source-serif-4": "@fontsource-variable/source-serif-4",
    "jetbrains-mono": "@fontsource-variable/jetbrains-mono",
    "oswald": "@fontsource-variable/oswald",
    "shantell-sans": "@fontsource-variable/shantell-sans",
    "twemoji": "twemoji-colr-font",
}
# Of a library that comes in several builds, the one that pages ask for.
BUILDS = {"mermaid": ("mermaid.esm.min.mjs", "chunks/mermaid.esm.min/")}
FONTS = "@fontsource"  # what these hold beyond what our sheet names is never asked for
LIBRARY_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".map": "application/json",
    ".css": "text/css",
    ".woff2": "font/woff2",
}


def library_files(home: Path) -> dict[str, Path]:
    """Give every file of a library in `home` that pages may name, by its address."""
    sheet = (home / "static" / "css" / "fonts.css").read_text()
    found = {}
    for name, package in LIBRARIES.items():
        folder = home / "node_modules" / package
        named = set(re.findall(rf"/lib/{re.escape(name)}/([^\"]+)", sheet)) if package.startswith(FONTS) else None
        for inside in _shown(folder, BUILDS.get(name, ("",))):
            if named is None or inside in named:
                found[f"lib/{name}/{inside}"] = folder / inside
    return found


def _shown(folder: Path, build: tuple[str, ...]) -> Iterator[str]:
    for inside in _inside(folder):
        kind = f".{inside.rpartition('.')[2]}"
        served = kind in LIBRARY_TYPES and kind != ".map" and not inside.startswith("src/")
        if served and inside.startswith(build) and (folder / inside).is_file():
            yield inside


def _inside(folder: Path) -> list[str]:
    """Name what lies below a folder by its path from there; two thousand names at each start, so not by pathlib."""
    above = len(f"{folder}/")
    return sorted(f"{place}/{name}"[above:] for place, _, names in os.walk(folder) for name in names)


def served_files(home: Path) -> dict[str, Path]:
    """Give everything that pages are made of, ours and the libraries', by its address."""
    ours = (f"static/{inside}" for inside in _inside(home / "static"))
    own = {name: home / name for name in ours if (home / name).is_file()}
    return {**own, **library_files(home)}
