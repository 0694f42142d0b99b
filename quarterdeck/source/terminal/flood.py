"""What a room gets of a terminal that prints more than anybody can read: its newest screen, at last its end. Pure.

Left out are lines and no drawing: text, colours, and what moves the cursor within its line. A program that draws its
screen goes out whole, and has to wait where it draws too much.
"""

from __future__ import annotations

import re

from quarterdeck.columns.width import column_after
from quarterdeck.redaction.seen import divide
from quarterdeck.source.terminal.heard import plain
from quarterdeck.source.terminal.modes import Modes

BURST = 128 * 1024  # characters that go out whole at once, such as a file that somebody looks at
RATE = 256 * 1024  # characters a second that go out whole for as long as they come
KEPT = 64 * 1024  # characters of a flood's end
LINES = 2000  # of them, at most: as many as a browser scrolls back
EVERY = 0.1  # seconds between two screens of a flood
CALM = 3  # such times in which little has come, after which a flood is over
LEAST = 16 * 1024  # characters that may go out whole after a flood at any rate: the prompt, and what is typed there

LEFT_OUT = "\x1b[0m\r\x1b[K\x1b[2m… left out: too fast to be read …\x1b[0m"
PLAIN, HOME = "\x1b[0m", "\x1b[H\x1b[2J"
_BREAK = re.compile(r"\n|\r(?!\n)")
_DRAWS = re.compile(r"\x1b(?:\[[0-9;]*[ABEFHLMSTdfrsu]|\[[1-3]J|\[\?(?:[0-9]+;)*(?:6|47|1047|1049)[hl]|[78DEMc])")


class Flood:
    """One terminal's stream; times are seconds on a clock that only goes forward."""

    def __init__(self, cols: int, rows: int, now: float) -> None:
        """Begin with nothing printed, in a terminal of this size."""
        self._cols, self._rows = cols, rows
        self._room = float(BURST)  # characters that may go out whole; below 0 when a piece was larger
        self._then = now
        self._tail = ""  # what has been printed and not yet gone out; in a flood also what was only seen go by
        self._modes = Modes()  # where the tail begins
        self._pours = False  # it is a flood: something of it has been, or will be, left out
        self._lost = False  # and more than what was written over
        self._marked = False  # and the room's terminal says so
        self._fresh = 0  # characters that have come since the last beat
        self._calm = 0  # beats since when little has come
        self.owed = 0.0  # seconds that a program should be kept waiting which draws more than can be followed

    @property
    def holds(self) -> bool:
        """Say whether something is still to go out; then `beat` is to be called every so often."""
        return bool(self._tail)

    def feed(self, text: str, now: float) -> str:
        """Take a piece, escape sequences whole, and give what goes out now."""
        self._refill(now)
        self.owed = 0.0
        if _DRAWS.search(text):
            shown = self.end() + self._pass(text)
            self.owed = max(-self._room, 0) / RATE
            return shown
        self._tail += text
        self._fresh += len(text)
        if not self._pours and self._room > 0:
            return self._all()
        if len(self._tail) > KEPT * (1 + self._pours):
            self._pours = True
            self._trim()
        return ""

    def beat(self, now: float) -> str:
        """Give what goes out as time has passed."""
        self._refill(now)
        fresh, self._fresh = self._fresh, 0
        if not self._pours:
            return self._all() if self._room > 0 else ""
        self._calm = self._calm + 1 if fresh < RATE * EVERY else 0
        if self._calm >= CALM or ("\n" in self._tail and not self._lost):
            return self.end()
        shown = self._screen() if fresh else ""
        self._room -= len(shown)
        return shown

    def end(self) -> str:
        """Give all that is still to go out: of a flood as much of its end as is worth scrolling back to."""
        if not self._pours:
            return self._all()
        self._trim()
        self._shorten()
        shown = self._draw(self._modes, self._tail) if self._lost else self._line()
        self._modes.read(self._tail)
        self._tail, self._pours, self._lost, self._marked = "", False, False, False
        self._fresh = self._calm = 0
        self._room = max(self._room - len(shown), LEAST)
        return shown

    def _refill(self, now: float) -> None:
        self._room = min(self._room + (now - self._then) * RATE, BURST)
        self._then = now

    def _all(self) -> str:
        text, self._tail = self._tail, ""
        return self._pass(text)

    def _pass(self, text: str) -> str:
        self._room -= len(text)
        self._modes.read(text)
        return text

    def _trim(self) -> None:
        """Let go of what is too old to be scrolled back to, up to the end of a line or where one is begun anew."""
        text, old = self._tail, len(self._tail) - KEPT
        if old > 0:
            found = _BREAK.search(text, old, old + KEPT // 2)
            at = found.end() if found else len(divide(text[:old])[0])
            self._lost = self._lost or not found or "\n" in text[:at]
            self._let_go(at)

    def _shorten(self) -> None:
        """Let go of more lines than a browser scrolls back."""
        older, *newest = self._tail.rsplit("\n", LINES)
        if len(newest) == LINES:
            self._lost = True
            self._let_go(len(older) + 1)

    def _let_go(self, at: int) -> None:
        self._modes.read(self._tail[:at])
        self._tail = self._tail[at:]

    def _line(self) -> str:
        """Give the one line that there is, written over and over as progress is, as it is now, and what follows it."""
        line = self._tail.partition("\n")[0].rstrip("\r")
        self._let_go(line.rfind("\r") + 1)
        return f"{PLAIN}{self._modes.pen()}\r{self._tail}"

    def _screen(self) -> str:
        """Give the newest rows, in the place of those before."""
        if not self._lost:
            return self._line()
        at = self._top()
        modes = self._modes.copy()
        modes.read(self._tail[:at])
        return self._draw(modes, "\r\n".join(map(_seen, self._tail[at:].split("\n"))))

    def _draw(self, modes: Modes, text: str) -> str:
        """Begin the screen anew; the first time say that something is left out, and scroll what there is out of it."""
        marked, self._marked = self._marked, True
        before = "" if marked else LEFT_OUT + "\r\n" * self._rows
        return f"{before}{PLAIN}{modes.restore()}{HOME}{text}"

    def _top(self) -> int:
        """Say where in the tail the terminal's first row begins."""
        text, left = self._tail, self._rows
        at = end = len(text)
        while end >= 0:
            start = text.rfind("\n", 0, end) + 1
            left -= max(-(-column_after(plain(_seen(text[start:end])), 0, self._cols) // self._cols), 1)
            if left < 0:
                break
            at, end = start, start - 1
        if at < len(text) or text.endswith("\n"):
            return at
        return len(divide(text[: max(len(text) - (self._rows - 1) * self._cols, 0)])[0])


def _seen(line: str) -> str:
    """Give what is still seen of a line that was written over."""
    return line.rstrip("\r").rpartition("\r")[2]
