"""Which slides had to be made smaller than they were designed: the browser of this machine lays them out, and says."""

from __future__ import annotations

import json
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quarterdeck.errors import MachineError
from quarterdeck.export.browser import PAGE, find_browser, run_browser, write_files
from quarterdeck.findings import Finding, Severity

if TYPE_CHECKING:
    from quarterdeck.deck.model import Deck
    from quarterdeck.settings import Settings

LONGEST = 120  # seconds that laying out all slides may take
FLAGS = ("--window-size=1280,720", "--dump-dom")


def find_unfit(settings: Settings, deck: Deck) -> list[Finding]:
    """Find the slides of a deck that were made smaller to fit, and those that do not fit at all.

    Raises MachineError where there is no browser, or it does not open the talk.
    """
    browser = find_browser()
    if browser is None:
        raise MachineError("there is no Chromium or Chrome here", remedy="install one, or give --no-fit")
    from quarterdeck.export.folder import files_of_talk  # noqa: PLC0415  # with all that serves a talk

    with tempfile.TemporaryDirectory(prefix="quarterdeck-", ignore_cleanup_errors=True) as folder:
        write_files(files_of_talk(settings, lambda _stage: None), Path(folder))
        page = _Told(run_browser(browser, FLAGS, Path(folder) / PAGE, LONGEST).stdout)
    if not page.fitted:
        raise MachineError(f"{browser} does not open the talk", remedy="look at it yourself, at /print")
    return [
        Finding(deck.slides[number - 1].place, Severity(told["severity"]), told["sentence"], told["remedy"])
        for number, told in sorted(page.told.items())
    ]


class _Told(HTMLParser):
    """Reads the page of all slides, as it was laid out: whether it was, and what it says of which slide."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fitted = False
        self.told: dict[int, dict[str, Any]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.fitted |= tag == "printed-slides" and "data-fitted" in said
        if tag == "section" and (told := json.loads(said.get("data-fit") or "null")):
            self.told[int(said["data-number"] or 0)] = told
