"""Somebody works in shells of ours from their own terminal, and all of it is taken down."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import gevent
from gevent.event import Event as Signal

from quarterdeck.demo.model import MAIN
from quarterdeck.demo.schema import LEAST, MOST
from quarterdeck.errors import SourceError
from quarterdeck.events import Output, Resized, Timed
from quarterdeck.recorder.deed import Recording
from quarterdeck.recorder.file_changes import read_files
from quarterdeck.recorder.own_terminal import ANEW
from quarterdeck.recorder.scribe import Scribe
from quarterdeck.source.sandbox import Size

if TYPE_CHECKING:
    from quarterdeck.recorder.heard_terminal import HeardTerminal
    from quarterdeck.recorder.open_run import OpenRun
    from quarterdeck.recorder.own_terminal import OwnTerminal
    from quarterdeck.source.terminal.marks import Mark

SECOND = "second"
OTHER, LOGOUT = "\x14", "\x04"  # Ctrl+T, Ctrl+D
REPLAYED = 64 * 1024  # characters of a terminal that are shown again when it comes back
SOON = 10.0  # seconds that a shell is given to show its prompt
HERE = "\x1b[2m(terminal {name}; Ctrl+T goes to the other one)\x1b[0m\r\n"
SETTLE = 0.1  # seconds in which the last words of what has ended come


class Session:
    """One recording while it is made."""

    def __init__(self, run: OpenRun, own: OwnTerminal) -> None:
        """Prepare; nothing is taken down before `perform`."""
        self._run = run
        self._own = own
        self._size = within(own.size)
        self._scribe = Scribe(read_files(run.workspace))
        self._events: list[Timed] = []
        self._last = time.monotonic()
        self._terminals: dict[str, HeardTerminal] = {}
        self._early: dict[str, str] = {}  # what a command has printed that is told before its beginning
        self._shown = MAIN
        self._over = Signal()
        self._lost = False

    def perform(self) -> Recording:
        """Be between the two until the presenter ends it; raises SourceError where a shell cannot start."""
        with self._own.raw(self._resize):
            self._start(MAIN)
            typing = gevent.spawn(self._type)
            try:
                self._over.wait()
            finally:
                typing.kill()
            gevent.sleep(SETTLE)
        if self._lost:
            raise SourceError("the terminal is gone, so nothing is written")
        self._scribe.stop(len(self._events))
        return Recording(
            tuple(self._scribe.deeds), tuple(self._events), tuple(self._terminals), self._size.cols, self._size.rows
        )

    def _start(self, name: str) -> None:
        self._event(Resized(name, self._size.cols, self._size.rows))
        terminal = self._run.start(name, self._size, self._say)
        self._terminals[name] = terminal
        terminal.judge = lambda text: self._hear(name, text)
        terminal.noted = lambda mark: self._note(name, mark)
        gevent.spawn(self._watch, terminal)
        terminal.wait_for_start(SOON)

    def _watch(self, terminal: HeardTerminal) -> None:
        """Go back to the first terminal when another ends; when the first does, all is over."""
        while not terminal.gone.wait(0.5):
            terminal.look()
        if terminal.name == MAIN:
            self._over.set()
        elif self._shown == terminal.name:
            self._show(MAIN)

    def _type(self) -> None:
        """Hand on what is typed, until the presenter ends it or their terminal is gone."""
        while keys := self._own.read():
            before, other, rest = keys.partition(OTHER)
            if not self._press(before):
                self._over.set()
                return
            if other:
                self._change()
                self._press(rest.replace(OTHER, ""))
        self._lost = True
        self._over.set()

    def _press(self, keys: str) -> bool:
        """Hand keys to the terminal that is shown; False where they end the recording."""
        terminal = self._terminals[self._shown]
        at = len(self._events)
        if not keys or terminal.dead:
            return True
        free = not self._scribe.busy(terminal.name)
        if keys == LOGOUT and free and terminal.at_prompt and not self._scribe.begun_typing(terminal.name):
            return False
        if free and not self._scribe.begun_typing(terminal.name):
            self._scribe.look(read_files(self._run.workspace), terminal.name, at)
        self._scribe.press(terminal.name, keys, at, seen=free or not terminal.hides_typing)
        terminal.write(keys)
        return True

    def _change(self) -> None:
        """Go to the other terminal, which begins when it is first wanted."""
        name = SECOND if self._shown == MAIN else MAIN
        if name not in self._terminals:
            self._shown = name
            self._own.write(ANEW + HERE.format(name=name))
            self._start(name)
        elif not self._terminals[name].dead:
            self._show(name)

    def _show(self, name: str) -> None:
        """Show a terminal again, by all that it has printed of late."""
        self._shown = name
        said = "".join(
            timed.event.text
            for timed in self._events
            if isinstance(timed.event, Output) and timed.event.terminal == name
        )
        self._own.write(ANEW + HERE.format(name=name) + said[-REPLAYED:])

    def _say(self, terminal: str, text: str) -> None:
        self._event(Output(terminal, text))
        if terminal == self._shown:
            self._own.write(text)

    def _hear(self, name: str, text: str) -> None:
        """Hear what a command prints; in one piece with its beginning it comes first."""
        if self._scribe.busy(name):
            self._scribe.hear(name, text)
        else:
            self._early[name] = text

    def _note(self, name: str, mark: Mark) -> None:
        """Hear that a command begins or has ended."""
        terminal, at = self._terminals[name], len(self._events)
        if mark.kind == "C":
            self._scribe.begin(name, self._run.next_command(terminal), at)
            self._scribe.hear(name, self._early.pop(name, ""))
        elif mark.kind == "B" and self._scribe.busy(name):
            files = read_files(self._run.workspace)
            self._scribe.end(name, terminal.status, at, files, self._run.next_command(terminal))
        elif mark.kind == "B":
            self._run.next_command(terminal)  # of a comment, which the shell writes down and does not run
            self._scribe.forget_keys(name)

    def _resize(self) -> None:
        self._size = within(self._own.size)
        for name, terminal in self._terminals.items():
            terminal.resize(self._size.cols, self._size.rows)
            self._event(Resized(name, self._size.cols, self._size.rows))

    def _event(self, event: Output | Resized) -> None:
        now = time.monotonic()
        self._events.append(Timed(now - self._last, event))
        self._last = now


def within(size: Size) -> Size:
    """Give a size as a demo's terminal may have it."""
    return Size(min(max(size.cols, LEAST[0]), MOST[0]), min(max(size.rows, LEAST[1]), MOST[1]))
