"""Which commands were typed in a recording, read from what its terminal printed. Pure.

A line that grew key by key behind a text which ends as prompts do is a prompt and its command; so are the lines
that begin with a prompt seen in that way, typed or pasted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.columns.width import widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.importers.casts import Asciicast

KEY = 3  # characters of output that one key makes at most
LEAST = 2  # keys of a command that is known by how it was typed
LONGEST = 2000  # characters of a line that are followed
SIGNS = "$#%>❯➜»λ›✗⟩"  # noqa: RUF001  # as they are typed
_SIGN = re.compile(rf"[{SIGNS}]\s*$")
_CONTROL = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[(?P<number>[0-9;?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[ -/]*[0-~]|[\x00-\x1f\x7f]"
)
_CONTINUED = re.compile(r"\\\s*$")


@dataclass(frozen=True, slots=True)
class Typed:
    """A command: the number of the piece before which its prompt stood, and that with which it was given."""

    command: str
    begun: int
    given: int


@dataclass(slots=True)
class _Line:
    """A line as it came: its text behind each piece, and how it grew."""

    text: str
    ends: list[tuple[int, str]]  # a piece's number, and the line's text behind it
    last: int


def commands_of(cast: Asciicast) -> list[Typed]:
    """Give the commands of a recording in their order."""
    lines = list(_lines(cast))
    prompts = {prompt for line in lines if (prompt := _grown(line))}
    found = [typed for line in lines if (typed := _behind(line, prompts))]
    return list(_continued(found))


def _lines(cast: Asciicast) -> Iterator[_Line]:
    screen = _Screen(cast.cols)
    ends: list[tuple[int, str]] = []
    for number, piece in enumerate(cast.pieces):
        if piece.code != "o":
            continue
        for finished in screen.feed(piece.text):
            yield _Line(finished, ends, number)
            ends = []
        ends.append((number, screen.line))
    yield _Line(screen.line, ends, len(cast.pieces))


def _grown(line: _Line) -> str:
    """Give the prompt of a line that grew key by key behind it, nothing for any other."""
    texts = [text for _, text in line.ends]
    for before, *after in (texts[at:] for at in range(len(texts))):
        if _SIGN.search(before) and len(before.strip()) <= len(before):
            keys = sum(0 < len(now) - len(then) <= KEY for then, now in zip([before, *after], after, strict=False))
            return before if keys >= LEAST else ""
    return ""


def _behind(line: _Line, prompts: set[str]) -> Typed | None:
    """Read the command of a line that has one of the prompts, or one that looks like it."""
    for number, text in line.ends:
        known = text in prompts or (_SIGN.search(text) and any(_alike(text, prompt) for prompt in prompts))
        command = line.text[len(text) :].strip() if known and line.text.startswith(text.rstrip()) else ""
        if command:
            return Typed(command, number, line.last)
    whole = next((prompt for prompt in prompts if prompt.strip() and line.text.startswith(prompt)), "")
    command = line.text.removeprefix(whole).strip() if whole else ""
    return Typed(command, line.ends[-1][0] if line.ends else line.last, line.last) if command else None


def _alike(text: str, prompt: str) -> bool:
    """Say whether two prompts differ only in what changes in one, such as its folder."""
    return text.strip()[-1:] == prompt.strip()[-1:] and text.strip()[:1] == prompt.strip()[:1]


def _continued(found: Sequence[Typed]) -> Iterator[Typed]:
    """Put together a command that goes on behind a backslash."""
    going: Typed | None = None
    for typed in found:
        now = Typed(f"{going.command}\n{typed.command}", going.begun, typed.given) if going else typed
        going = now if _CONTINUED.search(typed.command) else None
        if going is None:
            yield now
    if going is not None:
        yield Typed(going.command.rstrip("\\ \n"), going.begun, going.given)


class _Screen:
    """The line in which the cursor stands."""

    def __init__(self, cols: int) -> None:
        self._cols = cols
        self._cells: list[str] = []
        self._at = 0

    @property
    def line(self) -> str:
        """The line as it reads."""
        return "".join(self._cells)

    def feed(self, text: str) -> Iterator[str]:
        """Take in output, and give each line that it ends."""
        at = 0
        for found in _CONTROL.finditer(text):
            self._write(text[at : found.start()])
            at = found.end()
            if found[0] == "\n":
                yield self.line
                self._cells, self._at = [], 0
            else:
                self._obey(found)
        self._write(text[at:])

    def _write(self, text: str) -> None:
        shown = text[: LONGEST - self._at]
        for sign, wide in zip(shown, widths(shown), strict=True):
            self._cells += [" "] * (self._at - len(self._cells))
            if not wide and self._at:
                self._cells[self._at - 1] += sign
            else:
                self._cells[self._at : self._at + max(wide, 1)] = [sign, *[""] * (wide - 1)]
                self._at += max(wide, 1)

    def _obey(self, found: re.Match[str]) -> None:
        """Follow what moves within the line, or takes away from it."""
        number = found["number"] or ""
        steps = min(int(number), LONGEST) if number.isdigit() else 1
        if found[0] == "\r":
            wrapped = self._at > self._cols and (self._at - 1) % self._cols == 0 and self._cells[-1:] == [" "]
            self._at = self._at - 1 if wrapped else 0
            del self._cells[self._at if wrapped else LONGEST :]
        elif found[0] == "\b" or found["final"] == "D":
            self._at = max(self._at - (steps if found["final"] else 1), 0)
        elif found["final"] == "C":
            self._at = min(self._at + steps, LONGEST)
        elif found["final"] in {"@", "P", "K", "H"}:
            self._change(found["final"], number, steps)

    def _change(self, how: str, number: str, steps: int) -> None:
        """Put blanks in at the cursor, take signs out there, or all to the end; or go elsewhere."""
        if how == "@":
            self._cells[self._at : self._at] = [" "] * steps
        elif how == "P":
            del self._cells[self._at : self._at + steps]
        elif how == "H":
            self._cells, self._at = [], 0
        elif number in {"", "0"}:
            del self._cells[self._at :]
