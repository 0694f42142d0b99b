"""One terminal: a bash in a PTY, read and written without ever holding up the server."""

from __future__ import annotations

import codecs
import contextlib
import os
import time
from signal import SIGKILL, SIGTERM, Signals
from typing import TYPE_CHECKING, Protocol

import gevent
import psutil
from gevent.event import Event
from gevent.socket import wait_write

from quarterdeck.source.terminal.marks import Mark, Marks
from quarterdeck.source.terminal.pty_reader import FRAME, PtyReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from ptyprocess import PtyProcess

MOST_TYPED = 64 * 1024  # bytes of keystrokes kept for a program that does not read
PATIENCE = 2.0  # seconds a command is given to obey Ctrl-C, then SIGTERM, then SIGKILL
CTRL_C = "\x03"
ENTER = "\r"
CLEAR_LINE = "\x05\x15"  # to the end of the line, and all of it away


class Listener(Protocol):
    """Whoever hears a terminal's harmless output."""

    def __call__(self, terminal: str, text: str) -> None:
        """Take one piece; may wait, and the terminal's program then waits too."""


class Terminal:
    """A shell and what is known of it: whether it waits for a command, and how the last one ended."""

    def __init__(self, name: str, shell: PtyProcess, nonce: str, say: Listener) -> None:
        """Take over a shell whose marks carry the nonce; its output goes to `say` in pieces."""
        self.name = name
        self.started = False  # has shown its first prompt
        self.at_prompt = False  # waits for a command
        self.waiting = False  # waits for a command, or for the next line of one
        self.status: int | None = None
        self.gone = Event()  # set when the shell has ended
        self.judge: Callable[[str], None] | None = None  # hears what commands print, not their echo
        self._say = say
        self._counting = False
        self._news = Event()
        self._typed = bytearray()
        self._writer: gevent.Greenlet | None = None
        self._marks = Marks(nonce)
        self._process = shell
        self.pid: int = self._process.pid
        self._fd: int = self._process.fd
        os.set_blocking(self._fd, False)
        self._reader = gevent.spawn(self._read)

    @property
    def dead(self) -> bool:
        """Say whether the shell has ended."""
        return bool(self.gone.is_set())

    def write(self, text: str) -> None:
        """Type into the terminal; returns at once, and forgets what a program that never reads is sent."""
        room = MOST_TYPED - len(self._typed)
        self._typed += text.encode()[:room]
        if not self._writer and not self.dead:
            self._writer = gevent.spawn(self._flush)

    def enter(self) -> None:
        """Press Enter, and know no longer whether the shell waits."""
        self.at_prompt = self.waiting = False
        self.status = None
        self.write(ENTER)

    def tidy(self) -> None:
        """Take back what somebody has typed at the prompt without Enter."""
        self.write(CLEAR_LINE)

    def wait(self, until: Callable[[], bool], seconds: float) -> bool:
        """Wait until something is so, or the shell is dead; False when the time is over."""
        deadline = time.monotonic() + seconds
        while not (until() or self.dead):
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self._news.clear()
            self._news.wait(left)
        return True

    def wait_for_start(self, seconds: float) -> bool:
        """Wait until the shell has shown its first prompt, or is dead; False when the time is over."""
        return self.wait(lambda: self.started, seconds)

    def look(self) -> None:
        """See whether the shell has ended although something it began still holds the terminal."""
        with contextlib.suppress(psutil.NoSuchProcess):
            if psutil.Process(self.pid).status() != psutil.STATUS_ZOMBIE:
                return
        self.gone.set()
        self._news.set()

    def nudge(self) -> None:
        """Have whoever waits look again."""
        self._news.set()

    def stop_command(self) -> bool:
        """End the running command: Ctrl-C, then SIGTERM, then SIGKILL; False when even that was in vain."""
        self.write(CTRL_C)
        if self.wait(lambda: self.at_prompt, PATIENCE):
            return True
        for signal in (SIGTERM, SIGKILL):
            self._signal(signal)
            if self.wait(lambda: self.at_prompt, PATIENCE):
                return True
        return False

    def close(self) -> None:
        """Let go of the terminal, whose processes have been ended before."""
        self.gone.set()
        self._news.set()
        gevent.killall([greenlet for greenlet in (self._reader, self._writer) if greenlet])
        if not self._process.closed:
            self._process.fileobj.close()
            self._process.closed = True  # its own close() would sleep in the server's only thread
            _bury(self.pid)

    def _read(self) -> None:
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        pieces = PtyReader(self._fd)
        with contextlib.suppress(EOFError):
            while True:
                self._take(decode(pieces.next()))
        self.gone.set()
        self._news.set()

    def _take(self, text: str) -> None:
        pieces = self._marks.feed(text)
        shown = "".join(piece for piece in pieces if isinstance(piece, str))
        if shown:
            self._say(self.name, shown)
        for piece in pieces:
            if isinstance(piece, Mark):
                self._note(piece)
            elif self._counting and self.judge:
                self.judge(piece)
        self._news.set()

    def _note(self, mark: Mark) -> None:
        if mark.kind == "C":
            self._counting, self.at_prompt, self.waiting = True, False, False
        elif mark.kind == "D":
            self._counting, self.status = False, mark.status
        elif mark.kind == "B":
            self.started = self.at_prompt = self.waiting = True
        elif mark.kind == "P":
            self.waiting = True

    def _flush(self) -> None:
        try:
            while self._typed:
                wait_write(self._fd)
                del self._typed[: os.write(self._fd, self._typed)]
        except OSError:
            self._typed.clear()
        self._writer = None

    def _signal(self, signal: Signals) -> None:
        try:
            group = os.tcgetpgrp(self._fd)
            if group != self.pid:
                os.killpg(group, signal)
        except OSError:
            return


def _bury(pid: int) -> None:
    """Take note of a child's death, so that it does not stay as a zombie; it has been killed before."""
    with contextlib.suppress(ChildProcessError):
        for _ in range(100):
            if os.waitpid(pid, os.WNOHANG)[0]:
                return
            gevent.sleep(FRAME)
