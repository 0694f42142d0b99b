"""The Kubernetes micro-demos' way: `desc "…"` says something, `run "…"` types a command and runs it."""

from __future__ import annotations

import re
import shlex
from functools import partial
from typing import TYPE_CHECKING

from quarterdeck.demo.demo_draft import Remark
from quarterdeck.importers.bash import parse
from quarterdeck.importers.composer import Composer
from quarterdeck.importers.doubts import ANYTHING
from quarterdeck.importers.expand import HERE, Values, Word, own_folder, spaced
from quarterdeck.importers.said_of_bash import unpainted
from quarterdeck.importers.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quarterdeck.demo.demo_draft import Draft
    from quarterdeck.importers.composer import Found

OWN = re.compile(r"^(?:util|udemo)\.sh$")
SEEN = frozenset({"desc", "desc_type", "run"})
PRINTED = "DEMO_RUN_STDOUT"  # what the last `run` has printed
CAPTURED = "takes all of what the step before printed; have capture there say which part is meant"
PANES = (
    "opens panes in tmux, in which these run: {files}; each may be a terminal of this demo, with its commands as steps"
)
INTO = "the commands of {file} run beside the others, in a terminal of their own; say which goes with which press"
MOST_PANES = 3  # beside the first
_SOURCED = re.compile(r"(?:^|[\s;])(?:\.|source)\s+.*util\.sh", re.MULTILINE)
_VERB = re.compile(r"^\s*desc\s+[\"']", re.MULTILINE)
_PANE = re.compile(r"[\w./-]+\.sh\b")


def is_micro_demo(text: str) -> bool:
    """Say whether a script is one of these."""
    return bool(_VERB.search(text) and (_SOURCED.search(text) or re.search(r"^\s*run\s", text, re.MULTILINE)))


def import_micro_demo(text: str, source: str, title: str, beside: Mapping[str, str] | None = None) -> Draft:
    """Make a draft of a script; `beside` are the scripts in its folder, of which some may run in panes of their own."""
    composer = Composer(source, title)
    micro = MicroDemo(composer, beside or {})
    micro.walk.go(text)
    return composer.draft()


class MicroDemo:
    """A way through a script of this kind, and through those that it starts in panes."""

    def __init__(self, composer: Composer, beside: Mapping[str, str]) -> None:
        """Begin with the variables that the tool sets."""
        self._beside = beside
        self._composer = composer
        self._last: Found | None = None
        self._panes: set[str] = set()
        self.walk = self._walk()

    def _walk(self) -> Walk:
        values = Values({"SOURCE_DIR": HERE}, frozenset({"relative"}))
        walk = Walk(self._composer, SEEN, values, beside=self._beside, tool=OWN, printed=PRINTED, capture=self._capture)
        walk.verbs = self._verbs(walk)
        return walk

    def _verbs(self, walk: Walk) -> dict[str, Callable[[int, Sequence[Word]], None]]:
        return {
            "desc": self._say,
            "desc_type": self._say,
            "run": partial(self._run, walk),
            ".": walk.read_file,
            "source": walk.read_file,
            "tmux": self._open_panes,
            "prompt": lambda _line, _words: None,
            "maybe_first_prompt": lambda _line, _words: None,
        }

    def _say(self, _line: int, words: Sequence[Word]) -> None:
        self._composer.speak(unpainted(spaced(words).text))

    def _run(self, walk: Walk, line: int, words: Sequence[Word]) -> None:
        command = spaced(words[:1])
        if any(PRINTED in unknown for unknown in command.unknown):
            used = re.sub(rf"\$\{{?{PRINTED}\}}?", self._capture("PRINTED"), command.text)
            command = Word(used, tuple(each for each in command.unknown if PRINTED not in each))
        walk.name_strange(line, command)
        self._last = self._composer.show(line, own_folder(command.text)) or self._last

    def _capture(self, name: str) -> str:
        """Have the last step give a value of what it prints, by a name; gives how later steps use it."""
        if self._last is None:
            return f"${name}"
        captured = self._last.fields.setdefault("capture", {})
        if isinstance(captured, dict) and name not in captured:
            captured[name] = r"(\S.*)"
            self._last.remarks.append(Remark(self._last.line, CAPTURED))
        return f"{{{{{name}}}}}"

    def _open_panes(self, line: int, words: Sequence[Word]) -> None:
        """Take in scripts that tmux starts side by side: each is a terminal, the first being the one there is."""
        files = list(dict.fromkeys(_PANE.findall(" ".join(word.text for word in words))))
        names = [name.rpartition("/")[2] for name in files]
        there = [name for name in names if name in self._beside and name not in self._panes][: MOST_PANES + 1]
        lost = [name for name in names if name not in there]
        if lost:
            self._composer.remark(line, PANES.format(files=", ".join(lost)))
        self._panes |= set(there)
        for number, name in enumerate(there):
            self._composer.terminal = "" if not number else _terminal(name)
            self._composer.remark(line, INTO.format(file=name))
            self._pane(line, name)
        self._composer.terminal = ""

    def _pane(self, line: int, name: str) -> None:
        """Go through the script of a pane; one that shows nothing by the tool's words is run as it is."""
        walk, script = self._walk(), self._beside[name]
        if walk.visible(parse(script)):
            walk.go(script)
        else:
            self._composer.show(line, f"bash ./{name}", until=ANYTHING)


def _terminal(file: str) -> str:
    """Name a terminal after the script that runs in it."""
    return file.removesuffix(".sh").replace("_", "-") or shlex.quote(file)
