"""The steps within a slide: list items that come one by one, and code whose lights move."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.deck.dialect.word import OFF, ON, SOMETHING, SWITCH, Takes, Word, is_on

if TYPE_CHECKING:
    from markdown_it.token import Token

    from quarterdeck.deck.dialect.draft import Draft

OLD_HIGHLIGHT = re.compile(r"\[\.highlight:([^\]]*)\]", re.IGNORECASE)
NOT_FIRST = frozenset({"notfirst", "not_first", "not-first"})
ONE_BY_ONE = Takes("true, false or notFirst", lambda value: value.strip().lower() in ON | OFF | NOT_FIRST | {"all"})


def number_builds(draft: Draft) -> None:
    """Write into list items and code blocks when they appear, and what the commands above them ask.

    Builds are numbered in reading order; `draft.builds` becomes how many come after the first view.
    """
    walk = Walk(draft.said.get("build-lists"))
    for token in draft.content:
        walk.meet(token)
    draft.builds = walk.count
    if walk.highlights:
        draft.warn("code-highlight", "no code follows this [.code-highlight: …]", "put a fence below it")
    if walk.file is not None:
        draft.context.complain(walk.file.meta["line"], "no code follows this [.file: …]", "put a fence below it")


def read_info(info: str) -> tuple[str, str | None]:
    """Read what follows a fence's backticks: its language, and the lines of an old `[.highlight: 2]`."""
    old = OLD_HIGHLIGHT.search(info)
    words = re.split(r"[\s,]+", OLD_HIGHLIGHT.sub("", info).strip())
    return words[0].strip("{}.").lower(), old[1] if old else None


def behind_language(info: str) -> list[str]:
    """Give the words that stand behind a fence's language and mean nothing."""
    bare = OLD_HIGHLIGHT.sub("", info)
    return [word for word in re.split(r"[\s,]+", bare.strip())[1:] if word]


@dataclass(slots=True)
class Walk:
    """One way through a slide's tokens; `file` and `highlights` are what the next code block is to show."""

    lists: str | None
    count: int = 0
    met_item: bool = False
    keeps_numbers: bool = False
    file: Token | None = None
    highlights: list[str] = field(default_factory=list)

    def meet(self, token: Token) -> None:
        """Give a token its number if it is a step, and remember a command that means one below it."""
        if token.type == "command":
            self._heed(token, token.meta["name"], token.meta["value"])
        elif token.type == "list_item_open":
            self._item(token)
        elif token.type in {"fence", "code_block"}:
            self._code(token)
        elif token.type == "ordered_list_open" and not self.keeps_numbers:
            token.attrs.pop("start", None)

    def _heed(self, token: Token, name: str, value: str | None) -> None:
        if name == "code-highlight":
            self.highlights.append(value or "all")
        elif name == "file":
            self.file = token
        elif name == "use-source-list-numbering":
            self.keeps_numbers = is_on(value or "true")

    def _item(self, token: Token) -> None:
        if self.keeps_numbers and token.info.isdigit():
            token.attrSet("value", token.info)
        spared = not self.met_item and (self.lists or "").strip().lower() in NOT_FIRST
        if is_on(self.lists) and not spared:
            self.count += 1
            token.attrSet("data-build", str(self.count))
        self.met_item = True

    def _code(self, token: Token) -> None:
        language, old = read_info(token.info if token.type == "fence" else "")
        highlights = self.highlights or ([old] if old else [])
        token.meta |= {"language": language, "highlights": tuple(highlights), "first_build": self.count}
        token.meta["file"] = self.file
        self.count += max(len(highlights) - 1, 0)
        self.file, self.highlights = None, []


WORDS = (
    Word(
        "build-lists",
        key="`true`: list items come one by one; `notFirst`: all but the first",
        commands={"[.build-lists: true]": "as in the header: `true`, `false` or `notFirst`"},
        takes=ONE_BY_ONE,
        example="notFirst",
    ),
    Word(
        "file",
        commands={"[.file: PATH]": "fills the next fence from a file"},
        takes=SOMETHING,
        example="demos/pods/pod.yaml",
    ),
    Word(
        "code-highlight",
        commands={"[.code-highlight: LINES]": "lights lines of the next fence; several are steps"},
        example="2, 6-8",
    ),
    Word("code-language", key="the language of fences that name none", takes=SOMETHING, example="js"),
    Word(
        "use-source-list-numbering",
        commands={"[.use-source-list-numbering]": "lists keep the numbers that are written"},
        takes=SWITCH,
    ),
)
