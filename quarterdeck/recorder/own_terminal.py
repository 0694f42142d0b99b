"""The terminal in which the presenter sits: read key by key, written to as it is, and given back as it was."""

from __future__ import annotations

import codecs
import fcntl
import os
import struct
import termios
import tty
from contextlib import contextmanager, suppress
from signal import SIGWINCH
from typing import TYPE_CHECKING

import gevent
from gevent.socket import wait_read

from quarterdeck.errors import MachineError
from quarterdeck.source.sandbox import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEYS, SCREEN = 0, 1  # what is typed into, and what shows
ANEW = "\x1b[0m\x1b[?1049l\x1b[?25h\x1b[H\x1b[2J\x1b[3J"  # an empty screen, whatever was on it
CHUNK = 4096
SOON = 0.2  # seconds


class OwnTerminal:
    """The presenter's terminal; there is one."""

    def __init__(self) -> None:
        """Take it as it is; raises MachineError where we are not in a terminal."""
        if not (os.isatty(KEYS) and os.isatty(SCREEN)):
            raise MachineError("a recording is made in a terminal, and this is none", remedy="run it in one, by hand")
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    @property
    def size(self) -> Size:
        """Its size in character cells."""
        rows, cols, _, _ = struct.unpack("HHHH", fcntl.ioctl(SCREEN, termios.TIOCGWINSZ, bytes(8)))
        return Size(cols, rows)

    @contextmanager
    def raw(self, resized: Callable[[], None]) -> Iterator[None]:
        """Have every key come as it is pressed, Ctrl+C too, and be told when the window's size changes."""
        before = termios.tcgetattr(KEYS)
        watcher = gevent.signal_handler(SIGWINCH, resized)
        try:
            tty.setraw(KEYS)
            yield
        finally:
            watcher.cancel()
            with suppress(termios.error):  # where the terminal is gone, there is nothing to give back
                termios.tcsetattr(KEYS, termios.TCSADRAIN, before)
            self.write("\x1b[0m\x1b[?25h")

    def read(self) -> str:
        """Wait for keys and give them, nothing once the terminal is gone."""
        wait_read(KEYS)
        try:
            return self._decode(os.read(KEYS, CHUNK)) or ""
        except OSError:
            return ""

    def write(self, text: str) -> None:
        """Show something; where the terminal is gone, nobody sees it."""
        left = text.encode("utf-8", "replace")
        with suppress(OSError):
            while left:
                left = left[os.write(SCREEN, left) :]

    def ask(self, question: str) -> str | None:
        """Ask for a line, None where there will be none: the terminal is gone, or Ctrl+D was pressed."""
        self.write(question)
        line = ""
        while not line.endswith("\n"):
            piece = self.read()
            if not piece:
                self.write("\n")
                gevent.sleep(SOON)  # where the terminal is gone, we are told of it now, and end
                return None
            line += piece
        return line.strip()
