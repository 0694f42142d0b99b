"""The words of the dialect: header keys and slide commands, those we honour and those we only know."""

from __future__ import annotations

HEADER_KEYS = frozenset({
    "autoscale", "background-color", "build-lists", "code-language", "fit-header", "fit-headers", "footer",
    "image-corner-radius", "learner-notes", "paragraphs-as-presenter-notes", "slide-dividers", "slidecount",
    "slidenumbers", "time-budget", "title", "versions",
})  # fmt: skip
COMMANDS = frozenset({
    "autoscale", "background-color", "build-lists", "code-highlight", "column", "demo", "file", "footer",
    "hide-footer", "learner", "part", "poll", "slidecount", "slidenumbers", "use-source-list-numbering",
})  # fmt: skip

# Deckset's other words, accepted and without effect, so that a deck written for it opens unchanged.
STYLES = frozenset({
    "text", "text-emphasis", "text-strong", "header", "header-emphasis", "header-strong", "footer-style",
    "slidenumber-style", "list", "table", "table-separator", "code", "inline-code", "quote", "quote-author", "footnote",
    "footnote-separator", "formula", "link", "presenter-notes", "graph", "pikchr-graph",
})  # fmt: skip
OTHERS = frozenset({
    "theme", "slide-transition", "background-image", "pause-screen-text", "pause-screen-image",
})  # fmt: skip
# What other tools write between the `---` lines on top of a file.
FOREIGN = frozenset({"author", "date", "description", "lang", "layout", "marp", "paginate", "size", "subtitle", "tags"})

KNOWN_KEYS = HEADER_KEYS | STYLES | OTHERS
KNOWN_COMMANDS = COMMANDS | STYLES | OTHERS | {"alternating-colors", "line-numbers"}


def is_on(value: str | None) -> bool:
    """Say whether a key's or command's value switches it on; a command without a value does."""
    return value is not None and value.strip().lower() not in {"false", "no", "off", "0"}
