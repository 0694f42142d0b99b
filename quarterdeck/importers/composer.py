"""What is found in a script, gathered in its order, becomes a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quarterdeck.demo.demo_draft import Draft, DraftStep, Remark
from quarterdeck.demo.preparation import OURS, TAKEN
from quarterdeck.demo.yaml_text import one_line
from quarterdeck.importers.doubts import doubts_of, needs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.demo.demo_draft import Value

WIPES = frozenset({"clear", "reset", "tput clear"})
_BRACES = re.compile(r"\{\{([A-Z][A-Z0-9_]*)\}\}")
ENDLESS = re.compile(r"\bwhile\s+(?:true|:)|\bwatch\b")
OPENING = "what the script does in its own shell before anything is shown, the first step does unseen"
VALUE = "{name} stood in two braces, which would mean a captured value here, so there are spaces within them now"
LATE = "said after the last step, so nothing shows it: “{text}”"


@dataclass(slots=True)
class Found:
    """Something that happens; `defines` is the name of what it does nothing but make known to the shell.

    `changes` is what must happen in the shell that the steps share.
    """

    fields: dict[str, Value]
    line: int
    remarks: list[Remark] = field(default_factory=list)
    changes: bool = False
    defines: str = ""

    @property
    def hidden(self) -> bool:
        """Say whether nobody saw it happen."""
        return bool(self.fields.get("hidden"))

    @property
    def captured(self) -> list[str]:
        """Name the values that are taken from what it prints."""
        taken = self.fields.get("capture")
        return list(taken) if isinstance(taken, dict) else []

    @property
    def text(self) -> str:
        """All that the shell reads of it."""
        return "\n".join(str(self.fields[key]) for key in ("run", "send") if key in self.fields)


class Composer:
    """Takes things in as they come in a script, and makes a draft of them."""

    def __init__(self, source: str, title: str) -> None:
        """Begin with nothing; `source` is the script's name."""
        self.commands = 0
        self.carried = 0
        self.fields: dict[str, Value] = {"title": title}
        self.env: dict[str, str] = {}
        self.exported: set[str] = set()
        self.terminal = ""
        self._source = source
        self._found: list[Found] = []
        self._said: list[str] = []
        self._clear = self._typed = False
        self._pending: list[Remark] = []

    @property
    def begun(self) -> bool:
        """Say whether anything has been shown."""
        return any(not found.hidden for found in self._found)

    def show(self, line: int, command: str, **more: Value) -> Found | None:
        """Take in a command that is typed for all to see; one that only clears the screen is no step."""
        self.commands += 1
        self.carried += 1
        if not command.strip():
            return None
        if command.strip() in WIPES:
            self.wipe()
            return None
        command = self._bracketed(line, command)
        found = Found({"run": command.strip("\n"), **self._words(), **more}, line, self._taken())
        for doubt in doubts_of(command):
            found.remarks.append(Remark(line, doubt.sentence))
            if doubt.until and "until" not in found.fields:
                found.fields["until"] = doubt.until
        return self._add(found)

    def send(self, line: int, text: str, keys: list[str] | None = None) -> Found:
        """Take in a line, or keys, typed into a program that runs."""
        typed = [self._bracketed(line, key) for key in keys or ()]
        act: dict[str, Value] = {"keys": typed} if typed else {"send": self._bracketed(line, text)}
        say = {key: value for key, value in self._words().items() if key == "say"}
        return self._add(Found({**act, **say}, line, self._taken()))

    def unseen(self, line: int, command: str, *, changes: bool = False, defines: str = "") -> Found:
        """Take in a command that nobody sees."""
        command = self._bracketed(line, command)
        found = Found({"run": command.strip("\n"), "hidden": True}, line, changes=changes, defines=defines)
        return self._add(found)

    def speak(self, text: str, *, typed: bool = True) -> None:
        """Take in what is said before the next step, in the terminal or only beside it."""
        if words := one_line(text):
            self._said.append(words)
            self._typed = typed

    def wipe(self) -> None:
        """Have the next step begin on an empty screen, unless it is the first."""
        self._clear = self.begun

    def remark(self, line: int, sentence: str) -> None:
        """Have the author look at something, at its place among the steps."""
        self._pending.append(Remark(line, sentence))

    def lose(self, line: int, sentence: str) -> None:
        """Take note of a command that is not taken over."""
        self.commands += 1
        self.remark(line, sentence)

    def draft(self) -> Draft:
        """Make the draft: what nobody sees goes before, between or after the steps."""
        last = self._found[-1].line if self._found else 0
        closing = [*self._pending, *(Remark(last, LATE.format(text=text)) for text in self._said)]
        found = self._used()
        first = next((n for n, each in enumerate(found) if not each.hidden), len(found))
        end = next((n for n in range(len(found), 0, -1) if not found[n - 1].hidden), first)
        setup = self._opened(found, first)
        after = [each for each in found[end:] if not each.changes]
        cleanup = [each.text.strip() for each in after if not ENDLESS.search(each.text)]
        steps = tuple(DraftStep(each.fields, tuple(each.remarks), each.line) for each in found[first:end])
        fields = self._heading(setup, cleanup, found)
        return Draft(self._source, fields, steps, (), self.commands, self.carried, tuple(closing))

    def _heading(self, setup: list[str], cleanup: list[str], found: list[Found]) -> Mapping[str, Value]:
        texts = [each.text for each in found]
        env = {
            name: value if value.strip() else ""
            for name, value in self.env.items()
            if name not in TAKEN and not name.startswith(OURS) and (name in self.exported or _names(texts, name))
        }
        needs = needs_of(texts)
        made: dict[str, Value] = {"needs": needs, "env": env, "setup": setup, "cleanup": cleanup}
        return {**self.fields, **{key: value for key, value in made.items() if value}}

    @staticmethod
    def _opened(found: list[Found], first: int) -> list[str]:
        """Give what may be done before there are shells; all from the first that must be done in one, step 1 does."""
        at = next((number for number, each in enumerate(found[:first]) if each.changes), first)
        lines = [each.text.strip() for each in found[at:first]]
        if lines and first < len(found):
            step = found[first]
            step.fields = {**step.fields, "shows": step.fields.get("shows", step.fields["run"])}
            step.fields["run"] = "\n".join([*lines, str(step.fields["run"])])
            step.remarks.insert(0, Remark(found[at].line, OPENING))
        return [each.text.strip() for each in found[:at]]

    def _used(self) -> list[Found]:
        """Leave out what only makes a name known that nothing later says, and what nobody sees and says nothing."""
        kept: list[Found] = []
        for each in reversed([each for each in self._found if each.text.strip() or not each.hidden]):
            if not each.defines or _names([other.text for other in kept], each.defines):
                kept.append(each)
        return kept[::-1]

    def _bracketed(self, line: int, command: str) -> str:
        """Keep what stands in two braces from being taken for a captured value, unless it is one."""
        captured = {name for each in self._found for name in each.captured}
        for name in dict.fromkeys(_BRACES.findall(command)):
            if name not in captured:
                self.remark(line, VALUE.format(name=name))
                command = command.replace(f"{{{{{name}}}}}", f"{{{{ {name} }}}}")
        return command

    def _add(self, found: Found) -> Found:
        if self.terminal:
            found.fields["terminal"] = self.terminal
        self._found.append(found)
        return found

    def _words(self) -> dict[str, Value]:
        words: dict[str, Value] = {}
        if self._said:
            words = {"say": " ".join(self._said)}
            if self._typed:
                self.fields["comment"] = True
        if self._clear:
            words["clear"] = True
        self._said, self._clear = [], False
        return words

    def _taken(self) -> list[Remark]:
        taken, self._pending = self._pending, []
        return taken


def _names(texts: list[str], name: str) -> bool:
    """Say whether a variable or function of this name is used in some texts."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return any(pattern.search(text) for text in texts)
