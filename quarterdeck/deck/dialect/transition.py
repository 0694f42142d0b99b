"""How one slide gives way to the next: `slide-transition: push(horizontal, 0.5)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.background import HEX, hex_of
from quarterdeck.deck.dialect.word import Word, is_on

if TYPE_CHECKING:
    from quarterdeck.deck.dialect.draft import Draft

NAME = "slide-transition"
CALL = re.compile(r"(\w+)\s*(?:\(([^)]*)\))?\s*")
MOVES = frozenset({"push", "move", "reveal"})
WAYS = frozenset({"horizontal", "vertical", "top", "right", "bottom", "left"})
SECONDS = re.compile(r"(\d*\.?\d+)\s*s?")
USUAL, LONGEST = 0.4, 5.0  # seconds


def read_transition(said: str) -> str | None:
    """Write what a deck says as ``push horizontal 0.5``, empty for none at all; None where it means nothing."""
    if not is_on(said):
        return ""
    found = CALL.fullmatch(said.strip())
    name = found[1].lower() if found else ""
    if not found or name not in MOVES | {"fade", "true", "fadethroughcolor"}:
        return None
    arguments = [each.strip().lower() for each in (found[2] or "").split(",") if each.strip()]
    seconds = next((float(each[1]) for each in map(SECONDS.fullmatch, arguments) if each), USUAL)
    kept = [name if name != "true" else "fade", *_way(name, arguments), f"{min(seconds, LONGEST):g}"]
    return " ".join(kept)


def _way(name: str, arguments: list[str]) -> list[str]:
    if name in MOVES:
        return [next((each for each in arguments if each in WAYS), "horizontal")]
    if name == "fadethroughcolor":
        colors = filter(None, map(HEX.fullmatch, arguments))
        return [next((hex_of(each[1]) for each in colors), "#000000")]
    return []


def _unread(said: str) -> list[str]:
    """Give what stands in a transition's brackets and means nothing."""
    found = CALL.fullmatch(said.strip())
    pieces = [each.strip() for each in (found[2] or "").split(",")] if found else []
    read = (WAYS.__contains__, SECONDS.fullmatch, HEX.fullmatch)
    return [piece for piece in pieces if piece and not any(each(piece.lower()) for each in read)]


def _turn(draft: Draft, said: str) -> None:
    transition = read_transition(said)
    for piece in _unread(said):
        draft.warn(NAME, f"“{piece}” means nothing to {NAME}", "give a side, a colour or seconds")
    if transition is None:
        remedy = "write fade, fadeThroughColor, push, move or reveal, such as push(horizontal, 0.5)"
        draft.warn(NAME, f"“{said}” is no transition", remedy)
    draft.transition = transition or ""


WORDS = (
    Word(
        NAME,
        key="how slides turn: `true` (a fade), `fade(0.3)`, `fadeThroughColor(#000000)`, `push(horizontal, 0.5)`, "
        "`move(…)` or `reveal(…)`, with the side from where it comes and its seconds",
        commands={
            "[.slide-transition: fade(0.3)]": "how one comes to this slide, as in the header; `false` for at once"
        },
        act=_turn,
        example="push(horizontal, 0.5)",
    ),
)
