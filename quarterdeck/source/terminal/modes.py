"""How a terminal is set after some text, so that another may go on from there. Pure."""

from __future__ import annotations

import re
from collections import deque

CHANGE = re.compile(
    r"\x1b(?:\[(?P<private>\?)?(?P<numbers>[0-9;:]*)(?P<kind>[hlmr])|(?P<set>[()][0AB])|(?P<keypad>[=>])|(?P<reset>c))"
)
UNFINISHED = re.compile(r"\x1b[^a-zA-Z]{0,40}$")
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

    def pen(self) -> str:
        """Write what sets its colours so, and nothing else."""
        return "".join(self._pen)

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
