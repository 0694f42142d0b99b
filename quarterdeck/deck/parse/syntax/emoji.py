"""Emoji by their names: `:rocket:`, also glued together; never in code, nor within a time of day."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

NAMES = re.compile(r"(?<![\d:/_])(?::[a-z0-9_+-]+:)+(?![\w/])", re.IGNORECASE)
NAME = re.compile(r":([^:]+):")
FLAG = re.compile(r"flag[-_](?=[a-z]{2}$)")
SKIN = re.compile(r"skin-tone-([2-6])$")
LIGHTEST = 0x1F3FB  # of the signs that colour the hand before them, which Slack counts from 2
SLACK = {"simple_smile": "slightly_smiling_face", "slight_smile": "slightly_smiling_face"}


def emoji_plugin(md: MarkdownIt) -> None:
    """Turn names that mean an emoji into it, as text; every other one stays as it is written."""
    md.inline.ruler.before("escape", "emoji", _emoji)


def _emoji(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = NAMES.match(state.src, state.pos, state.posMax)
    drawn = NAME.sub(lambda name: _drawn(name[1].lower()) or name[0], found[0]) if found else ""
    if not found or drawn == found[0]:
        return False
    if not silent:
        state.pending += drawn
    state.pos = found.end()
    return True


@cache
def _drawn(name: str) -> str:
    """Give the emoji of a name, empty where it means none."""
    from emoji import emojize  # noqa: PLC0415  # slow to import, and most decks have none

    skin = SKIN.match(name)
    if skin:
        return chr(LIGHTEST + int(skin[1]) - 2)
    for each in (SLACK.get(name, name), name.replace("-", "_"), FLAG.sub("", name)):
        drawn = emojize(f":{each}:", language="alias")
        if drawn != f":{each}:":
            return drawn
    return ""
