"""A live run's events on their way to everybody, in order, without what must not be seen, nor more than can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import gevent
from gevent.queue import Queue
from msgspec import convert, to_builtins

from quarterdeck.events import Closed, Drawn, Ended, Event, Held, Output, Started
from quarterdeck.redaction.redactor import Redaction
from quarterdeck.source.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.demo.model import Demo
    from quarterdeck.redaction.redactor import Redactor
    from quarterdeck.source.verdict import Verdict

Told = Callable[[str], object]
QUIET = 0.15  # seconds after which a letter that could begin a secret is shown, as nothing has followed it


def nobody(_sentence: str) -> None:
    """Hear what was hidden, and tell nobody."""


class Outgoing:
    """A queue of a demo's events; `hid` is told in a sentence what was hidden in which terminal, once for each."""

    def __init__(self, demo: Demo, hid: Told = nobody) -> None:
        """Begin empty, knowing of no secret but by its shape."""
        self._demo = demo
        self._hid = hid
        self._redaction = Redaction()
        self._streams: dict[str, Redactor] = {}
        self._waiting: dict[str, gevent.Greenlet] = {}
        self._told: set[tuple[str, str]] = set()
        self._queue: Queue[Event] = Queue()
        self._pace = Pace(demo.cols, demo.rows, lambda terminal, text: self._queue.put(Output(terminal, text)))

    def keep_back(self, redaction: Redaction) -> None:
        """Know what is secret, before anything is said."""
        self._redaction = redaction

    def qsize(self) -> int:
        """Say how many events nobody has taken yet."""
        return int(self._queue.qsize())

    def owed(self, terminal: str) -> float:
        """Say for how many seconds a terminal's program should be kept waiting, as nobody could follow it."""
        return self._pace.owed(terminal)

    def until_closed(self) -> Iterator[Event]:
        """Give each event when it comes, the last being `Closed`."""
        for event in iter(self._queue.get, None):
            yield event
            if isinstance(event, Closed):
                return

    def put(self, event: Event) -> None:
        """Send an event on, or as much of it as may be seen by now."""
        match event:
            case Output(terminal, text):
                self._say(terminal, self._stream(terminal).feed(text))
                self._wait(terminal)
            case Started(terminal):
                self._pace.end(terminal)
                self._queue.put(event)
            case Held(terminal):
                self._show_all(terminal)
                self._queue.put(event)
            case Ended(terminal, problem=problem):
                self._show_all(terminal)
                self._queue.put(replace(event, problem=problem and self._redaction.text(problem)))
            case Closed(problem):
                self._end()
                self._queue.put(Closed(problem and self._redaction.text(problem)))
            case Drawn(picture):
                self._queue.put(Drawn(convert(self._redaction.within(to_builtins(picture)), type(picture))))
            case _:
                self._queue.put(event)

    def text(self, text: str) -> str:
        """Give a sentence as it may be told."""
        return self._redaction.text(text)

    def verdict(self, verdict: Verdict) -> Verdict:
        """Give what a check has found as it may be told."""
        return replace(verdict, lines=tuple(map(self._redaction.text, verdict.lines)))

    def _stream(self, terminal: str) -> Redactor:
        if terminal not in self._streams:
            self._streams[terminal] = self._redaction.stream(self._demo.cols)
        return self._streams[terminal]

    def _say(self, terminal: str, text: str) -> None:
        self._pace.say(terminal, text)
        found = self._stream(terminal).found
        for what in found:
            if (terminal, what) not in self._told:
                self._told.add((terminal, what))
                self._hid(f"{what} was hidden in terminal {terminal} of {self._demo.name}")
        found.clear()

    def _wait(self, terminal: str) -> None:
        """Show a letter that is held back once it is clear that nothing follows it soon."""
        self._forget(terminal)
        if self._stream(terminal).holds:
            self._waiting[terminal] = gevent.spawn_later(QUIET, self._release, terminal)

    def _show_all(self, terminal: str) -> None:
        """Show all now, as a step ends or waits: on a tape, what comes after that is seen at the next press only."""
        self._forget(terminal)
        self._release(terminal)
        self._pace.end(terminal)

    def _forget(self, terminal: str) -> None:
        if waiting := self._waiting.pop(terminal, None):
            waiting.kill(block=False)

    def _release(self, terminal: str) -> None:
        self._waiting.pop(terminal, None)
        self._say(terminal, self._stream(terminal).release())

    def _end(self) -> None:
        gevent.killall(list(self._waiting.values()), block=False)
        for terminal, stream in self._streams.items():
            self._say(terminal, stream.release() + stream.end())
        self._pace.close()
