"""What the talk needs to know of what is told in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.deck.model import Deck
    from quarterdeck.demo.model import Demo


class Content(Protocol):
    """A deck and the demos it can show, by their names."""

    @property
    def deck(self) -> Deck:
        """The deck."""

    @property
    def demos(self) -> Mapping[str, Demo]:
        """The demos."""
