"""What a wheel holds besides the package, under `quarterdeck/home`: above all the browser's libraries, and bundles.

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
    from collections.abc import Iterable, Iterator

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
        root, self._folder = Path(self.root), tempfile.TemporaryDirectory(prefix="wheel-")
        allowed = runpy.run_path(str(root / "quarterdeck" / "http" / "libraries.py"))
        _require(root / "node_modules" / package for package in allowed["LIBRARIES"].values())
        for file in allowed["library_files"](root).values():
            self._take(build_data, file)
        for file in _licences(root):
            self._take(build_data, file)
        build_data["sbom_files"].append(self._bill(root))
        build_data["force_include"][str(self._bundles(root))] = "quarterdeck/home/bundle"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact: str) -> None:
        """Leave nothing behind."""
        self._folder.cleanup()

    def _take(self, build_data: dict[str, Any], file: Path) -> None:
        build_data["force_include"][str(file)] = f"quarterdeck/home/{file.relative_to(self.root).as_posix()}"

    def _bundles(self, root: Path) -> Path:
        """Make each page's scripts and sheets into one of each, and give the folder."""
        folder = Path(self._folder.name) / "bundle"
        runpy.run_path(str(root / "deploy" / "bundle.py"))["bundle_pages"](root, folder)
        return folder

    def _bill(self, root: Path) -> str:
        """Write the bill of materials, and give its path."""
        path = Path(self._folder.name) / BILL
        path.write_text(runpy.run_path(str(root / "deploy" / "bill.py"))["bill_of"](image=False), encoding="utf-8")
        return str(path)


def _require(packages: Iterable[Path]) -> None:
    for package in packages:
        if not package.is_dir():
            raise FileNotFoundError(f"{package}: this library is not here; run: npm ci")


def _licences(root: Path) -> Iterator[Path]:
    """Give the licence of each library, and of those that were built into it, as they are bound to be passed on."""
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    for place, package in packages.items():
        if place and not package.get("dev"):
            yield from sorted(path for path in (root / place).glob("*") if LICENCE.match(path.name) and path.is_file())
