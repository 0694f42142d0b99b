"""A deck's text, read into pages of tokens: pure, without looking at any file.

Every construct of the dialect is one plugin; `make_parser` is their table of contents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from quarterdeck.deck.dialect.word import is_on
from quarterdeck.deck.parse.header import Header, pair_of, read_header
from quarterdeck.deck.parse.source_lines import read_lines
from quarterdeck.deck.parse.split import split
from quarterdeck.deck.parse.syntax.address import address_plugin
from quarterdeck.deck.parse.syntax.command import command_plugin
from quarterdeck.deck.parse.syntax.emoji import emoji_plugin
from quarterdeck.deck.parse.syntax.footnote import footnote_plugin
from quarterdeck.deck.parse.syntax.formula import formula_plugin
from quarterdeck.deck.parse.syntax.heading import heading_plugin
from quarterdeck.deck.parse.syntax.image import only_pictures, picture_plugin
from quarterdeck.deck.parse.syntax.markup import markup_plugin
from quarterdeck.deck.parse.syntax.note import note_plugin
from quarterdeck.deck.parse.syntax.quote import quote_plugin
from quarterdeck.deck.parse.syntax.table import table_plugin
from quarterdeck.deck.parse.unfit_values import unfit_values, without_effect
from quarterdeck.deck.parse.unknown_words import no_header, unknown_commands, unknown_keys
from quarterdeck.deck.parse.versions import fill
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from markdown_it.token import Token

    from quarterdeck.deck.parse.source_lines import Line
    from quarterdeck.findings import Finding

    Known = Callable[[Sequence[Line]], "Page | None"]

ANCHOR = re.compile(r"<a\s[^>]*\b(?:name|id)\s*=\s*[\"']?([^\"'\s/>]+)", re.IGNORECASE)
DEFINITION = re.compile(r" {0,3}\[(?![.^])[^\]]+\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Note:
    """What only the presenter reads, as Markdown; `line` is the first of the file it stands on."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A `[.name: value]`, its name in lower case; `value` is None where there is none."""

    line: int
    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """One slide before it is drawn; `line` is its first, and each token's ``meta["line"]`` the token's own.

    The commands that act where they stand are among the tokens too. `footnotes` are texts by their names, `anchors` the
    names of the places it holds. `lines` are what it was read from; one without `tokens` has been drawn before.
    """

    line: int
    tokens: tuple[Token, ...]
    notes: tuple[Note, ...]
    commands: tuple[Command, ...]
    footnotes: Mapping[str, str]
    anchors: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    def light(self, lines: Sequence[Line] | None = None) -> Page:
        """Give it without its tokens, as it stands on other lines of the same words."""
        moved = tuple(lines or self.lines)
        by = _first(moved) - self.line
        if not by:
            return replace(self, tokens=(), lines=moved)
        notes = tuple(replace(note, line=note.line + by) for note in self.notes)
        commands = tuple(replace(command, line=command.line + by) for command in self.commands)
        return replace(self, line=self.line + by, tokens=(), notes=notes, commands=commands, lines=moved)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole deck before it is drawn: its header and its pages; `findings` are what in it means nothing."""

    header: Header
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...] = ()


def make_parser() -> MarkdownIt:
    """Make the parser of the dialect, one plugin per construct."""
    return (
        MarkdownIt("commonmark", {"html": True, "breaks": True})
        .enable("strikethrough")
        .enable("table")
        .use(table_plugin)
        .use(picture_plugin)
        .use(command_plugin)
        .use(note_plugin)
        .use(heading_plugin)
        .use(quote_plugin)
        .use(footnote_plugin)
        .use(address_plugin)
        .use(emoji_plugin)
        .use(formula_plugin)
        .use(markup_plugin)
    )


def parse(
    text: str,
    parser: MarkdownIt,
    path: Path,
    known: Known = lambda _lines: None,
    shared: Mapping[str, str] | None = None,
) -> Parsed:
    """Read a deck's text; any text is a deck, and nothing in it raises. `path` is where it stands, for the places.

    `known` gives the page of a slide that was drawn before, which is not read again; `shared` is what its header says
    where it does not say otherwise.
    """
    own, rest = read_header(read_lines(text), path)
    header, lines, findings = fill(replace(own, values={**(shared or {}), **own.values}), rest, path)
    slides = split(lines, header.values.get("slide-dividers", ""))
    env: dict[str, Any] = {}
    if DEFINITION.search(text):  # a link may be defined on a later slide than it is used on
        for slide in slides:
            parser.parse(_text(slide), env)
        known = _unknown
    pages = tuple(known(slide) or read_page(slide, parser, header, env) for slide in slides)
    slips = (*_no_header(own, lines, path), *unknown_keys(header))
    commands = [command for page in pages for command in page.commands]
    unheeded = (*unfit_values(header, commands, path), *without_effect(header, commands, path))
    return Parsed(header, pages, (*header.findings, *slips, *findings, *unknown_commands(commands, path), *unheeded))


def _no_header(header: Header, lines: Sequence[Line], path: Path) -> Iterator[Finding]:
    """Find a first line that was meant to be a header, where there is none."""
    first = next((line for line in lines if not line.blank), None)
    pair = pair_of(first.text) if first and not header.values else None
    finding = no_header(pair[0], Place(path, first.number)) if first and pair else None
    if finding:
        yield finding


def read_page(slide: Sequence[Line], parser: MarkdownIt, header: Header, env: dict[str, Any] | None = None) -> Page:
    """Read one slide; `env` holds what links are defined as elsewhere in the deck."""
    page = _page(slide, parser.parse(_text(slide), {} if env is None else env))
    return _paragraphs_to_notes(page) if is_on(header.values.get("paragraphs-as-presenter-notes")) else page


def _unknown(_lines: Sequence[Line]) -> None:
    return None


def _first(slide: Sequence[Line]) -> int:
    """Give the number of the first line that holds something."""
    return next((line.number for line in slide if not line.blank), slide[0].number if slide else 1)


def _text(slide: Sequence[Line]) -> str:
    return "\n".join(line.text for line in slide)


def _page(slide: Sequence[Line], tokens: list[Token]) -> Page:
    for token in tokens:
        _place(token, slide)
    notes = [Note(token.meta["line"], token.content) for token in tokens if token.type == "note"]
    commands = [Command(**token.meta) for token in tokens if token.type == "command"]
    footnotes = {token.meta["id"]: token.content for token in tokens if token.type == "footnote"}
    kept = tuple(token for token in tokens if token.type not in {"note", "footnote"})
    anchors = tuple(name for token in kept if "<a" in token.content for name in ANCHOR.findall(token.content))
    return Page(_first(slide), kept, tuple(notes), tuple(commands), footnotes, anchors, tuple(slide))


def _place(token: Token, slide: Sequence[Line]) -> None:
    """Write into a token, and those within it, which line of the file it stands on."""
    if token.map is None:
        return
    line = slide[min(token.map[0], len(slide) - 1)].number
    token.meta["line"] = line
    for child in token.children or ():
        child.meta["line"] = line
        line += child.type in {"softbreak", "hardbreak"}


def _paragraphs_to_notes(page: Page) -> Page:
    """Move every paragraph of a page to its notes."""
    moved = set(_paragraphs(page.tokens))
    notes = [Note(t.meta["line"], t.content) for i, t in enumerate(page.tokens) if i in moved and t.type == "inline"]
    kept = tuple(token for index, token in enumerate(page.tokens) if index not in moved)
    together = sorted((*page.notes, *notes), key=lambda note: note.line)
    return replace(page, tokens=kept, notes=tuple(together))


def _paragraphs(tokens: Sequence[Token]) -> Iterator[int]:
    for index, token in enumerate(tokens):
        if token.type == "paragraph_open" and token.level == 0 and not only_pictures(tokens[index + 1]):
            yield from (index, index + 1, index + 2)
