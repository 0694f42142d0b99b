"""How tokens of a page become HTML where that takes more than a tag: code, pictures, links."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from quarterdeck.deck.parse.syntax.image import only_pictures
from quarterdeck.deck.render.code import code_html, language_of
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML

    from quarterdeck.deck.render.context import Context


def drawing_plugin(md: MarkdownIt) -> None:
    """Give the parser's renderer our own drawing; it finds the `Context` as ``env["around"]``."""
    md.add_render_rule("fence", _code)
    md.add_render_rule("code_block", _code)
    md.add_render_rule("picture", _picture)
    md.add_render_rule("backdrop", lambda *_: "")
    md.add_render_rule("link_open", _link)


def fit_headings(tokens: Sequence[Token], levels: str) -> None:
    """Let every heading of the levels in `levels`, such as ``#, ##``, be as wide as the slide."""
    tags = {f"h{len(mark)}" for mark in levels.replace(",", " ").split() if set(mark) == {"#"}}
    for token in tokens:
        if token.type == "heading_open" and token.tag in tags:
            token.attrSet("class", "fit")


def arrange_pictures(tokens: Sequence[Token]) -> None:
    """Lay out a paragraph of nothing but pictures as rows, one for each of its lines."""
    for opening, inline in pairwise(tokens):
        if opening.type == "paragraph_open" and inline.children and only_pictures(inline):
            opening.attrJoin("class", "pictures")
            inline.children = list(_rows(inline.children))


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


def _code(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    token, around = tokens[index], env["around"]
    asked = token.meta.get("file")
    language = token.meta.get("language") or ""
    text = _file(asked, around) if asked else None
    if asked and text is None and not token.content.strip():
        return f'<p class="missing-file">{_escaped(asked.meta["value"])}</p>\n'
    if not language:
        guessed = language_of(asked.meta["value"]) if asked else ""
        language = guessed or (around.header.get("code-language", "") if token.type == "fence" else "")
    shown = token.content if text is None else text
    return code_html(shown, language.lower(), token.meta.get("highlights", ()), token.meta.get("first_build", 0))


def _file(asked: Token, around: Context) -> str | None:
    return around.files.read(asked.meta["value"] or "", Place(around.path, asked.meta["line"]))


def _escaped(text: str | None) -> str:
    return (text or "no file named").replace("&", "&amp;").replace("<", "&lt;")


def _picture(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    token, around = tokens[index], env["around"]
    picture = token.meta["picture"]
    if "hide" in picture.words:
        return ""
    place = Place(around.path, token.meta.get("line", env["line"]))
    drawn: str = around.pictures.html(picture, place, radius=around.header.get("image-corner-radius", ""))
    return drawn


def _link(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Lead a link to an anchor to the slide that holds it."""
    token = tokens[index]
    href = str(token.attrGet("href") or "")
    number = env["around"].anchors.get(href[1:]) if href.startswith("#") else None
    if number:
        token.attrSet("href", f"/{number}")
    return self.renderToken(tokens, index, options, env)
