"""``export --pdf``: the talk printed by the browser of this machine, from a folder that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError
from quarterdeck.export.folder import files_of_talk
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.settings import Settings

    Told = Callable[[str], None]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATION = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
LONGEST = 180  # seconds that printing may take
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
    "--virtual-time-budget=30000",
)


def export_pdf(settings: Settings, target: Path, tell: Told, *, builds: bool, notes: bool) -> Path:
    """Print the talk and give the file's path; raises MachineError where there is no browser, or it does not print."""
    browser = find_browser()
    files = files_of_talk(settings, tell, builds=builds, notes=notes)
    with tempfile.TemporaryDirectory(prefix="quarterdeck-") as folder:
        for path, content in files.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        tell("printing")
        _print(browser, Path(folder), tell)
        try:
            target.absolute().parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder) / "talk.pdf", target)
        except OSError as error:
            raise MachineError(
                f"this cannot be written ({error.strerror})", Place(target), "name another file"
            ) from error
    return target


def find_browser() -> str:
    """Give the path of a browser that prints; raises MachineError where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and APPLICATION.exists():
        found = str(APPLICATION)
    if found is None:
        raise MachineError("there is no Chromium or Chrome here to print with", remedy="install one, or use --html")
    return found


def _print(browser: str, folder: Path, tell: Callable[[str], None]) -> None:
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []  # root has no sandbox in it
    profile = f"--user-data-dir={folder / 'profile'}"
    made = folder / "talk.pdf"
    command = [browser, *FLAGS, *alone, profile, f"--print-to-pdf={made}", (folder / "print.html").as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise MachineError(
            f"{browser} has not printed the talk in {LONGEST} s", remedy="close other programs"
        ) from error
    if done.returncode or not made.exists():
        last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        raise MachineError(f"{browser} does not print the talk: {last}", remedy="use --html, and print that")
    tell("printed")
