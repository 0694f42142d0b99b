"""A README's shell blocks: each command a step, with what the text says before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from quarterdeck.importers.bash import parse, statements
from quarterdeck.importers.composer import Composer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from quarterdeck.demo.demo_draft import Draft

SHELLS = frozenset({"bash", "sh", "shell", "zsh"})
SESSIONS = frozenset({"console", "shell-session", "shellsession", "sh-session", "terminal"})
LONGEST = 300  # signs of a paragraph that are said before a command
_PROMPT = re.compile(r"\s*(?:\[?[\w.@-]+[: ][~/\w.-]*\]?)?[$%]\s(.*)")
_ROOT = re.compile(r"\s*#\s(.*)")


def import_readme(text: str, source: str, title: str) -> Draft:
    """Make a draft of a Markdown file."""
    composer = Composer(source, title)
    said = ""
    for before, token in _with_before(MarkdownIt("commonmark").parse(text)):
        if token.type == "inline" and before == "heading_open" and not composer.begun:
            composer.fields["title"] = _plain(token) or title
        elif token.type == "inline" and before == "paragraph_open":
            said = _plain(token)
        elif token.type == "fence":
            _fence(composer, token, said)
            said = ""
    return composer.draft()


def _with_before(tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    before = ""
    for token in tokens:
        yield before, token
        before = token.type


def _fence(composer: Composer, token: Token, said: str) -> None:
    language = (token.info.split() or [""])[0].lower().strip("{}.")
    if language not in SHELLS | SESSIONS:
        return
    first = (token.map[0] if token.map else 0) + 2
    lines = token.content.split("\n")
    session = language in SESSIONS or any(_PROMPT.fullmatch(line) for line in lines)
    composer.speak(said[:LONGEST], typed=False)
    for line, command in _session(lines, root=language in SESSIONS) if session else _script(token.content):
        if command.startswith("#"):
            composer.speak(command.lstrip("# "))
        else:
            composer.show(first + line, command)


def _session(lines: Sequence[str], *, root: bool) -> Iterator[tuple[int, str]]:
    """Give the commands behind prompts, each with its line; what is printed between them is left out."""
    going: list[str] = []
    begun = 0
    for number, line in enumerate(lines):
        found = None if going else (_PROMPT.fullmatch(line) or (_ROOT.fullmatch(line) if root else None))
        if found or going:
            begun = begun if going else number
            going.append(found[1] if found else line.removeprefix("> "))
            if not line.rstrip().endswith("\\"):
                yield begun, "\n".join(going).strip()
                going = []
    if going:
        yield begun, "\n".join(going).strip().rstrip("\\")


def _script(text: str) -> Iterator[tuple[int, str]]:
    """Give the commands of a block, each with its line; those that share a line are one, as they would be typed."""
    lines, tree = text.split("\n"), parse(text)
    comments = [child for child in tree.children if child.type == "comment"]
    rows = [(each.line - 1, each.node.end_point.row) for each in statements(tree)]
    rows += [(child.start_point.row, child.end_point.row) for child in comments]
    for first, last in _merged(sorted(rows)):
        command = "\n".join(lines[first : last + 1]).strip()
        if command:
            yield first, command


def _merged(rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in rows:
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def _plain(token: Token) -> str:
    """Give what is read of a piece of Markdown."""
    children = token.children or []
    return " ".join("".join(child.content or " " for child in children if child.type != "image").split())
