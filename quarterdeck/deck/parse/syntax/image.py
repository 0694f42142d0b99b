"""Pictures: `![modifiers](file)`; with `inline` part of the text, without it behind or beside the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.deck.parse.syntax import ANYWHERE, line_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

PICTURE = re.compile(r"!\[([^\]\n]*)\]\(((?:[^()\n]|\([^()\n]*\))*)\)")
LINE = re.compile(rf"(?:{PICTURE.pattern}[ \t]*)+$")
TITLE = re.compile(r"[ \t](\"[^\"]*\"|'[^']*')$")
WORD = re.compile(r"[\w-]+\([^)]*\)|[^\s,:]+")
PERCENT = re.compile(r"(\d+(?:\.\d+)?)%$")
CALL = re.compile(r"(alpha|corner-radius)\(\s*(\d*\.?\d+)\s*(?:px)?\)$", re.IGNORECASE)
PLACING = frozenset({"inline", "fit", "fill", "left", "right", "original", "filtered"})
MEDIA = frozenset({"hide", "autoplay", "loop", "mute", "autoadvance"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the deck asks for it.

    `words` are its placing; `scale`, `alpha` and `radius` are None where nothing is said; what its author
    wrote beside modifiers is `alt`.
    """

    source: str
    words: frozenset[str]
    alt: str = ""
    scale: float | None = None
    alpha: float | None = None
    radius: float | None = None

    @property
    def inline(self) -> bool:
        """Whether it is part of the text."""
        return "inline" in self.words


def picture_plugin(md: MarkdownIt) -> None:
    """Give `picture` tokens inside text, and `backdrop` tokens for lines of pictures without `inline`."""
    md.block.ruler.before("table", "backdrop", _backdrop, {"alt": ANYWHERE})
    md.inline.ruler.before("image", "picture", _picture)
    md.disable("image")


def read_picture(modifiers: str, source: str) -> Picture:
    """Read what stands in `![…]` and `(…)`; words that are no modifiers are its alternative text."""
    words: set[str] = set()
    numbers: dict[str, float] = {}
    alt = []
    for word in WORD.findall(modifiers):
        percent, call = PERCENT.match(word), CALL.match(word)
        if percent:
            numbers["scale"] = float(percent[1]) / 100
        elif call:
            numbers["radius" if call[1].lower() == "corner-radius" else "alpha"] = float(call[2])
        elif word.lower() in PLACING | MEDIA:
            words.add(word.lower())
        else:
            alt.append(word)
    path = TITLE.sub("", source.strip()).strip().removeprefix("<").removesuffix(">")
    return Picture(path, frozenset(words), " ".join(alt), **numbers)


def only_pictures(inline: Token) -> bool:
    """Say whether a line of text holds pictures and nothing else."""
    children = [child for child in inline.children or () if child.content.strip() or child.type == "picture"]
    return bool(children) and all(child.type == "picture" for child in children)


def _backdrop(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    text = line_of(state, start)
    inside = state.level > 0 and state.sCount[start] >= state.blkIndent
    if inside or not text.startswith("!") or not LINE.match(text):
        return False
    pictures = [read_picture(found[1], found[2]) for found in PICTURE.finditer(text)]
    if any(picture.inline for picture in pictures):
        return False
    if not silent:
        state.line = start + 1
        for picture in pictures:
            token = state.push("backdrop", "", 0)
            token.map, token.meta = [start, start + 1], {"picture": picture}
    return True


def _picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = PICTURE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("picture", "img", 0).meta = {"picture": read_picture(found[1], found[2])}
    state.pos = found.end()
    return True
