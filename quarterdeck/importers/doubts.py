"""What cannot be sure of a command that is taken over: it may go on, or have somebody type into it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.engines.registry import ENGINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ANYTHING = r"\S"
UNTIL = "goes on until it is ended, so the step counts as done with its first output; have until say what to wait for"
INSIDE = "somebody types into it, and what they typed is not in the script; write it as send or keys"
PAGER = "waits for keys of the speaker's; end it with a keys step, or have it print all at once"
ASKS = "may ask for a password or a yes; it has nobody to ask here unless the next step sends one"
PLACEHOLDER = "has a place to be filled in; write what shall stand there"

_START = r"(?:^|[;&|(]\s*|\bsudo\s+|\bdo\s+)"
_ON = (
    re.compile(
        _START + r"(?:watch|top|htop|ping(?!.*\s-c)|journalctl\b.*\s-f|tail\b.*\s(?:-[a-zA-Z]*[fF]|--follow))\b"
    ),
    re.compile(r"\bwhile\s+(?:true|:)\b|\bhttp\.server\b"),
)
_INSIDE = re.compile(
    _START + r"(?:ssh(?!-)|telnet|psql|mysql|mongo|irb|ipython3?|python3?|node|bash|zsh|sh|su|chroot|unshare|nsenter)"
    r"(?:\s+-\S+)*\s*(?:\S+@\S+\s*)?(?:$|[;&|])"
)
_PAGER = re.compile(
    _START + r"(?:vi|vim|nvim|nano|emacs|less|more|man|k9s|dive|lazygit|tig|tmux|screen)\b(?!\s+--version)"
)
_ASKS = re.compile(_START.replace(r"\bsudo\s+|", "") + r"(?:sudo|passwd|ssh-keygen|read)\b")
_PLACEHOLDER = re.compile(r"(?<!<)<[A-Za-z][\w-]*(?: [\w-]+)*>(?!\S*['\"])|\bYOUR[_-]\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a command that its author should look at; `until` is what ends its step meanwhile."""

    sentence: str
    until: str = ""


def doubts_of(command: str) -> Iterator[Doubt]:
    """Give what cannot be sure of a command, the worst first."""
    engines = ENGINES.values()
    if _PAGER.search(command):
        yield Doubt(PAGER, ANYTHING)
    elif _INSIDE.search(command) or _any((engine.speaks for engine in engines), command):
        yield Doubt(INSIDE, ANYTHING)
    elif _any([*_ON, *(engine.goes_on for engine in engines)], command):
        yield Doubt(UNTIL, ANYTHING)
    if _ASKS.search(command):
        yield Doubt(ASKS)
    if _PLACEHOLDER.search(command):
        yield Doubt(PLACEHOLDER)


def needs_of(commands: Iterable[str]) -> list[str]:
    """Name the engines whose programs some commands run."""
    words = {word for command in commands for word in re.split(r"[\s;&|()`\"'$]+", command)}
    return [name for name, engine in ENGINES.items() if words & engine.programs]


def _any(patterns: Iterable[re.Pattern[str] | None], command: str) -> bool:
    return any(pattern is not None and pattern.search(command) for pattern in patterns)
