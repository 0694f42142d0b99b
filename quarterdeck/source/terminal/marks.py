"""Reads our own marks out of a terminal's stream, and drops what a stream must not do to a viewer.

Pure: text in, text and marks out, whatever the chunks it comes in. Dropped are titles, clipboard (OSC 52) and
every other OSC but web links; device control, application and privacy strings; questions a browser's terminal
would answer by typing; and 8-bit control characters, which xterm.js obeys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 4096  # characters of an OSC that are kept while its end has not come

_SPECIAL = re.compile("[\x00\x05\x1b\x80-\x9f]")
_CSI = re.compile(r"\x1b\[([0-?]{0,64}[ -/]{0,8})([@-~])?")
_SHORT = re.compile(r"\x1b[ -/]{0,8}([0-~])?")
_STRING_END = re.compile("[\x18\x1a\x1b\x9c]")
_OSC_END = re.compile("[\x07\x18\x1a\x1b\x9c]")
_QUESTION = re.compile(r"\x1b(?:Z|\[(?:[?>=]?[0-9;]*[cnx]|[0-9;]*t|>[0-9;]*q|\??[0-9;]*\$p))")
_LINK = re.compile(r"8;([\w=:.\-]{0,256});((?:https?://[!-~]+)?)", re.IGNORECASE | re.ASCII)
_MARK = re.compile(r"133;([ABCDP])(?:;(\d+))?;(\w+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """What our shell says about itself between its output.

    `kind` is A (prompt begins), B (prompt shown, waiting), C (a command begins to print), D (it ended, with
    `status`), or P (an unfinished command waits for its next line).
    """

    kind: str
    status: int | None = None


class Marks:
    """A stream's filter; only marks that carry `nonce` are ours, so output cannot forge them."""

    def __init__(self, nonce: str) -> None:
        """Begin at the start of a stream."""
        self._nonce = nonce
        self._held = ""
        self._end: re.Pattern[str] | None = None  # set while a string too long to keep is being dropped
        self._pieces: list[str | Mark] = []

    def feed(self, text: str) -> list[str | Mark]:
        """Give the harmless text and the marks in this chunk; a sequence cut in two waits for its rest."""
        text, self._held, self._pieces = self._held + text, "", []
        at = 0
        while at < len(text):
            at = self._drop(text, at, self._end) if self._end else self._plain(text, at)
        return self._pieces

    def _plain(self, text: str, at: int) -> int:
        special = _SPECIAL.search(text, at)
        if special is None:
            self._keep(text[at:])
            return len(text)
        start = special.start()
        self._keep(text[at:start])
        return self._escape(text, start) if text[start] == "\x1b" else start + 1

    def _escape(self, text: str, start: int) -> int:
        introducer = text[start + 1 : start + 2]
        if introducer and introducer in "]PX^_":
            return self._string(text, start, _OSC_END if introducer == "]" else _STRING_END)
        found = (_CSI if introducer == "[" else _SHORT).match(text, start)
        if found is None or (found[found.re.groups] is None and found.end() < len(text)):
            return found.end() if found else start + 1
        if found[found.re.groups] is None:
            return self._hold(text, start)
        if not _QUESTION.fullmatch(found[0]):
            self._keep(found[0])
        return found.end()

    def _string(self, text: str, start: int, end: re.Pattern[str]) -> int:
        found = end.search(text, start + 2)
        content = text[start + 2 : found.start() if found else len(text)]
        if len(content) > LONGEST:
            self._end = end
            return start + 2 + LONGEST
        if found is None or (found[0] == "\x1b" and found.end() == len(text)):
            return self._hold(text, start)
        after = _after(text, found)
        if text[start + 1] == "]" and (found[0] in "\x07\x9c" or after > found.end()):
            self._judge(content)
        return after

    def _drop(self, text: str, at: int, end: re.Pattern[str]) -> int:
        found = end.search(text, at)
        if found is None:
            return len(text)
        if found[0] == "\x1b" and found.end() == len(text):
            return self._hold(text, found.start())
        self._end = None
        return _after(text, found)

    def _judge(self, content: str) -> None:
        mark, link = _MARK.fullmatch(content), _LINK.fullmatch(content)
        if mark and mark[3] == self._nonce:
            self._pieces.append(Mark(mark[1], int(mark[2]) if mark[2] else None))
        elif link:
            self._keep(f"\x1b]8;{link[1]};{link[2]}\x1b\\")

    def _hold(self, text: str, start: int) -> int:
        self._held = text[start:]
        return len(text)

    def _keep(self, text: str) -> None:
        if not text:
            return
        if self._pieces and isinstance(self._pieces[-1], str):
            self._pieces[-1] += text
        else:
            self._pieces.append(text)


def _after(text: str, found: re.Match[str]) -> int:
    """Say where the stream goes on: past the terminator, or at the escape that cut a string off."""
    if found[0] != "\x1b":
        return found.end()
    return found.end() + 1 if text[found.end()] == "\\" else found.start()
