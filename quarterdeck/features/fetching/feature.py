"""Fetches what the deck names in the net and is not here; whoever watches the files takes it from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent
from gevent.pool import Group as Greenlets
from gevent.threadpool import ThreadPool

from quarterdeck.deck.render.pictures import shortened
from quarterdeck.downloads.cache import is_remote
from quarterdeck.downloads.fetch import Fetching
from quarterdeck.downloads.refused import DownloadRefused
from quarterdeck.downloads.route import is_anywhere, is_public
from quarterdeck.protocol import news
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Image
    from quarterdeck.downloads.cache import Cache
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet

AT_ONCE = 4


class Collecting(Feature):
    """Fetches each address once while the server runs; what cannot be had is told to the owners."""

    def __init__(self, content: Content, cache: Cache, outlet: Outlet, *, private: bool) -> None:
        """Begin with what this deck lacks; `private` lets pictures lead to this machine and to private networks."""
        self._cache = cache
        self._outlet = outlet
        self._reaches = is_anywhere if private else is_public
        self._asked: set[str] = set()
        self._under_way: set[Fetching] = set()
        self._greenlets, self._threads = Greenlets(), ThreadPool(AT_ONCE)  # the hub's own are for the talk
        self._begin(content)

    def reload(self, content: Content, _clients: Iterable[Client]) -> None:
        """Fetch what a deck that was just saved lacks."""
        self._begin(content)

    def close(self) -> None:
        """Give up what is under way."""
        for fetching in self._under_way:
            fetching.stop()
        self._greenlets.kill(block=False)

    def _begin(self, content: Content) -> None:
        for image in (each for deck in content.decks.values() for each in deck.missing):
            if is_remote(image.source) and image.source not in self._asked:
                self._asked.add(image.source)
                self._greenlets.add(gevent.spawn(self._collect, image))

    def _collect(self, image: Image) -> None:
        try:
            self._threads.apply(self._fetch, (image.source,))
        except DownloadRefused as refused:
            sentence = f"{image.place}: {shortened(image.source)} is shown as a box: {refused}"
            self._outlet.tell(news.Notice(sentence), Group.OWNERS)

    def _fetch(self, address: str) -> None:
        """Fetch and keep one picture; runs in a thread of its own."""
        fetching = Fetching(address, self._reaches)
        self._under_way.add(fetching)
        try:
            self._cache.keep(address, fetching.fetch())
        finally:
            self._under_way.discard(fetching)
