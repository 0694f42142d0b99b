"""What has happened in one run of a demo, numbered, and kept for whoever comes late."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from quarterdeck.events import Drawn, Output, Resized
from quarterdeck.pictures.model import kind_of
from quarterdeck.show.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.events import Event
    from quarterdeck.pictures.model import Picture

KEPT = 256 * 1024  # characters of output and pictures, for whoever was away for a moment


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event and its number; numbers begin at 1 and follow each other within one log."""

    number: int
    event: Event


class Log:
    """The events of one run for everyone who watches it; it holds no sockets, only what was said."""

    def __init__(self, kept: int = KEPT) -> None:
        """Keep the events that hold about the last `kept` characters of output and pictures."""
        self._kept = kept
        self._events: deque[Numbered] = deque()
        self._size = 0
        self._transcripts: dict[str, Transcript] = {}
        self._sizes: dict[str, Resized] = {}
        self._pictures: dict[str, Picture] = {}
        self.number = 0

    def add(self, event: Event) -> Numbered:
        """Give an event its number, and keep it."""
        self.number += 1
        numbered = Numbered(self.number, event)
        self._events.append(numbered)
        if isinstance(event, Output):
            self._transcripts.setdefault(event.terminal, Transcript()).add(event.text)
        elif isinstance(event, Drawn):
            self._pictures[kind_of(event.picture)] = event.picture
        elif isinstance(event, Resized):
            self._sizes[event.terminal] = event
        self._size += _weight(event)
        self._forget()
        return numbered

    def after(self, number: int) -> list[Numbered] | None:
        """Give every event past `number`, or None when some of them are no longer kept."""
        if number > self.number or (self._events and number + 1 < self._events[0].number):
            return None
        return [numbered for numbered in self._events if numbered.number > number]

    def terminals(self) -> tuple[Resized, ...]:
        """Give every terminal at its latest size, in the order they appeared."""
        return tuple(self._sizes.values())

    def outputs(self) -> Iterable[Output]:
        """Give the text of each terminal as one `Output`, for a viewer who has seen nothing."""
        return [Output(name, transcript.text()) for name, transcript in self._transcripts.items()]

    def pictures(self) -> tuple[Picture, ...]:
        """Give the newest picture of each kind."""
        return tuple(self._pictures.values())

    def _forget(self) -> None:
        while self._size > self._kept and len(self._events) > 1:
            self._size -= _weight(self._events.popleft().event)


def _weight(event: Event) -> int:
    if isinstance(event, Drawn):
        return len(msgspec.json.encode(event.picture))
    return len(event.text) if isinstance(event, Output) else 0
