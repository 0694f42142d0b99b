"""What a step may be expected to print the next time, judged by what it printed once. Pure."""

from __future__ import annotations

import re

from quarterdeck.source.terminal.heard import plain

LONGEST = 60  # signs of a line that are asked for
LEAST = 3  # letters in a line that says something

_VARIES = re.compile(
    r"(?P<hex>\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,}\b)"
    r"|(?P<time>\b\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]+)?|\b\d\d:\d\d(?::\d\d(?:\.\d+)?)?)"
    r"|(?P<random>\b[a-z0-9]+(?:-[a-z0-9]+)*-(?:[a-z0-9]{8,10}-)?[a-z0-9]{5}\b(?=.*\d))"
    r"|(?P<number>\d+(?:\.\d+)*)"
    r"|(?P<space>[ \t]{2,})"
)
_AS = {"hex": r"[0-9a-f]+", "time": r"\S+", "random": r"\S+", "number": r"[\d.]+", "space": r"\s+"}
_LETTERS = re.compile(r"[^\W\d_]")


def propose(heard: str) -> str:
    """Give a pattern for the line that says most of what was printed, nothing where none says anything.

    That is the last of those in which the least changes from run to run.
    """
    lines = [line.strip() for line in plain(heard).split("\n")]
    telling = [line for line in lines if len(_LETTERS.findall(line)) >= LEAST]
    if not telling:
        return ""
    return pattern_for(min(reversed(telling[-50:]), key=_changing))


def pattern_for(line: str) -> str:
    """Give a pattern that fits a line, and fits it still when numbers, times and ids in it are others."""
    short = _shortened(line)
    pattern, at = "", 0
    for found in _VARIES.finditer(short):
        pattern += _escaped(short[at : found.start()]) + _AS[found.lastgroup or "number"]
        at = found.end()
    return pattern + _escaped(short[at:])


def _changing(line: str) -> int:
    """Count what changes in a line; a long one counts more, as it is read less."""
    return 3 * len(re.findall(r"\d+", line)) + len(line) // 40


def _shortened(line: str) -> str:
    """Give the first words of a line."""
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]


def _escaped(text: str) -> str:
    """Write a text as a pattern, with no more backslashes than it deeds."""
    return re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", text)
