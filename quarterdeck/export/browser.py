"""The browser of this machine: it opens the page of all slides with a profile of its own, and is gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATION = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PAGE = "print.html"  # of the files of a talk, the one with every slide
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--virtual-time-budget=30000",
)


def find_browser() -> str | None:
    """Give the path of a Chromium or Chrome that is here, None where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or (str(APPLICATION) if APPLICATION.exists() else None)


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a talk, by their paths, into a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def run_browser(browser: str, flags: Sequence[str], page: Path, longest: float) -> subprocess.CompletedProcess[str]:
    """Open a talk's page of all slides, in a folder of its own, and give what the browser said and printed.

    Raises MachineError after `longest` seconds; then every process of the browser has been ended.
    """
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []  # root has no sandbox in it
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [browser, *FLAGS, *alone, profile, *flags, page.as_uri()]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as running:
        try:
            said, complained = running.communicate(timeout=longest)
        except subprocess.TimeoutExpired as error:
            sentence = f"{browser} has not opened the talk in {longest:g} s"
            raise MachineError(sentence, remedy="close other programs") from error
        finally:
            _end(running)
    return subprocess.CompletedProcess(command, running.returncode, said, complained)


def _end(running: subprocess.Popen[str]) -> None:
    """End a browser that still runs, with the processes it has begun."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
