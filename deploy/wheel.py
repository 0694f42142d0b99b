"""What a wheel holds besides the package: above all the browser's libraries, under `quarterdeck/home`.

Hatchling runs this, at ``make wheel``. The pins are those of requirements.txt, with all that comes along, as this is
an application.
"""

from __future__ import annotations

import json
import re
import runpy
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = "@fontsource"
LICENCE = re.compile(r"licen[cs]e", re.IGNORECASE)
BILL = "quarterdeck.cdx.json"


class Pins(MetadataHookInterface):
    """The dependencies, as requirements.txt pins them."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add them to the wheel's metadata."""
        read = runpy.run_path(str(Path(self.root) / "deploy" / "pins.py"))["requirements"]
        metadata["dependencies"] = read((Path(self.root) / "requirements.txt").read_text())


class Libraries(BuildHookInterface):
    """The browser's libraries, by the allow-list that the server serves by; and the bill of materials."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Add what a page may ask for, with the licences; raises FileNotFoundError for a library that is not here."""
        root = Path(self.root)
        allowed = runpy.run_path(str(root / "quarterdeck" / "http" / "libraries.py"))
        sheet = (root / "static" / "css" / "fonts.css").read_text()
        for name, package in allowed["LIBRARIES"].items():
            named = set(re.findall(rf"/lib/{re.escape(name)}/([^\"]+)", sheet)) if package.startswith(FONTS) else None
            build = allowed["BUILDS"].get(name, ("",))
            for file in _files(root / "node_modules" / package, allowed["LIBRARY_TYPES"], named):
                if not file.relative_to(root / "node_modules" / package).as_posix().startswith(build):
                    continue
                self._take(build_data, file)
        for file in _licences(root):
            self._take(build_data, file)
        build_data["sbom_files"].append(self._bill(root))

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact: str) -> None:
        """Leave nothing behind."""
        self._folder.cleanup()

    def _take(self, build_data: dict[str, Any], file: Path) -> None:
        build_data["force_include"][str(file)] = f"quarterdeck/home/{file.relative_to(self.root).as_posix()}"

    def _bill(self, root: Path) -> str:
        """Write the bill of materials into a folder of its own, and give its path."""
        self._folder = tempfile.TemporaryDirectory(prefix="bill-")
        path = Path(self._folder.name) / BILL
        path.write_text(runpy.run_path(str(root / "deploy" / "bill.py"))["bill_of"](image=False), encoding="utf-8")
        return str(path)


def _files(package: Path, types: dict[str, str], named: set[str] | None) -> Iterator[Path]:
    """Give a library's files that are served, of a font those that our sheet names."""
    if not package.is_dir():
        raise FileNotFoundError(f"{package}: this library is not here; run: npm ci --omit=dev")
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        served = path.suffix in types and path.suffix != ".map" and inside.parts[0] != "src"
        wanted = inside.as_posix() in named if named is not None else served
        if path.is_file() and wanted:
            yield path


def _licences(root: Path) -> Iterator[Path]:
    """Give the licence of each library, and of those that were built into it, as they are bound to be passed on."""
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    for place, package in packages.items():
        if place and not package.get("dev"):
            yield from sorted(path for path in (root / place).glob("*") if LICENCE.match(path.name) and path.is_file())
