"""Files that a fence is filled from: `[.file: demos/pods/pod.yaml]`, so that what is shown is what runs."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from pathlib import Path


LARGEST = 64 * 1024


class IncludedFiles:
    """Reads files of the deck and of its demos, and nothing else; what goes wrong becomes a finding."""

    def __init__(self, folder: Path, demos: Path, findings: list[Finding]) -> None:
        """Know the deck's folder, the demos', which a path calls ``demos`` whatever its name, and where to complain."""
        self._folder = folder.resolve()
        self._demos = demos.resolve()
        self._findings = findings

    def telling(self, findings: list[Finding]) -> IncludedFiles:
        """Give the same, which complains elsewhere."""
        own = copy(self)
        own._findings = findings  # noqa: SLF001 - it is one of us
        return own

    def read(self, name: str, place: Place) -> str | None:
        """Give a file's text; None, and one more finding, when it cannot be shown."""
        found = next((path for path in self._candidates(name) if path.is_file()), None)
        if found is None:
            self._complain(place, f"there is no file “{name}” in the deck's folder or among the demos")
            return None
        try:
            content = found.read_bytes()
            text = content.decode()
        except (OSError, UnicodeDecodeError):
            self._complain(place, f"“{name}” is not a text in UTF-8 that could be shown")
            return None
        if len(content) > LARGEST:
            self._complain(place, f"“{name}” is larger than {LARGEST // 1024} KiB, too much for a slide")
            return None
        return text.replace("\r\n", "\n")

    def _candidates(self, name: str) -> list[Path]:
        """Give the paths a name may mean, those outside both folders left out."""
        if "\0" in name or not name:
            return []
        inside = name.removeprefix("./").removeprefix("demos/")
        paths = [(base / part).resolve() for base, part in ((self._demos, inside), (self._folder, name))]
        return [path for path in paths if path.is_relative_to(self._demos) or path.is_relative_to(self._folder)]

    def _complain(self, place: Place, sentence: str) -> None:
        remedy = "correct the [.file: …] above this code"
        self._findings.append(Finding(place, Severity.ERROR, sentence, remedy))
