"""The images that a command starts containers of, read from its words as the shell and `docker run` read them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTS = frozenset({"run", "create"})
BARE_LETTERS = "ditPq"  # short options without a value, which may stand together
BARE = [
    "--detach",
    "--disable-content-trust",
    "--help",
    "--init",
    "--interactive",
    "--no-healthcheck",
    "--oom-kill-disable",
    "--privileged",
    "--publish-all",
    "--quiet",
    "--read-only",
    "--rm",
    "--sig-proxy",
    "--tty",
]


def started_images(command: str) -> Iterator[str]:
    """Name the images in a command's `docker run` and `docker create`, but for those that only the shell knows."""
    words = _words(command)
    for at, word in enumerate(words):
        if word == "docker":
            after = words[at + 1 :]
            after = after[1:] if after[:1] == ["container"] else after
            image = _image(after[1:]) if after[:1] and after[0] in STARTS else ""
            if image and "$" not in image and "`" not in image:
                yield image


def _words(command: str) -> list[str]:
    lexer = shlex.shlex(command.replace("\\\n", " "), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:  # a quote that is not closed: the shell will say so
        return []


def _image(words: list[str]) -> str:
    """Give the first word that is neither an option nor an option's value; empty where there is none."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 1 if _stands_alone(words[at]) else 2
    return words[at] if at < len(words) and words[at][:1].isalnum() else ""


def _stands_alone(option: str) -> bool:
    if option.startswith("--"):
        return "=" in option or option in BARE
    valued = option[1:].lstrip(BARE_LETTERS)
    return len(valued) != 1  # none takes a value, or it follows in the same word
