"""What is read on a slide, and beside it, as HTML: backdrops, content, footer, number; notes and lesson."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.token import Token

from quarterdeck.deck.dialect.cues import CUE
from quarterdeck.deck.dialect.layout import columns
from quarterdeck.deck.parse.syntax.image import only_pictures
from quarterdeck.deck.render.backdrop import backdrop_html, backdrops_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.deck.dialect.draft import Draft
    from quarterdeck.deck.parse.document import Note

# The room's link is known to who serves the deck, not to the deck.
JOIN = (
    '<div class="backdrop right"><deck-drawing>'
    '<img class="fit right" src="join.svg" alt="the room\'s link, and its QR code" width="400" height="480">'
    "</deck-drawing></div>"
)


def arrange_pictures(tokens: Sequence[Token]) -> None:
    """Lay out a paragraph or heading of nothing but pictures as rows, one for each of its lines."""
    for opening, inline in pairwise(tokens):
        if opening.type in {"paragraph_open", "heading_open"} and inline.children and only_pictures(inline):
            opening.attrSet("class", "pictures")
            inline.children = list(_rows(inline.children))


def html_of(draft: Draft) -> str:
    """Draw a slide's content with what stands behind and below it."""
    backdrops = backdrops_of(draft)
    text = any(token.level == 0 and token.nesting >= 0 and token.type != "command" for token in draft.content)
    behind = backdrop_html(backdrops, draft.context, text=text) + (JOIN if draft.joins else "")
    parts = [behind, _content(draft), _footer(draft), _counter(draft)]
    return "\n".join(part for part in parts if part)


def notes_and_lesson_of(draft: Draft) -> tuple[str, str]:
    """Draw what only the presenter reads, and what of it whoever learns alone is given."""
    drawn = [(note, draft.context.markdown(note.text, note.line)) for note in draft.page.notes]
    return _styled(draft, "".join(html for _, html in drawn).strip()), _lesson(draft, drawn)


def _styled(draft: Draft, notes: str) -> str:
    style = "; ".join(
        f"{name}: {value}" for name, value in draft.style.items() if name.startswith("--presenter-notes-")
    )
    return f'<div class="styled-notes" style="{style}">{notes}</div>' if notes and style else notes


def _lesson(draft: Draft, drawn: Sequence[tuple[Note, str]]) -> str:
    """Give the notes where the slide or its deck says so, without cues, which say nothing to a reader."""
    if not draft.taught:
        return ""
    told = (
        draft.context.markdown(CUE.sub("", note.text), note.line) if CUE.search(note.text) else html
        for note, html in drawn
    )
    return "".join(told).strip()


def _content(draft: Draft) -> str:
    """Draw the flowing part: what stands before the first column, the columns, the footnotes."""
    above, *others = columns(draft.content)
    body = _drawn(draft, above)
    if others:
        drawn = "".join(f'<div class="column">{_drawn(draft, column)}</div>' for column in others)
        body += f'<div class="columns">{drawn}</div>'
    body += _footnotes(draft)
    return f'<div class="content">{body}</div>' if body.strip() else ""


def _drawn(draft: Draft, tokens: Sequence[Token]) -> str:
    return draft.context.html(tokens, draft.page.line)


def _footnotes(draft: Draft) -> str:
    """Draw the footnotes this slide refers to; one defined on the slide goes before another's of its name."""
    known = {**draft.context.footnotes, **draft.page.footnotes}
    children = (child for token in draft.content for child in token.children or ())
    names = dict.fromkeys(child.meta["id"] for child in children if child.type == "footnote_reference")
    notes = [
        f"<p><sup>{_inline(draft, name)}</sup> {_inline(draft, known[name])}</p>" for name in names if name in known
    ]
    return f'<div class="footnotes">{"".join(notes)}</div>' if notes else ""


def _footer(draft: Draft) -> str:
    return f'<footer class="footer">{_inline(draft, draft.footer)}</footer>' if draft.footer else ""


def _counter(draft: Draft) -> str:
    return f'<span class="slide-number">{draft.counter}</span>' if draft.counter else ""


def _inline(draft: Draft, text: str) -> str:
    return draft.context.inline(text, draft.page.line)


def _rows(children: Sequence[Token]) -> Iterator[Token]:
    yield _markup('<span class="row">')
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            yield _markup('</span><span class="row">')
        elif child.type == "picture":
            yield child
    yield _markup("</span>")


def _markup(html: str) -> Token:
    return Token("html_inline", "", 0, content=html)
