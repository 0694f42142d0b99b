"""The newest text of one terminal, such that a terminal which begins with it shows what all others show."""

from __future__ import annotations

import re
from collections import deque

KEPT = 128 * 1024  # characters; more than a browser scrolls back, and little enough for a phone that comes late
CUT_SHORT = "\x1b[0m\x1b[2m… earlier output is no longer kept …\x1b[0m\r\n"

CHANGE = re.compile(
    r"\x1b(?:\[(?P<private>\?)?(?P<numbers>[0-9;:]*)(?P<kind>[hlmr])|(?P<set>[()][0AB])|(?P<keypad>[=>])|(?P<reset>c))"
)
UNFINISHED = re.compile(r"\x1b[^a-zA-Z]{0,40}$")
SAFE = re.compile(r"\n|(?=\x1b)")  # where a cut goes through neither a line nor a sequence
PENS = 16  # changes of colour remembered; programs reset them long before


class Modes:
    """How a terminal is set after some text: colours, the alternate screen, a region that scrolls, and the like."""

    def __init__(self) -> None:
        """Begin as a terminal does."""
        self._modes: dict[str, str] = {}
        self._pen: deque[str] = deque(maxlen=PENS)
        self._rest = ""

    def copy(self) -> Modes:
        """Give another that goes on from here."""
        other = Modes()
        other._modes, other._pen, other._rest = dict(self._modes), self._pen.copy(), self._rest
        return other

    def read(self, text: str) -> None:
        """Follow what a text changes; a sequence may go on in the next."""
        text = self._rest + text
        unfinished = UNFINISHED.search(text, max(0, len(text) - 48))
        self._rest = unfinished[0] if unfinished else ""
        for change in CHANGE.finditer(text):
            self._follow(change)

    def restore(self) -> str:
        """Write what sets a new terminal so."""
        return "".join((*self._modes.values(), *self._pen))

    def _follow(self, change: re.Match[str]) -> None:
        kind, numbers = change["kind"], change["numbers"]
        if change["reset"]:
            self._modes.clear()
            self._pen.clear()
        elif kind == "m":
            if numbers.split(";")[0] in {"", "0"}:
                self._pen.clear()
            self._pen.append(change[0])
        elif kind in {"h", "l"}:
            self._keep(f"{change['private']}{numbers}", change[0])
        else:
            self._keep(kind or (change["set"] or "keypad")[0], change[0])

    def _keep(self, name: str, sequence: str) -> None:
        self._modes.pop(name, None)  # so that the latest is restored last
        self._modes[name] = sequence


class Transcript:
    """At most about `kept` characters of one terminal."""

    def __init__(self, kept: int = KEPT) -> None:
        """Begin empty."""
        self._kept = kept
        self._pieces: deque[str] = deque()
        self._size = 0
        self._cut: Modes | None = None

    def add(self, text: str) -> None:
        """Append what the terminal wrote, and let go of the oldest pieces beyond the limit."""
        self._pieces.append(text)
        self._size += len(text)
        while self._size > self._kept and len(self._pieces) > 1:
            oldest = self._pieces.popleft()
            self._size -= len(oldest)
            self._cut = self._cut or Modes()
            self._cut.read(oldest)

    def text(self) -> str:
        """Give all that is kept; where something is missing it says so, sets the terminal, and begins at a new line."""
        text = "".join(self._pieces)
        if self._cut is None:
            return text
        safe = SAFE.search(text)
        modes = self._cut.copy()
        modes.read(text[: safe.end() if safe else 0])
        return CUT_SHORT + modes.restore() + text[safe.end() if safe else 0 :]
