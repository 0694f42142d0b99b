"""demo-magic: a script in which `pe "…"` types a command and runs it, `p "…"` types one, and `wait` waits."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from quarterdeck.importers.composer import Composer
from quarterdeck.importers.expand import Values, Word, spaced
from quarterdeck.importers.prompt import prompt_of
from quarterdeck.importers.said_of_bash import unpainted
from quarterdeck.importers.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quarterdeck.demo.demo_draft import Draft

COLOURS = {
    "BLACK": "0;30",
    "RED": "0;31",
    "GREEN": "0;32",
    "BROWN": "0;33",
    "BLUE": "0;34",
    "PURPLE": "0;35",
    "CYAN": "0;36",
    "GREY": "0;90",
    "WHITE": "1;37",
    "COLOR_RESET": "0",
}
OWN = re.compile(r"demo-?magic|magic-?demo|^demo_magic")
SEEN = frozenset({"pe", "pei", "p"})
PACE = frozenset({"TYPE_SPEED", "NO_WAIT", "PROMPT_TIMEOUT", "SHOW_CMD_NUMS", "DEMO_CMD_COLOR", "DEMO_COMMENT_COLOR"})
FREE = "lets the speaker type a command of their own; a terminal here always does, so there is no step"
_SOURCED = re.compile(r"(?:^|[\s;])(?:\.|source)\s+.*demo-magic", re.MULTILINE)
_VERBS = re.compile(r"^\s*(?:pe|pei)\s+[\"'$]", re.MULTILINE)


def is_demo_magic(text: str) -> bool:
    """Say whether a script is one of these."""
    return bool(_SOURCED.search(text) or _VERBS.search(text))


def import_demo_magic(text: str, source: str, title: str, beside: Mapping[str, str] | None = None) -> Draft:
    """Make a draft of a script; `beside` are the scripts in its folder, which it may read."""
    composer = Composer(source, title)
    colours = {name: f"\\033[{code}m" for name, code in COLOURS.items()}
    walk = Walk(composer, SEEN, Values(colours), beside=beside or {}, tool=OWN)
    walk.verbs = _verbs(walk)
    walk.settings = _settings(walk)
    walk.go(text)
    return composer.draft()


def _verbs(walk: Walk) -> dict[str, Callable[[int, Sequence[Word]], None]]:
    return {
        "pe": partial(_perform, walk),
        "pei": partial(_perform, walk),
        "p": partial(_type, walk),
        "cmd": lambda line, _words: walk.composer.remark(line, FREE),
        "wait": lambda _line, _words: None,
        ".": walk.read_file,
        "source": walk.read_file,
    }


def _perform(walk: Walk, line: int, words: Sequence[Word]) -> None:
    walk.release()
    command = spaced(words)
    if command.text.lstrip().startswith("#"):
        walk.composer.commands += 1
        walk.composer.carried += 1
        walk.composer.speak(unpainted(command.text.lstrip("# \n")))
        return
    walk.name_strange(line, command)
    walk.composer.show(line, command.text)


def _type(walk: Walk, line: int, words: Sequence[Word]) -> None:
    walk.release()
    typed = unpainted(spaced(words).text)
    if typed.startswith("#"):
        walk.composer.speak(typed.lstrip("# "))
    elif typed:
        walk.held.append((line, typed))


def _settings(walk: Walk) -> dict[str, Callable[[int, Word], None]]:
    def prompt(_line: int, word: Word) -> None:
        walk.composer.fields["prompt"] = prompt_of(word.text)

    return {"DEMO_PROMPT": prompt, **dict.fromkeys(PACE, lambda _line, _word: None)}
