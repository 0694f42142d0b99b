"""Pictures behind and beside the text: one over the whole slide, halves, or strips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from quarterdeck.deck.dialect.look import corner_radius
from quarterdeck.deck.kinds import is_played
from quarterdeck.deck.parse.syntax.image import read_picture
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.deck.dialect.draft import Draft
    from quarterdeck.deck.render.context import Context

SIDES = ("left", "right")
EVERYWHERE = "background-image"


def backdrops_of(draft: Draft) -> list[Token]:
    """Give what stands behind and beside a slide's text: its own pictures, and the deck's if none is behind it."""
    own = [token for token in draft.page.tokens if token.type == "backdrop"]
    source = draft.context.header.get(EVERYWHERE, "")
    if not source or any(not side_of(token) for token in own):
        return own
    line = draft.context.line_of(EVERYWHERE) or draft.page.line
    meta = {"picture": read_picture("", source), "line": line, "film": 0}
    return [Token("backdrop", "", 0, meta=meta), *own]


def backdrop_html(tokens: Sequence[Token], context: Context, *, text: bool) -> str:
    """Draw the backdrops of a slide; `text` says whether anything has to be read over them."""
    shown = [token for token in tokens if not is_hidden(token)]
    parts = [_part("full", [token for token in shown if not side_of(token)], context, text=text)]
    parts += [_part(side, [token for token in shown if side_of(token) == side], context) for side in SIDES]
    return "".join(parts)


def backdrop_classes(tokens: Sequence[Token], *, text: bool) -> list[str]:
    """Name what the backdrops do to the slide: ``split-left``, ``split-right``, ``on-picture``, ``only-picture``."""
    tokens = [token for token in tokens if "hide" not in token.meta["picture"].words]
    sides = {side_of(token) for token in tokens}
    classes = [f"split-{side}" for side in SIDES if side in sides]
    if "" in sides and text:
        classes.append("on-picture")
    return classes if text or not tokens else [*classes, "only-picture"]


def side_of(token: Token) -> str:
    """Say which half a backdrop takes; empty for the whole slide."""
    return next((side for side in SIDES if side in token.meta["picture"].words), "")


def is_hidden(token: Token) -> bool:
    """Say whether a picture is to be left out; a sound that hides is heard."""
    picture = token.meta["picture"]
    return "hide" in picture.words and not is_played(picture.source)


def _part(kind: str, tokens: Sequence[Token], context: Context, *, text: bool = False) -> str:
    if not tokens:
        return ""
    words = frozenset[str]().union(*(token.meta["picture"].words for token in tokens))
    seen = any("hide" not in token.meta["picture"].words for token in tokens)
    filtered = "filtered" in words or (text and seen and "original" not in words)
    classes = ["backdrop", kind, *(["strips"] if len(tokens) > 1 else []), *(["filtered"] if filtered else [])]
    radius = corner_radius(context.header)
    places = [Place(context.path, token.meta["line"]) for token in tokens]
    drawn = (
        context.pictures.html(token.meta["picture"], place, radius=radius, film=token.meta.get("film", 0))
        for token, place in zip(tokens, places, strict=True)
    )
    return f'<div class="{" ".join(classes)}">{"".join(drawn)}</div>'
