"""Films and sound on a slide: which there are, and how each is drawn; the page plays them together with the talk."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from quarterdeck.deck.dialect.layout import columns
from quarterdeck.deck.kinds import SOUNDS, suffix_of
from quarterdeck.deck.model import Film
from quarterdeck.deck.render.backdrop import SIDES, backdrops_of, side_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from quarterdeck.deck.dialect.draft import Draft
    from quarterdeck.deck.parse.syntax.image import Picture

# Film portals, by their hosts: nothing is loaded from them, a card leads there.
PORTALS = {"youtube.com": "YouTube", "youtu.be": "YouTube", "youtube-nocookie.com": "YouTube", "vimeo.com": "Vimeo"}


def number_films(draft: Draft) -> tuple[Film, ...]:
    """Write into each film's and sound's token which of its slide it is, in the order they are drawn, and give all."""
    films = []
    for number, token in enumerate(_played(draft), start=1):
        token.meta["film"] = number
        words = token.meta["picture"].words
        films.append(Film("autoplay" in words, "loop" in words, "autoadvance" in words))
    return tuple(films)


def film_html(picture: Picture, address: str, *, number: int, style: str) -> str:
    """Draw a film, or a sound with its name; without scripts the browser's own controls play it."""
    sound = suffix_of(address) in SOUNDS
    words = picture.words
    names = " ".join(sorted(words & {"fit", "fill", "left", "right", "original", "hide"}))
    said = [f'class="{names}"'] if names else []
    said += [f'style="{style}"'] if style else []
    said += [
        word
        for word, on in (
            ("loop", "loop" in words),
            ("muted", "mute" in words),
            ('data-advance=""', "autoadvance" in words),
        )
        if on
    ]
    tag = "audio" if sound else "video"
    label = escape(picture.alt or _name(picture.source))
    head = f'<{tag} src="{address}" data-film="{number}" aria-label="{label}" preload="metadata" controls'
    drawn = f"{' '.join([head, *said])}></{tag}>"
    return f'<span class="sound"><span>{label}</span>{drawn}</span>' if sound and "hide" not in words else drawn


def portal_of(source: str) -> str:
    """Name the portal that a film's address leads to; empty for every other address."""
    try:
        host = (urlsplit(source).hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("player.")
    except ValueError:
        return ""
    return PORTALS.get(host, "")


def card_html(picture: Picture, portal: str) -> str:
    """Draw the card that leads to a film on a portal, from where nothing is loaded."""
    address = escape(picture.source)
    said = escape(picture.alt or f"{portal} film {_key(picture.source)}".strip())
    link = f'<a href="{address}" target="_blank">{said}</a>'
    return f'<span class="film-card">{link}<span class="film-where">on {portal}</span></span>'


def _played(draft: Draft) -> Iterator[Token]:
    backdrops = backdrops_of(draft)
    ordered = [token for side in ("", *SIDES) for token in backdrops if side_of(token) == side]
    flowing = (token for part in columns(draft.content) for token in part)
    ordered += [child for token in flowing for child in token.children or () if child.type == "picture"]
    is_played = draft.context.pictures.is_played
    return (token for token in ordered if is_played(token.meta["picture"].source))


def _name(source: str) -> str:
    return re.split(r"[/\\]", source)[-1]


def _key(source: str) -> str:
    """Give the word by which a portal knows a film."""
    parts = urlsplit(source)
    return (parse_qs(parts.query).get("v") or parts.path.strip("/").split("/"))[-1]
