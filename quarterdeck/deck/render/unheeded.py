"""What a slide says that has no effect: words of pictures, languages and lights of code, HTML that is left out."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from pygments.lexers import get_all_lexers

from quarterdeck.deck.dialect.builds import behind_language
from quarterdeck.deck.parse.syntax.image import MEDIA, PLACING
from quarterdeck.deck.render.code import SPAN, has_colours
from quarterdeck.deck.render.drawing import DRAWN, UNDRAWN
from quarterdeck.deck.render.sanitize import GONE, MATH, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from quarterdeck.deck.dialect.draft import Draft

CALL = re.compile(r"[A-Za-z-]+\([^)]*\)$")
TAG = re.compile(r"<([A-Za-z][\w-]*)([^<>]*)")
REFUSED = re.compile(r"\s(on[a-z]+|style|srcdoc)\s*=", re.IGNORECASE)
# Filters that other programs of Deckset's family know.
FILTERS = frozenset({"bw", "bn", "noir", "chrome", "vivid"})
ALIKE, FEW = 0.85, 2  # of 1; an alternative text of more words is meant as one
PLAIN = frozenset({"", "text", "plain", "plaintext", "txt", "none", "nohighlight"})


def tell_unheeded(draft: Draft) -> None:
    """Tell everything on a slide that is accepted and does nothing."""
    for token in draft.page.tokens:
        line = token.meta.get("line", draft.page.line)
        if token.type == "fence":
            _tell_code(draft, token, line)
        elif token.type == "command" and token.meta["name"] == "column" and token.level:
            draft.context.warn(line, "this [.column] stands inside a list or a quote, and begins no column")
        for each in (token, *(token.children or ())):
            _tell_token(draft, each, each.meta.get("line", line))


def _tell_token(draft: Draft, token: Token, line: int) -> None:
    if "picture" in token.meta:
        for sentence in _of_picture(draft, token):
            draft.context.note(line, sentence)
    elif token.type in {"html_block", "html_inline"}:
        for sentence in dict.fromkeys(_of_html(token.content)):
            draft.context.warn(line, sentence, "say it in Markdown")


def _of_picture(draft: Draft, token: Token) -> Iterator[str]:
    picture = token.meta["picture"]
    said = picture.alt.split()
    lost = [word for word in said if CALL.match(word)]
    if said and all(word.lower() in FILTERS or word in lost for word in said):
        lost = said
    for word in lost:
        yield f"“{word}” is no modifier of pictures here, and describes this one"
    for word in said if len(said) <= FEW else ():
        near = get_close_matches(word.lower(), sorted(PLACING | MEDIA), 1, ALIKE)
        if near:
            yield f"“{word}” describes this picture; did you mean “{near[0]}”?"
    idle = sorted(picture.words & MEDIA - {"hide"})
    if idle and not draft.context.pictures.is_played(picture.source):
        yield f"“{' '.join(idle)}” is for films and sounds, and has no effect on a picture"


def _of_html(html: str) -> Iterator[str]:
    for name, rest in TAG.findall(html):
        if name.lower() not in TAGS | MATH:
            yield f"<{name.lower()}> is left out" + (" with what it holds" if name.lower() in GONE else "")
        for attribute in REFUSED.findall(rest):
            yield f"{attribute.lower()}= is left out of <{name.lower()}>"


def _tell_code(draft: Draft, token: Token, line: int) -> None:
    context = draft.context
    language = token.meta.get("language") or ("" if token.meta.get("file") else context.header.get("code-language", ""))
    if language.lower() not in PLAIN | DRAWN | UNDRAWN and not has_colours(language.lower()):
        near = get_close_matches(language.lower(), _languages(), 1)
        remedy = f"did you mean “{near[0]}”?" if near else "name the language as pygments does, or none"
        context.warn(line, f"there are no colours for “{language}”, so this code has none", remedy)
    for word in behind_language(token.info):
        context.note(line, f"“{word}” behind the language of this code has no effect")
    for step in token.meta.get("highlights", ()):
        _tell_lights(draft, step, line, None if token.meta.get("file") else token.content.count("\n"))


def _tell_lights(draft: Draft, step: str, line: int, total: int | None) -> None:
    """Tell of lights that cannot be read, and of lines that a code does not have."""
    if step.strip().lower() in {"all", "none"}:
        return
    spans = [SPAN.match(part.strip()) for part in step.split(",")]
    if not all(spans):
        draft.context.warn(line, f"“{step.strip()}” names no lines, so that all are lit", "write lines such as 2, 6-8")
    elif total is not None:
        last = max(int(each[2] or each[1]) for each in spans if each)
        if last > total:
            sentence = f"“{step.strip()}” lights line {last} of a code of {total} lines"
            draft.context.warn(line, sentence, f"write lines from 1 to {total}")


@cache
def _languages() -> list[str]:
    return sorted({alias for _, aliases, *_ in get_all_lexers() for alias in aliases})
