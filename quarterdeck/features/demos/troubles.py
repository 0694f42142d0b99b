"""What has gone wrong with each show, which owners are told and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.protocol import demo_news
from quarterdeck.talk.feature import Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.talk.feature import Outlet


class Troubles:
    """Tells each trouble once, and every one to an owner who comes late."""

    def __init__(self, outlet: Outlet) -> None:
        """Know of none."""
        self._outlet = outlet
        self._known: dict[str, str] = {}

    def tell(self, demo: str, problem: str | None) -> None:
        """Tell the owners what is wrong with a show now, None for nothing, unless they know."""
        if self._known.get(demo) == problem:
            return
        if problem is None:
            del self._known[demo]
        else:
            self._known[demo] = problem
        self._outlet.tell(demo_news.Trouble(demo, problem), Group.OWNERS)

    def all(self) -> Iterable[demo_news.Trouble]:
        """Give every trouble there is."""
        return [demo_news.Trouble(demo, problem) for demo, problem in self._known.items()]
