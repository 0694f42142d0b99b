"""Code as people read it: pygments cuts ``127.0.0.1`` in two, and sees a shell's ``set`` in ``kubectl set image``."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from pygments.token import Literal, Name, Number, Text, Token, Whitespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pygments.token import _TokenType

SHELL, YAML = "Bash", "YAML"
IN_COMMANDS = (Name.Builtin, Name.Variable)  # a shell's own words, and what is set for a command
GOES_ON = tuple("._:-/")  # what a word goes on with behind its first digits


def words(tokens: Iterable[tuple[_TokenType, str]], language: str) -> Iterator[tuple[_TokenType, str]]:
    """Give tokens with the kinds a reader would give them; `language` is named as pygments names it."""
    before: _TokenType = Whitespace
    for (kind, value), after in pairwise(chain(tokens, [(Token, "")])):
        seen = Text if _is_cut(kind, after) else _kind(kind, before, language)
        yield seen, value
        if value.strip(" \t\\\n"):
            before = seen
        elif value == "\n":
            before = Whitespace


def _is_cut(kind: _TokenType, after: tuple[_TokenType, str]) -> bool:
    """Say whether a number is only the beginning of a word, such as an address or a version."""
    return Number in kind.split() and after[0] is Text and after[1][:1] in GOES_ON


def _kind(kind: _TokenType, before: _TokenType, language: str) -> _TokenType:
    """Judge one token by the kind of the one `before` it in the same command."""
    if language == SHELL and kind in IN_COMMANDS and before is Text:
        return Text
    return Literal.Scalar.Plain if language == YAML and kind is Name.Variable else kind
