"""What a recording would show of this machine and its owner, with its step and line. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.events import Output, Timed
from quarterdeck.source.terminal.heard import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quarterdeck.recorder.drafting import Part
    from quarterdeck.redaction.redactor import Redaction, Redactor

HIDDEN = "…"
SHOWN = 24  # signs of what is named
LOOKS = {  # what may be private by its looks, and is the owner's to judge
    "what looks like a password": re.compile(
        r"(?i)(?<![a-z])(?:password|passwd|secret|token|api[_-]?key)\b[\"']?\s*[=:]\s*[\"']?[^\s\"',;]{6,}"
    ),
    "a password in an address": re.compile(r"\b[a-z]+://[^/\s:@]+:[^/\s:@]+@"),
    "an e-mail address": re.compile(r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b"),
}


@dataclass(frozen=True, slots=True)
class Reveal:
    """Something that would be seen: in which step, in which line of it, what, and its text, empty for a secret."""

    step: int
    line: int
    what: str
    text: str

    def __str__(self) -> str:
        """Write it as a sentence without full stop."""
        short = self.text if len(self.text) <= SHOWN else f"{self.text[:SHOWN]}…"
        return f"step {self.step}, line {self.line}: {self.what}" + (f", “{short}”" if short else "")


def find_reveals(shown: Iterable[tuple[int, str]], private: Mapping[str, str], redaction: Redaction) -> list[Reveal]:
    """Look through what each step shows, as pairs of its number and its text; each thing is named once a step.

    `private` are texts of this machine, and what each is; `redaction` knows what is secret.
    """
    found: dict[tuple[int, str, str], Reveal] = {}
    for step, text in shown:
        stream = redaction.stream()
        for number, line in enumerate(plain(text).split("\n"), 1):
            stream.feed(f"{line}\n")
            secrets = [(what, "") for what in stream.found]
            stream.found.clear()
            for what, revealed in [*_in_line(line, private), *secrets]:
                found.setdefault((step, what, revealed), Reveal(step, number, what, revealed))
    return list(found.values())


def redact(events: Sequence[Timed], redaction: Redaction, cols: int) -> list[Timed]:
    """Hide what is secret on a tape, as it would be hidden from a room; what is held back comes with what follows."""
    streams: dict[str, Redactor] = {}
    last = {timed.event.terminal: at for at, timed in enumerate(events) if isinstance(timed.event, Output)}
    hidden = []
    for at, timed in enumerate(events):
        event = timed.event
        if isinstance(event, Output):
            stream = streams.setdefault(event.terminal, redaction.stream(cols))
            text = stream.feed(event.text) + (stream.rest() if last[event.terminal] == at else "")
            event = Output(event.terminal, text)
        hidden.append(Timed(timed.after, event))
    return hidden


def shown_by(events: Sequence[Timed], parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    """Give what each step shows: what is said of it in its demo.yaml, then what its terminal printed."""
    for number, part in enumerate(parts, 1):
        fields = part.step.fields
        yield number, "\n".join(str(fields[key]) for key in ("run", "send", "keys", "edit") if key in fields)
        said = (timed.event for timed in events[part.began : part.ended])
        yield number, "".join(event.text for event in said if isinstance(event, Output))


def hide(events: Sequence[Timed], texts: Iterable[str]) -> list[Timed]:
    """Take texts out of what a tape shows; what is cut over several pieces is taken out of each."""
    wanted = [text for text in texts if text]
    if not wanted:
        return list(events)
    pattern = re.compile("|".join(re.escape(text) for text in sorted(wanted, key=len, reverse=True)))
    terminals = {timed.event.terminal for timed in events if isinstance(timed.event, Output)}
    replaced = {at: text for terminal in terminals for at, text in _without(events, terminal, pattern)}
    return [
        Timed(timed.after, Output(timed.event.terminal, replaced[at])) if isinstance(timed.event, Output) else timed
        for at, timed in enumerate(events)
    ]


def _in_line(line: str, private: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for text, what in private.items():
        if re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", line):
            yield what, text
    for what, pattern in LOOKS.items():
        for match in pattern.finditer(line):
            yield what, match[0]


def _without(events: Sequence[Timed], terminal: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Give each piece of a terminal's output by its place, without what is hidden."""
    pieces = [
        (at, timed.event.text)
        for at, timed in enumerate(events)
        if isinstance(timed.event, Output) and timed.event.terminal == terminal
    ]
    whole = "".join(text for _, text in pieces)
    spans = [match.span() for match in pattern.finditer(whole)]
    passed = 0
    for at, text in pieces:
        yield at, _cut(text, passed, spans)
        passed += len(text)


def _cut(text: str, start: int, spans: Sequence[tuple[int, int]]) -> str:
    """Leave out of a piece that begins at `start` what lies in any span; each shows a sign where it begins."""
    kept, at = "", start
    end = start + len(text)
    for first, last in spans:
        if last <= start or first >= end:
            continue
        kept += text[at - start : max(first, at) - start] + (HIDDEN if first >= start else "")
        at = min(last, end)
    return kept + text[at - start :]
