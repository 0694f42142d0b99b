"""One page of tokens drawn as a slide: its HTML, its classes, its steps, its notes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from quarterdeck.deck.dialect.background import ground
from quarterdeck.deck.dialect.ballot import read_ballot
from quarterdeck.deck.dialect.builds import Builds
from quarterdeck.deck.dialect.words import is_on
from quarterdeck.deck.model import Cue, Slide
from quarterdeck.deck.parts import part_begun
from quarterdeck.deck.render.backdrop import backdrop_classes, backdrop_html
from quarterdeck.deck.render.rules import arrange_pictures, fit_headings
from quarterdeck.deck.render.sanitize import clean
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from quarterdeck.deck.parse.document import Page
    from quarterdeck.deck.render.context import Context

CUE = re.compile(r"\*\*[ \t]*demo[ \t]*:[ \t]*([^*\n]+?)[ \t]*\*\*", re.IGNORECASE)
LONGEST_TITLE = 80
TEXTUAL = frozenset({"text", "code_inline", "softbreak", "hardbreak", "html_inline"})


def slug(name: str) -> str:
    """Write a demo's name as its folder is called: ``build, new layer`` is ``build-new-layer``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def render(page: Page, number: int, around: Context) -> Slide:
    """Draw one page of a deck as the slide with this number."""
    words = _words(page, around.header)
    builds = Builds(words.get("build-lists"))
    builds.number(page.tokens)
    if builds.unused_file is not None:
        around.complain(builds.unused_file.meta["line"], "no code follows this [.file: …]", "put a fence below it")
    poll = read_ballot(page, around)
    arrange_pictures(page.tokens)
    content = [token for token in page.tokens if token.type != "backdrop"]
    title = _title(content)
    part = part_begun(page.commands, content, title)
    fit_headings(page.tokens, words.get("fit-header", words.get("fit-headers", "")))
    cues = tuple(_cues(page, around))
    return Slide(
        number=number,
        place=Place(around.path, page.line),
        title=title or f"Slide {number}",
        html=_html(page, content, number, (words, cues, around)),
        notes=_notes(page, around),
        lesson=_lesson(page, words, around),
        part=part,
        builds=builds.count,
        cues=cues,
        classes=(*_classes(page, content, words, cues), *(["has-poll"] if poll else [])),
        style=_style(words),
        poll=poll,
    )


def _words(page: Page, header: Mapping[str, str]) -> dict[str, str]:
    """Join what the deck says with what the slide says, which wins; a bare command is switched on."""
    said = {command.name: "true" if command.value is None else command.value for command in page.commands}
    return {**header, **said}


def _cues(page: Page, around: Context) -> Iterator[Cue]:
    named = [(command.line, command.value or "") for command in page.commands if command.name == "demo"]
    for note in page.notes:
        for offset, text in enumerate(note.text.split("\n")):
            named += [(note.line + offset, name) for name in CUE.findall(text)]
    seen = set()
    for line, name in sorted(named, key=lambda cue: cue[0]):
        if slug(name) and slug(name) not in seen:
            seen.add(slug(name))
            yield Cue(slug(name), Place(around.path, line))


def _html(
    page: Page, content: Sequence[Token], number: int, world: tuple[Mapping[str, str], tuple[Cue, ...], Context]
) -> str:
    words, cues, around = world
    backdrops = [token for token in page.tokens if token.type == "backdrop"]
    parts = [
        backdrop_html(backdrops, around, text=bool(_blocks(content))),
        _content(page, content, around),
        _footer(words, page.line, around),
        _number(words, number, around.total),
        *(f'<demo-terminal name="{cue.name}"></demo-terminal>' for cue in cues),
    ]
    return "\n".join(part for part in parts if part)


def _content(page: Page, content: Sequence[Token], around: Context) -> str:
    """Draw the flowing part: what stands before the first column, the columns, the footnotes."""
    above, *columns = _columns(content)
    body = _drawn(above, page.line, around)
    if columns:
        drawn = "".join(f'<div class="column">{_drawn(column, page.line, around)}</div>' for column in columns)
        body += f'<div class="columns">{drawn}</div>'
    body += _footnotes(page, content, around)
    return f'<div class="content">{body}</div>' if body.strip() else ""


