"""One page of tokens drawn as a slide."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.builds import number_builds
from quarterdeck.deck.dialect.cues import cues_of
from quarterdeck.deck.dialect.draft import Draft
from quarterdeck.deck.dialect.outline import stands_alone
from quarterdeck.deck.dialect.styles import dress
from quarterdeck.deck.dialect.words import HEADER_KEYS, WORDS
from quarterdeck.deck.model import Slide
from quarterdeck.deck.render.backdrop import backdrop_classes, backdrops_of
from quarterdeck.deck.render.body import arrange_pictures, html_of, notes_and_lesson_of
from quarterdeck.deck.render.films import number_films
from quarterdeck.deck.render.unheeded import tell_unheeded
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from quarterdeck.deck.model import Cue
    from quarterdeck.deck.parse.document import Page
    from quarterdeck.deck.render.context import Context

LONGEST_TITLE = 80
TEXTUAL = frozenset({"text", "code_inline", "softbreak", "hardbreak", "html_inline"})


def render(page: Page, number: int, context: Context) -> Slide:
    """Draw one page of a deck as the slide with this number.

    Tokens are changed here and nowhere else, in this order: each step finds what those before it wrote.
    """
    cues = tuple(cues_of(page, context.path))
    draft = Draft(page, number, context, said_on(page, context.header), _content(page))
    number_builds(draft)
    films = number_films(draft)
    tell_unheeded(draft)
    arrange_pictures(draft.content)
    draft.title = _title(draft.content)
    draft.part = draft.title if stands_alone(draft.content) else ""  # before `fit-header` makes every heading look so
    draft.classes += _classes(draft, cues)
    dress(draft)
    for word in WORDS:
        if word.act and word.name in draft.said:
            word.act(draft, draft.said[word.name])
    return replace(_slide(draft, cues), films=films)


def said_on(page: Page, header: Mapping[str, str]) -> dict[str, str]:
    """Join what the header says with what a slide's commands say, which win; a bare command is switched on."""
    keys = {name: value for name, value in header.items() if name in HEADER_KEYS}
    return keys | {command.name: "true" if command.value is None else command.value for command in page.commands}


def _slide(draft: Draft, cues: tuple[Cue, ...]) -> Slide:
    html = html_of(draft)
    notes, lesson = notes_and_lesson_of(draft)
    return Slide(
        number=draft.number,
        place=Place(draft.context.path, draft.page.line),
        title=draft.title or f"Slide {draft.number}",
        html=html,
        notes=notes,
        lesson=lesson,
        part=draft.part,
        builds=draft.builds,
        cues=cues,
        classes=tuple(draft.classes),
        style="; ".join(f"{name}: {value}" for name, value in draft.style.items()),
        poll=draft.poll,
        transition=draft.transition,
        picture=draft.picture,
    )


def _content(page: Page) -> list[Token]:
    return [token for token in page.tokens if token.type != "backdrop"]


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


def _classes(draft: Draft, cues: Sequence[Cue]) -> Iterator[str]:
    """Name what a slide is made of; what its words make of it is added by them."""
    tokens = [t for t in draft.content if t.level == 0 and t.nesting >= 0 and t.type != "command"]
    blocks = [token.type for token in tokens]
    headings = all(t.type == "heading_open" and t.attrGet("class") != "pictures" for t in tokens)
    backdrops = backdrops_of(draft)
    yield from backdrop_classes(backdrops, text=bool(blocks))
    if blocks and headings and "picture" not in draft.said:
        yield "title-only"
    if set(blocks) == {"blockquote_open"}:
        yield "quote-only"
    if cues:
        yield "has-demo"
    if cues and headings:
        yield "only-demo"
