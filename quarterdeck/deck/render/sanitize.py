"""What may reach a page: tags and attributes of text, our own classes, no scripts, no foreign pictures."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

import nh3

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = frozenset({
    "a", "abbr", "audio", "b", "blockquote", "br", "center", "cite", "code", "dd", "deck-drawing", "del", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd",
    "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
    "video", "wbr",
})  # fmt: skip
# What formulas are written in. Whatever could hold HTML, or lead anywhere, is left out.
MATH = frozenset({
    "math", "menclose", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom",
    "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd",
    "mtext", "mtr", "munder", "munderover",
})  # fmt: skip
MATH_SAID = frozenset({
    "accent", "columnalign", "columnlines", "columnspacing", "depth", "display", "displaystyle", "fence", "form",
    "frame", "height", "largeop", "linethickness", "lspace", "mathbackground", "mathcolor", "mathsize", "mathvariant",
    "maxsize", "minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rspace", "scriptlevel", "separator",
    "stretchy", "symmetric", "voffset", "width",
})  # fmt: skip
EVERY = frozenset({"class", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "data-build"})
PLAYED = frozenset({"src", "style", "controls", "loop", "muted", "preload", "data-film", "data-advance"})
ATTRIBUTES = {
    "*": set(EVERY),
    "a": {"href", "name", "target"},
    "audio": set(PLAYED),
    "figure": {"data-drawing"},
    "img": {"src", "alt", "width", "height", "style"},
    "li": {"value", "data-option"},
    "ol": {"start", "reversed", "type"},
    "pre": {"style", "data-highlights", "data-first-build"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "video": {*PLAYED, "width", "height"},
    **{tag: set(MATH_SAID) for tag in MATH},
}
PROPERTIES = {"--cols", "--rows", "--alpha", "--radius", "--width", "--height"}
SHOWING = frozenset({"audio", "img", "video"})
GONE = {"script", "style", "iframe", "object", "embed", "svg", "template", "noscript", "textarea", "title"}


_picture: ContextVar[Callable[[str], str | None]] = ContextVar("picture")


def sanitize(html: str, picture: Callable[[str], str | None]) -> str:
    """Take away what may not be there; `picture` turns what a picture or film names into an address, None drops it.

    A link to an address of this server, such as ``/3``, is made one from the talk's root.
    """
    asked = _picture.set(picture)
    try:
        return CLEANER.clean(html)
    finally:
        _picture.reset(asked)


def _checked(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src" and tag in SHOWING:  # what other tags name is asked about too, and never shown
        return _picture.get()(value)
    # The talk may lie below a path; to strip the stroke would let “/javascript:” become an address of its own.
    below = attribute == "href" and value.startswith("/") and not value.startswith("//")
    return f".{value}" if below else value


# Made once: to make one takes twenty times as long as to clean a paragraph.
CLEANER = nh3.Cleaner(
    tags={*TAGS, *MATH},
    clean_content_tags=GONE,
    attributes=ATTRIBUTES,
    attribute_filter=_checked,
    link_rel="noopener noreferrer",
    url_schemes={"http", "https", "mailto"},
    filter_style_properties=PROPERTIES,
)