def _columns(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "command" and token.meta["name"] == "column" and token.level == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _drawn(tokens: Sequence[Token], line: int, around: Context) -> str:
    env = {"around": around, "line": line}
    return _cleaned(around.parser.renderer.render(tokens, around.parser.options, env), line, around)


def _cleaned(html: str, line: int, around: Context) -> str:
    def picture(source: str) -> str | None:
        if source.startswith("/pictures/"):
            return source
        path = around.pictures.find(source, Place(around.path, line)).path
        return around.pictures.address(path) if path else None

    return clean(html, picture)


def _inline(text: str, line: int, around: Context) -> str:
    env: dict[str, Any] = {"around": around, "line": line}
    return _cleaned(around.parser.renderInline(text, env), line, around)


def _footnotes(page: Page, content: Sequence[Token], around: Context) -> str:
    """Draw the footnotes this slide refers to; one defined on the slide goes before another's of its name."""
    known = {**around.footnotes, **page.footnotes}
    children = (child for token in content for child in token.children or ())
    names = dict.fromkeys(child.meta["id"] for child in children if child.type == "footnote_reference")
    notes = [
        f"<p><sup>{_inline(name, page.line, around)}</sup> {_inline(known[name], page.line, around)}</p>"
        for name in names
        if name in known
    ]
    return f'<div class="footnotes">{"".join(notes)}</div>' if notes else ""


def _footer(words: Mapping[str, str], line: int, around: Context) -> str:
    text = "" if is_on(words.get("hide-footer")) else words.get("footer", "").strip()
    return f'<footer class="footer">{_inline(text, line, around)}</footer>' if text else ""


def _number(words: Mapping[str, str], number: int, total: int) -> str:
    if not is_on(words.get("slidenumbers")):
        return ""
    count = f" / {total}" if is_on(words.get("slidecount")) else ""
    return f'<span class="slide-number">{number}{count}</span>'


def _notes(page: Page, around: Context) -> str:
    drawn = (around.parser.render(note.text, {"around": around, "line": note.line}) for note in page.notes)
    return "".join(_cleaned(html, page.line, around) for html in drawn).strip()


def _lesson(page: Page, words: Mapping[str, str], around: Context) -> str:
    """Draw the notes for whoever learns alone, where the slide or its deck says so; cues say nothing to a reader."""
    if not is_on(words.get("learner", words.get("learner-notes"))):
        return ""
    told = tuple(replace(note, text=CUE.sub("", note.text)) for note in page.notes)
    return _notes(replace(page, notes=told), around)


def _title(content: Sequence[Token]) -> str:
    """Take the first heading's words, else the first words there are."""
    headings = [after for token, after in pairwise(content) if token.type == "heading_open"]
    inlines = [token for token in content if token.type == "inline"]
    titles = filter(None, map(_plain, [*headings, *inlines]))
    return next(titles, "")


def _plain(inline: Token) -> str:
    children = (child for child in inline.children or () if child.type in TEXTUAL)
    words = "".join(child.content if child.type in {"text", "code_inline"} else " " for child in children)
    text = " ".join(words.split())
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1].rstrip()}…"


def _blocks(content: Sequence[Token]) -> list[str]:
    return [t.type for t in content if t.level == 0 and t.nesting >= 0 and t.type != "command"]


def _classes(page: Page, content: Sequence[Token], words: Mapping[str, str], cues: tuple[Cue, ...]) -> Iterator[str]:
    blocks = _blocks(content)
    headings = all(block == "heading_open" for block in blocks)
    backdrops = [token for token in page.tokens if token.type == "backdrop"]
    yield from backdrop_classes(backdrops, text=bool(blocks))
    if blocks and headings:
        yield "title-only"
    if blocks == ["blockquote_open"]:
        yield "quote-only"
    if cues:
        yield "has-demo"
    if cues and headings:
        yield "only-demo"
    if is_on(words.get("autoscale")):
        yield "autoscale"
    colour = ground(words.get("background-color"))
    if colour:
        yield colour.name


def _style(words: Mapping[str, str]) -> str:
    colour = ground(words.get("background-color"))
    return f"--ground: {colour.value}" if colour else ""
