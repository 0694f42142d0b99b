"""Captions for everybody who wants to read along: the last lines are kept for whoever comes late."""

from __future__ import annotations

import textwrap
from collections import deque
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.header import LANGUAGE
from quarterdeck.errors import RefusedError
from quarterdeck.protocol import caption_news
from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.caption_commands import Caption, Captions
from quarterdeck.talk.events import TalkEnded
from quarterdeck.talk.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.protocol.message import Act, News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.events import Event
    from quarterdeck.talk.feature import Outlet

KEPT = 50  # lines for whoever comes late
WIDEST = 200  # characters of one; what is longer becomes several


class Captioning(Feature):
    """Tells each line to everybody, as who reads along is for each page to say."""

    hears = frozenset({TalkEnded})

    def __init__(self, outlet: Outlet) -> None:
        """Begin with nothing said."""
        self._outlet = outlet
        self._lines: deque[caption_news.CaptionLine] = deque(maxlen=KEPT)
        self._next = 1  # the number of the line that comes
        self._hall = False

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for `caption` and `captions`."""
        return [Caption.done_by(self.caption), Captions.done_by(self.show_in_hall)]

    def newcomer(self, _client: Client) -> Iterable[News]:
        """Tell the lines that are kept; also to a page that was away and may have missed their end."""
        return [self._told(self._lines)]

    def follow(self, _happened: Sequence[Event]) -> None:
        """Forget what was said, once the talk has ended."""
        self._lines.clear()
        self._outlet.tell(self._told(()))

    def caption(self, command: Caption, _client: Client) -> Nothing:
        """Tell what the sender has said."""
        self.say(command.text, command.language)
        return Nothing()

    def show_in_hall(self, command: Captions, _client: Client) -> Nothing:
        """Tell the hall's windows whether they show captions."""
        self._hall = command.on
        self._outlet.tell(self._told(()))
        return Nothing()

    def say(self, text: str, language: str = "") -> int:
        """Tell a text's lines to everybody, and give how many; raises RefusedError for a language that is none."""
        if language and not LANGUAGE.fullmatch(language):
            raise RefusedError(f"“{language[:20]}” is no language; write it as browsers do, such as de or pt-BR")
        written = [piece for line in text.splitlines() for piece in textwrap.wrap(" ".join(line.split()), WIDEST)]
        lines = [caption_news.CaptionLine(each, language) for each in written][-KEPT:]
        if lines:
            self._lines.extend(lines)
            self._next += len(lines)
            self._outlet.tell(self._told(lines))
        return len(lines)

    def _told(self, lines: Sequence[caption_news.CaptionLine] | deque[caption_news.CaptionLine]) -> News:
        first, kept = self._next - len(lines), self._next - len(self._lines)
        return caption_news.Captions(first, tuple(lines), self._hall, kept)
