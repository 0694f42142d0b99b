"""How tokens of a page become HTML where that takes more than a tag: code, pictures, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quarterdeck.deck.dialect.look import corner_radius
from quarterdeck.deck.render.backdrop import is_hidden
from quarterdeck.deck.render.code import code_html, language_of
from quarterdeck.deck.render.drawing import DRAWN, UNDRAWN, drawing_html
from quarterdeck.deck.render.mathml import formula_html
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

    from quarterdeck.deck.render.context import Context


def render_rules(md: MarkdownIt) -> None:
    """Give the parser's renderer our own rules; they find the `Context` as ``env["context"]``."""
    md.add_render_rule("fence", _code)
    md.add_render_rule("code_block", _code)
    md.add_render_rule("picture", _picture)
    md.add_render_rule("backdrop", lambda *_: "")
    md.add_render_rule("link_open", _link)
    md.add_render_rule("formula", _formula)


def _code(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    token, context = tokens[index], env["context"]
    asked = token.meta.get("file")
    language = token.meta.get("language") or ""
    text = _file(asked, context) if asked else None
    if asked and text is None and not token.content.strip():
        return f'<p class="missing-file">{_escaped(asked.meta["value"])}</p>\n'
    if not language:
        guessed = language_of(asked.meta["value"]) if asked else ""
        language = guessed or (context.header.get("code-language", "") if token.type == "fence" else "")
    shown = token.content if text is None else text
    if language in DRAWN:
        return drawing_html(shown, language)
    if language in UNDRAWN:
        line = token.meta.get("line", env["line"])
        context.warn(line, f"{language} is not drawn, and is shown as code", "show a picture of it, or use mermaid")
    return code_html(shown, language.lower(), token.meta.get("highlights", ()), token.meta.get("first_build", 0))


def _file(asked: Token, context: Context) -> str | None:
    return context.files.read(asked.meta["value"] or "", Place(context.path, asked.meta["line"]))


def _escaped(text: str | None) -> str:
    return (text or "no file named").replace("&", "&amp;").replace("<", "&lt;")


def _picture(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    token, context = tokens[index], env["context"]
    picture, film = token.meta["picture"], token.meta.get("film", 0)
    if is_hidden(token):
        return ""
    place = Place(context.path, token.meta.get("line", env["line"]))
    drawn: str = context.pictures.html(picture, place, radius=corner_radius(context.header), film=film)
    return drawn


def _formula(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    token, context = tokens[index], env["context"]
    drawn, problem = formula_html(token.content, display=token.meta["display"])
    if problem:
        sentence = f"this formula cannot be drawn and is shown as it is written: {problem}"
        context.complain(token.meta.get("line", env["line"]), sentence, "correct its TeX")
    return drawn


def _link(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Lead a link to an anchor to the slide that holds it."""
    token = tokens[index]
    href = str(token.attrGet("href") or "")
    number = env["context"].anchors.get(href[1:]) if href.startswith("#") else None
    if number:
        token.attrSet("href", f"./{number}")
    return self.renderToken(tokens, index, options, env)
