"""A prompt of another tool's as bash's PS1 has it: colours in brackets, which readline does not count. Pure."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"(?:\\033|\\e|\\x1[bB]|\x1b)\[([0-9;]*)m")
_WRAPPED = re.compile(r"\\\[|\\\]|\x01|\x02")


def prompt_of(text: str) -> str:
    """Give a prompt with its colours wrapped, and a space behind it."""
    plain = _WRAPPED.sub("", text)
    coloured = _COLOUR.sub(lambda found: rf"\[\e[{found[1]}m\]", plain).replace("\n", r"\n")
    reset = (
        ""
        if not coloured.count(r"\[\e[") or coloured.rstrip().endswith((r"\[\e[0m\]", r"\[\e[00m\]"))
        else r"\[\e[0m\]"
    )
    whole = coloured.rstrip() + reset
    return f"{whole} " if whole.strip() else "$ "
