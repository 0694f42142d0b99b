"""The steps within a slide: list items that come one by one, and code whose lights move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quarterdeck.deck.dialect.words import is_on
from quarterdeck.deck.render.code import read_info

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

NOT_FIRST = frozenset({"notfirst", "not_first", "not-first"})


class Builds:
    """Numbers a page's steps in reading order; `count` is how many come after the first view."""

    def __init__(self, build_lists: str | None) -> None:
        """Take what the deck or the slide says of its lists: on, off, or all but the first item."""
        self._lists = is_on(build_lists)
        self._spare = (build_lists or "").strip().lower() in NOT_FIRST
        self._before_code: dict[str, Any] = {}
        self._keeps_numbers = False
        self.count = 0

    def number(self, tokens: Sequence[Token]) -> None:
        """Write into list items and code blocks when they appear, and what the commands above them ask."""
        for token in tokens:
            if token.type == "command":
                self._command(token)
            elif token.type == "list_item_open":
                self._item(token)
            elif token.type in {"fence", "code_block"}:
                self._code(token)
            elif token.type == "ordered_list_open" and not self._keeps_numbers:
                token.attrs.pop("start", None)

    @property
    def unused_file(self) -> Token | None:
        """The `[.file]` that no fence followed."""
        file: Token | None = self._before_code.get("file")
        return file

    def _command(self, token: Token) -> None:
        name, value = token.meta["name"], token.meta["value"]
        if name == "code-highlight":
            self._before_code.setdefault("highlights", []).append(value or "all")
        elif name == "file":
            self._before_code["file"] = token
        elif name == "use-source-list-numbering":
            self._keeps_numbers = is_on(value or "true")

    def _item(self, token: Token) -> None:
        if self._keeps_numbers and token.info.isdigit():
            token.attrSet("value", token.info)
        if self._lists and not self._spare:
            self.count += 1
            token.attrSet("data-build", str(self.count))
        self._spare = False

    def _code(self, token: Token) -> None:
        language, old = read_info(token.info if token.type == "fence" else "")
        highlights = self._before_code.get("highlights", [old] if old else [])
        token.meta |= {"language": language, "highlights": tuple(highlights), "first_build": self.count}
        token.meta["file"] = self._before_code.get("file")
        self.count += max(len(highlights) - 1, 0)
        self._before_code = {}
