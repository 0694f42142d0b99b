"""News as it is written for the network, kept for whoever comes next: a hall that comes at once is told the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.protocol.message import News

MOST = 256  # pieces of news; what is told to one browser alone is among them, and all are forgotten together
LARGEST = 2 * 1024 * 1024  # bytes of them, as pictures of full terminals are 128 KiB each


class Written:
    """News by what it says; `write` makes a packet of a piece that is not known yet."""

    def __init__(self, write: Callable[[News], Any]) -> None:
        """Begin with nothing."""
        self._write = write
        self._packets: dict[tuple[str, bytes], Any] = {}
        self._size = 0

    def packet(self, news: News) -> Any:
        """Give a piece of news as a packet, the same one for all it is told to."""
        said = news.message, msgspec.json.encode(news)
        if said not in self._packets:
            if len(self._packets) >= MOST or self._size + len(said[1]) > LARGEST:
                self._packets.clear()
                self._size = 0
            self._size += len(said[1])
            self._packets[said] = self._write(news)
        return self._packets[said]
