"""What a wheel holds besides the package, under `quarterdeck/home`: above all the browser's libraries.

Hatchling runs this, at ``make wheel``. The pins are those of requirements.txt, with all that comes along, as this is
an application.
"""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = "@fontsource"


class Pins(MetadataHookInterface):
    """The dependencies, as requirements.txt pins them."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add them to the wheel's metadata."""
        read = runpy.run_path(str(Path(self.root) / "deploy" / "pins.py"))["requirements"]
        metadata["dependencies"] = read((Path(self.root) / "requirements.txt").read_text())


class Libraries(BuildHookInterface):
    """The browser's libraries, from node_modules by the allow-list that the server serves by."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Add what a page may ask for, with its licence; raises FileNotFoundError for a library that is not here."""
        root = Path(self.root)
        allowed = runpy.run_path(str(root / "quarterdeck" / "http" / "libraries.py"))
        sheet = (root / "static" / "css" / "fonts.css").read_text()
        for name, package in allowed["LIBRARIES"].items():
            named = set(re.findall(rf"/lib/{re.escape(name)}/([^\"]+)", sheet)) if package.startswith(FONTS) else None
            build = allowed["BUILDS"].get(name, ("",))
            for file in _files(root / "node_modules" / package, allowed["LIBRARY_TYPES"], named):
                if not file.relative_to(root / "node_modules" / package).as_posix().startswith(build):
                    continue
                inside = file.relative_to(root)
                build_data["force_include"][str(file)] = f"quarterdeck/home/{inside.as_posix()}"


def _files(package: Path, types: dict[str, str], named: set[str] | None) -> Iterator[Path]:
    """Give a library's files that are served, of a font those that our sheet names, and its licence."""
    if not package.is_dir():
        raise FileNotFoundError(f"{package}: this library is not here; run: npm ci --omit=dev")
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        served = path.suffix in types and path.suffix != ".map" and inside.parts[0] != "src"
        wanted = inside.as_posix() in named if named is not None else served
        if path.is_file() and (wanted or path.stem.upper() in {"LICENSE", "LICENCE"}):
            yield path
