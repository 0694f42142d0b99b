"""Faults in what was just saved lie over the slide in the owner's browsers until they are mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.protocol import news
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.protocol.message import News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet


class Faults(Feature):
    """Knows what is wrong with files saved since the start; what was wrong before stands in what a start prints."""

    def __init__(self, outlet: Outlet) -> None:
        """Begin with nothing that is wrong."""
        self._outlet = outlet
        self._sentences: tuple[str, ...] = ()

    def saved(self, sentences: Iterable[str]) -> None:
        """Take in what is wrong now, each with its place, and tell the owners if that is something else."""
        now = tuple(sentences)
        if now != self._sentences:
            self._sentences = now
            self._outlet.tell(news.Faults(now), Group.OWNERS)

    def newcomer(self, client: Client) -> Iterable[News]:
        """Give an owner what is wrong; a page that was away may show what is mended by now."""
        if client.owner:
            yield news.Faults(self._sentences)
