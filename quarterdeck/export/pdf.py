"""``export --pdf``: the talk printed by the browser of this machine, from a folder that is gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError
from quarterdeck.export.browser import find_browser, run_browser, write_files
from quarterdeck.export.folder import files_of_talk, printed_page
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.settings import Settings

    Told = Callable[[str], None]

LONGEST = 180  # seconds that printing may take
FLAGS = ("--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf")


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is printed: a page for each build, the notes, and in which language, where that is not the deck's own."""

    builds: bool = False
    notes: bool = False
    language: str = ""


def export_pdf(settings: Settings, target: Path, tell: Told, sheets: Sheets) -> Path:
    """Print the talk and give the file's path; raises MachineError where there is no browser, or it does not print."""
    browser = find_browser()
    if browser is None:
        raise MachineError("there is no Chromium or Chrome here to print with", remedy="install one, or use --html")
    page = printed_page(settings, sheets.language)
    files = files_of_talk(settings, tell, builds=sheets.builds, notes=sheets.notes)
    with tempfile.TemporaryDirectory(prefix="quarterdeck-") as folder:
        write_files(files, Path(folder))
        tell("printing")
        _print(browser, Path(folder) / page, tell)
        try:
            target.absolute().parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder) / "talk.pdf", target)
        except OSError as error:
            raise MachineError(
                f"this cannot be written ({error.strerror})", Place(target), "name another file"
            ) from error
    return target


def _print(browser: str, page: Path, tell: Callable[[str], None]) -> None:
    made = page.parent / "talk.pdf"
    done = run_browser(browser, [*FLAGS, f"--print-to-pdf={made}"], page, LONGEST)
    if done.returncode or not made.exists():
        last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        raise MachineError(f"{browser} does not print the talk: {last}", remedy="use --html, and print that")
    tell("printed")
