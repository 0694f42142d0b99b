"""What a word of a script is when the script has run up to it, as far as that can be known without running it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.importers.bash import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tree_sitter import Node

HERE = "."
_DOUBLE = re.compile(r'\\([$`"\\]|\n)')
_BARE = re.compile(r"\\(.|\n)", re.DOTALL)
_ANSI = {"n": "\n", "t": "\t", "r": "\r", "e": "\x1b", "a": "\x07", "b": "\b", "\\": "\\", "'": "'", '"': '"'}
_OWN_FOLDER = re.compile(
    r"""\$\{(?:0|BASH_SOURCE(?:\[0\])?)%/\*\}|\$\(.*(?:BASH_SOURCE|\$\{?0\b|\$_|readlink|realpath).*\)|`.*(?:BASH_SOURCE|\$0).*`""",
    re.DOTALL,
)
_DEFAULT = re.compile(r"\$\{(\w+):?[-=]([^{}$`]*)\}")
_NAME = re.compile(r"\$\{?(\w+|[@*#?])\}?")
EXPANDED = frozenset({"simple_expansion", "expansion", "command_substitution", "arithmetic_expansion"})
EVERYBODYS = frozenset(
    {"HOME", "HOSTNAME", "LOGNAME", "OLDPWD", "PATH", "PWD", "RANDOM", "SECONDS", "SHELL", "TERM", "USER"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word's text; `unknown` is what stands in it as it is written, since only running the script could tell."""

    text: str
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class Values:
    """The variables of a script whose values are known; `relative` are functions that name a file beside the script."""

    known: dict[str, str] = field(default_factory=dict)
    relative: frozenset[str] = frozenset()

    def read(self, node: Node) -> Word:
        """Give a word as the script has it."""
        match node.type:
            case "raw_string" | "ansi_c_string":
                return _quoted(text_of(node))
            case "string":
                return self._pieces(node, 1, len(node.text or b"") - 1, _undouble)
            case "concatenation":
                return join(self.read(child) for child in node.children)
            case kind if kind in EXPANDED:
                return self._expanded(text_of(node))
            case _:
                return self._pieces(node, 0, len(node.text or b""), _unbare)

    def _pieces(self, node: Node, begin: int, end: int, undo: Unquote) -> Word:
        """Read what is written between the expansions in a node, and these."""
        source, words, at = node.text or b"", [], begin
        for child in _expansions(node):
            first, last = child.start_byte - node.start_byte, child.end_byte - node.start_byte
            words += [Word(undo(source[at:first].decode("utf-8", "replace"))), self.read(child)]
            at = last
        return join([*words, Word(undo(source[at : max(end, at)].decode("utf-8", "replace")))])

    def _expanded(self, text: str) -> Word:
        name = _NAME.fullmatch(text)
        if name and name[1] in self.known:
            return Word(self.known[name[1]])
        default = _DEFAULT.fullmatch(text)
        if default:
            return Word(self.known.get(default[1], default[2]))
        if _OWN_FOLDER.fullmatch(text):
            return Word(HERE)
        return self._beside(text) or Word(text, (text,))

    def _beside(self, text: str) -> Word | None:
        """Read a call of a function that names a file beside the script."""
        called = re.fullmatch(r"\$\(\s*(\w+)\s+([^\s$`()|;&<>]+)\s*\)", text)
        return Word(called[2].strip("\"'")) if called and called[1] in self.relative else None


def join(words: Iterable[Word]) -> Word:
    """Put words together as one."""
    parts = list(words)
    return Word("".join(part.text for part in parts), tuple(each for part in parts for each in part.unknown))


def spaced(words: Iterable[Word]) -> Word:
    """Put words together with a space between each two, as `echo` does."""
    parts: list[Word] = []
    for word in words:
        parts += [Word(" "), word] if parts else [word]
    return join(parts)


def strange(word: Word, env: Mapping[str, str]) -> list[str]:
    """Name what in a word is neither known nor the same for everybody."""
    names = {text: _NAME.fullmatch(text) for text in word.unknown}
    return [text for text, name in names.items() if not (name and (name[1] in EVERYBODYS or name[1] in env))]


def own_folder(text: str) -> str:
    """Write a script's way of naming its own folder as the demo's."""
    return re.sub(r"""["']?\$\(\s*dirname\s+["']?\$\{?(?:BASH_SOURCE(?:\[0\])?|0)\}?["']?\s*\)["']?""", HERE, text)


if TYPE_CHECKING:
    from collections.abc import Callable

    Unquote = Callable[[str], str]


def _quoted(text: str) -> Word:
    """Read what stands in single quotes, with a dollar before them or not."""
    if text.startswith("$"):
        return Word(_BARE.sub(lambda found: _ANSI.get(found[1], found[0]), text[2:-1]))
    return Word(text[1:-1])


def _expansions(node: Node) -> list[Node]:
    """Find the outermost expansions in a node."""
    found: list[Node] = []
    for child in node.children:
        found += [child] if child.type in EXPANDED else _expansions(child)
    return found


def _undouble(text: str) -> str:
    return _DOUBLE.sub(lambda found: "" if found[1] == "\n" else found[1], text)


def _unbare(text: str) -> str:
    return _BARE.sub(lambda found: "" if found[1] == "\n" else found[1], text)
