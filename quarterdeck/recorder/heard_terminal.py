"""A terminal that tells of each mark, can take another size, and knows whether what is typed is shown."""

from __future__ import annotations

import fcntl
import struct
import termios
from typing import TYPE_CHECKING

from quarterdeck.source.terminal.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.source.terminal.marks import Mark


class HeardTerminal(Terminal):
    """A terminal as every run has them; `noted` is called with each mark, after the terminal has taken it in."""

    noted: Callable[[Mark], None] | None = None

    @property
    def hides_typing(self) -> bool:
        """Say whether a program reads a line here without showing it, as one does that asks for a password."""
        try:
            flags = termios.tcgetattr(self._fd)[3]
        except termios.error:
            return False
        return bool(flags & termios.ICANON) and not flags & termios.ECHO

    def resize(self, cols: int, rows: int) -> None:
        """Take another size, in character cells."""
        if not self.dead:
            fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def _note(self, mark: Mark) -> None:
        super()._note(mark)
        if self.noted:
            self.noted(mark)
