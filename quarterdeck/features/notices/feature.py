"""Owners are told one sentence at a time; what holds for the whole evening is told to those who come later too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from quarterdeck.protocol import news
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quarterdeck.protocol.message import Absent, News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet


class Notices(Feature):
    """Tells owners; a page shows one sentence of a subject at a time, the latest."""

    def __init__(self, outlet: Outlet) -> None:
        """Begin with nothing to say."""
        self._outlet = outlet
        self._lasting: dict[str, news.Notice] = {}  # by subject

    def tell(self, sentence: str, subject: str | Absent = UNSET) -> None:
        """Tell the owners who are here."""
        self._outlet.tell(news.Notice(sentence, subject), Group.OWNERS)

    def about(self, subject: str) -> Callable[[str], None]:
        """Give the call that tells sentences of one subject."""
        return lambda sentence: self.tell(sentence, subject)

    def last(self, sentence: str, subject: str) -> None:
        """Tell the owners who are here, and each who comes while the server runs."""
        self._lasting[subject] = news.Notice(sentence, subject)
        self.tell(sentence, subject)

    def newcomer(self, client: Client) -> Iterable[News]:
        """Give an owner what still holds."""
        if client.owner:
            yield from self._lasting.values()
