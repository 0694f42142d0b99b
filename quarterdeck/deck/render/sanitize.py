"""What may reach a page: tags and attributes of text, our own classes, no scripts, no foreign pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nh3

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "center", "cite", "code", "dd", "deck-drawing", "del", "details", "div", "dl",
    "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
    "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
})  # fmt: skip
EVERY = frozenset({"class", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "data-build"})
ATTRIBUTES = {
    "*": set(EVERY),
    "a": {"href", "name", "target"},
    "img": {"src", "alt", "width", "height", "style"},
    "li": {"value", "data-option"},
    "ol": {"start", "reversed", "type"},
    "pre": {"style", "data-highlights", "data-first-build"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
}
PROPERTIES = {"--cols", "--rows", "--alpha", "--radius", "--width", "--height"}
GONE = {"script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript", "textarea", "title"}


def sanitize(html: str, picture: Callable[[str], str | None]) -> str:
    """Take away what may not be there; `picture` turns what an ``<img>`` names into an address, or None to drop it."""

    def checked(_tag: str, attribute: str, value: str) -> str | None:
        return picture(value) if attribute == "src" else value

    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=GONE,
        attributes=ATTRIBUTES,
        attribute_filter=checked,
        link_rel="noopener noreferrer",
        url_schemes={"http", "https", "mailto"},
        filter_style_properties=PROPERTIES,
    )
