"""``check --fetch``: gets the pictures that lie in the net before the evening, while there is a network."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

import click

from quarterdeck.deck.load import load_deck
from quarterdeck.downloads.cache import Cache, is_remote
from quarterdeck.downloads.fetch import Fetching
from quarterdeck.downloads.refused import DownloadRefused
from quarterdeck.downloads.route import is_anywhere, is_public
from quarterdeck.errors import AuthorError
from quarterdeck.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from click._termui_impl import ProgressBar

    from quarterdeck.deck.model import Image
    from quarterdeck.settings import Settings

AT_ONCE = 4


def fetch_pictures(chosen: Sequence[Settings]) -> list[Finding]:
    """Fetch what these decks lack, with a bar that says how far it is; gives what could not be had, and why."""
    wanted = {image.source: (image, each) for each in chosen for image in _lacking(each)}
    if not wanted:
        return []
    under_way = {
        source: Fetching(source, is_anywhere if each.allow_private_pictures else is_public)
        for source, (_, each) in wanted.items()
    }
    findings: list[Finding] = []
    with ThreadPoolExecutor(AT_ONCE) as pool, _bar(len(wanted)) as bar:
        caches = {source: Cache(each.fetched) for source, (_, each) in wanted.items()}
        jobs = {pool.submit(_fetch, fetching, caches[source]): source for source, fetching in under_way.items()}
        try:
            for job in as_completed(jobs):
                findings += _told(wanted[jobs[job]][0], job.result())
                bar.update(1)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            for fetching in under_way.values():
                fetching.stop()
            raise
    return sorted(findings, key=lambda finding: finding.place.line if finding.place else 0)


def _bar(length: int) -> AbstractContextManager[ProgressBar[int]]:
    """Give a bar that stays out of what is printed for programs."""
    return click.progressbar(length=length, label="fetching pictures", file=sys.stderr)


def _lacking(settings: Settings) -> list[Image]:
    try:
        deck = load_deck(settings.deck, settings.demos, Cache(settings.fetched))
    except AuthorError:  # the check itself says what is wrong with it
        return []
    return [image for image in deck.missing if is_remote(image.source)]


def _fetch(fetching: Fetching, cache: Cache) -> str:
    """Fetch and keep one picture; gives why it could not be had, empty where it is here."""
    try:
        cache.keep(fetching.address, fetching.fetch())
    except DownloadRefused as refused:
        return str(refused)
    return ""


def _told(image: Image, problem: str) -> list[Finding]:
    if not problem:
        return []
    sentence = f"{image.source} cannot be fetched: {problem}"
    return [Finding(image.place, Severity.ERROR, sentence, "put a picture beside the deck, or correct the address")]
