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

from quarterdeck.source.terminal.foreground import folder_of, reads_keys, who_reads
from quarterdeck.source.terminal.marks import Mark, Marks
from quarterdeck.source.terminal.pty_reader import FRAME, PtyReader
from quarterdeck.source.terminal.pty_writer import PtyWriter
from quarterdeck.source.terminal.showing import Showing

if TYPE_CHECKING:
    from collections.abc import Callable

    from ptyprocess import PtyProcess

PATIENCE = 2.0  # seconds a command is given to obey Ctrl-C, then SIGTERM, then SIGKILL
LOST = 1.0  # seconds of silence after which a shell that waits at its prompt, and has not said so, is taken in hand
TAKING = 3.0  # seconds it then has to show a prompt of ours; what comes in between nobody sees
GLANCE = 0.2  # seconds between two looks for that
KILLED = 128  # and the signal's number: the status of what a signal has ended
CTRL_C = "\x03"
ENTER = "\r"
CLEAR_LINE = "\x05\x15"  # to the end of the line, and all of it away


def _never(_shell: str) -> str:
    return ""


class Listener(Protocol):
    """Whoever hears a terminal's harmless output."""

    def __call__(self, terminal: str, text: str) -> None:
        """Take one piece; may wait, and the terminal's program then waits too."""


class Terminal:
    """A shell and what is known of it: whether it waits for a command, and how the last one ended."""

    def __init__(
        self, name: str, shell: PtyProcess, nonce: str, say: Listener, again: Callable[[str], str] = _never
    ) -> None:
        """Take over a shell whose marks carry the nonce; its output goes to `say` in pieces.

        `again` gives the line that has a shell of some name begin again with our marks, nothing for one that cannot.
        """
        self.name = name
        self.started = False  # has shown its first prompt
        self.at_prompt = False  # waits for a command
        self.waiting = False  # waits for a command, or for the next line of one
        self.status: int | None = None  # of the last command, in the end of the shell itself
        self.folder = ""  # where the shell stood when it was last given a command
        self.gone = Event()  # set when the shell has ended
        self.judge: Callable[[str], None] | None = None  # hears what commands print, not their echo
        self._say = say
        self._again = again
        self.showing = Showing()
        self._answered = False  # has shown a line since Enter was pressed
        self._suspected = False  # waited for a command at the last glance, and has been silent since
        self._last = time.monotonic()  # when there was output
        self._news = Event()
        self._marks = Marks(nonce)
        self._process = shell
        self.pid: int = self._process.pid
        self._fd: int = self._process.fd
        os.set_blocking(self._fd, False)
        self._writer = PtyWriter(self._fd)
        self._reader = gevent.spawn(self._read)

    @property
    def prompt(self) -> str:
        """The prompt as it was last shown."""
        return self.showing.prompt

    @property
    def cols(self) -> int:
        """How wide it is, in character cells."""
        return int(self._process.getwinsize()[1])

    @property
    def dead(self) -> bool:
        """Say whether the shell has ended."""
        return bool(self.gone.is_set())

    def write(self, text: str) -> None:
        """Type into the terminal; returns at once, and forgets what a program that never reads is sent."""
        if not self.dead:
            self._writer.write(text)

    def draw(self, text: str) -> None:
        """Show a text that no program has printed."""
        self._say(self.name, self.showing.draw(text))

    def press(self, key: str) -> None:
        """Press a key in the program that is running, which may end by it."""
        self.at_prompt = self.waiting = self._answered = False
        self.status = None
        self.write(key)

    def enter(self) -> None:
        """Press Enter, and know no longer whether the shell waits."""
        self.folder = folder_of(self.pid) or self.folder
        self.press(ENTER)

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
            self._news.wait(min(left, GLANCE))
            self._glance()
        return True

    def wait_for_start(self, seconds: float) -> bool:
        """Wait until the shell has shown its first prompt, or is dead; False when the time is over."""
        return self.wait(lambda: self.started, seconds)

    def look(self) -> None:
        """See whether the shell has ended although something it began still holds the terminal."""
        with contextlib.suppress(psutil.NoSuchProcess):
            if psutil.Process(self.pid).status() != psutil.STATUS_ZOMBIE:
                return
        self._leave()

    def reader(self) -> str:
        """Name the program within the shell that takes keys one by one or is a shell of its own, nothing for none."""
        return who_reads(self._fd, self.pid)

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
        self._reader.kill()
        self._writer.close()
        if not self._process.closed:
            self._process.fileobj.close()
            self._process.closed = True  # its own close() would sleep in the server's only thread
            self._bury()

    def _read(self) -> None:
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        pieces = PtyReader(self._fd)
        with contextlib.suppress(EOFError):
            while True:
                self._take(decode(pieces.next()))
        self._leave()

    def _take(self, text: str) -> None:
        self._last, self._suspected = time.monotonic(), False
        pieces = self._marks.feed(text)
        shown = self.showing.feed(pieces)
        self._answered = self._answered or "\n" in (text if self.showing.veil else shown)
        if shown:
            self._say(self.name, shown)
        if self.judge and self.showing.heard:
            self.judge(self.showing.heard)
        for piece in pieces:
            if isinstance(piece, Mark):
                self._note(piece)
        self._news.set()

    def _note(self, mark: Mark) -> None:
        if mark.kind == "C":
            self.at_prompt, self.waiting, self.status = False, False, None
        elif mark.kind == "D" and self.status is None:
            self.status = mark.status
        elif mark.kind == "B" and self.status is not None:  # else PROMPT_COMMAND is lost, and what it put right
            self.started = self.at_prompt = self.waiting = True
        elif mark.kind == "P":
            self.waiting = True

    def _glance(self) -> None:
        """Take a shell in hand that waits for a command and has not said so: its prompt is not ours any more.

        It must do so at two glances: at one, what a command has printed last may be on its way to us.
        """
        silent = time.monotonic() - self._last
        if self.showing.hidden and silent > TAKING:
            self.showing.hidden = False
        if self.at_prompt or not self._answered or silent < LOST:
            return
        line = self._again(reads_keys(self._fd, self.pid))
        suspected, self._suspected = self._suspected, bool(line)
        if line and suspected:
            self._answered = False
            self.showing.hidden = True
            self.write(f"{CLEAR_LINE}{line}{ENTER}")

    def _leave(self) -> None:
        self._bury()
        self.gone.set()
        self._news.set()

    def _bury(self) -> None:
        """Take note of the shell's death, so that it does not stay as a zombie, and of its status."""
        with contextlib.suppress(ChildProcessError):
            for _ in range(100):
                process, status = os.waitpid(self.pid, os.WNOHANG)
                if process:
                    code = os.waitstatus_to_exitcode(status)
                    self.status = code if code >= 0 else KILLED - code
                    return
                gevent.sleep(FRAME)

    def _signal(self, signal: Signals) -> None:
        try:
            group = os.tcgetpgrp(self._fd)
            if group != self.pid:
                os.killpg(group, signal)
        except OSError:
            return
