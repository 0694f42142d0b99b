"""A slide while it is being drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from quarterdeck.deck.model import Ballot
    from quarterdeck.deck.parse.document import Page
    from quarterdeck.deck.render.context import Context


@dataclass(slots=True)
class Draft:
    """What a slide's words change: its classes, its CSS custom properties, what stands around its content.

    `said` are the values that hold for the slide, by word; `content` its tokens without backdrops. `footer` is
    Markdown, `counter` text; `taught` says that its notes are for learners too, `picture` which kind of
    picture it shows alone, `joins` that it shows the room's link.
    """

    page: Page
    number: int
    context: Context
    said: Mapping[str, str]
    content: list[Token]
    title: str = ""
    part: str = ""
    footer: str = ""
    counter: str = ""
    transition: str = ""
    builds: int = 0
    poll: Ballot | None = None
    taught: bool = False
    picture: str = ""
    joins: bool = False
    classes: list[str] = field(default_factory=list)
    style: dict[str, str] = field(default_factory=dict)

    def complain(self, word: str, sentence: str, remedy: str = "") -> None:
        """Add what is wrong with a word, at its last line on the slide, else in the header."""
        self.context.complain(self._line_of(word), sentence, remedy)

    def warn(self, word: str, sentence: str, remedy: str = "") -> None:
        """Add what in a word has no effect, at the same place."""
        self.context.warn(self._line_of(word), sentence, remedy)

    def _line_of(self, word: str) -> int:
        said = max((each.line for each in self.page.commands if each.name == word), default=0)
        return said or self.context.line_of(word) or self.page.line
