"""The folder in which fetched pictures are kept, by their addresses, for as long as it is there."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from quarterdeck.downloads.refused import DownloadRefused

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.downloads.fetch import Fetched

PART = ".part"


class Cache:
    """Fetched files, each named by what its address comes to."""

    def __init__(self, folder: Path) -> None:
        """Keep them in this folder, which is made when the first one comes."""
        self.folder = folder.resolve()

    def find(self, address: str) -> Path | None:
        """Give the file of an address, None where it has not been fetched."""
        name = _name(address)
        try:
            return next((path for path in self.folder.glob(f"{name}.*") if path.suffix != PART), None)
        except OSError:
            return None

    def keep(self, address: str, fetched: Fetched) -> Path:
        """Keep what was fetched from an address, whole or not at all; raises DownloadRefused where the disk cannot."""
        path = self.folder / f"{_name(address)}{fetched.kind}"
        part = path.with_name(f"{path.stem}-{os.getpid()}{PART}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(fetched.content)
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise DownloadRefused(f"it cannot be kept in {self.folder} ({error.strerror})") from None
        return path


def is_remote(source: str) -> bool:
    """Say whether what a deck names lies in the net."""
    return source.lower().startswith(("http://", "https://"))


def _name(address: str) -> str:
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:32]
