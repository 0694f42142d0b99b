"""A text among keys: typed as it is, also where it would name a key. Pure."""

from __future__ import annotations

from quarterdeck.demo.keyboard import is_named, unknown_key


def as_keys(text: str) -> list[str]:
    """Give the items of `keys` that type a text."""
    if not text:
        return []
    if len(text) > 1 and (is_named(text) or unknown_key(text)):
        return [text[0], *as_keys(text[1:])]
    return [text]
