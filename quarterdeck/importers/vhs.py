"""VHS: a tape of keys to type and press, some of them hidden, from which a video is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.demo.demo_draft import Remark
from quarterdeck.demo.preparation import VARIABLE
from quarterdeck.importers.composer import WIPES, Composer
from quarterdeck.importers.doubts import ANYTHING, INSIDE, PAGER, doubts_of
from quarterdeck.importers.typed_text import as_keys
from quarterdeck.importers.vhs_words import KEYS, MODIFIERS, Act, acts_of

if TYPE_CHECKING:
    from quarterdeck.demo.demo_draft import Draft
    from quarterdeck.importers.composer import Found

LONG = 1.0  # seconds of sleep after which what is typed next wants a press of its own
VIDEO = frozenset({"Output", "Set", "Screenshot", "ScrollUp", "ScrollDown"})
ENDS = frozenset({"Ctrl+C", "Ctrl+D"})
SHELL = re.compile(r"(?:^|[;&]\s*)(?:cd|pushd|export|alias|source|\.|set|unset|eval|exec|shopt|\w+=\S*)(?:\s|;|&|$)")
GOODBYE = re.compile(r"exit|quit|bye|:wq?!?|:q!?|:x|\\q|\.exit|\.quit|q")
INSTANT = frozenset({"Up", "Down", "Left", "Right", "Tab", "Escape", "Space", "Home", "End", "PageUp", "PageDown"})
LOOKS = "sets how a video looks, of which nothing is taken over"
KEYED = "pressed while “{command}” runs, or so it seems; nobody can tell from the tape when that has ended"
UNSEEN = "is hidden in the tape; a program that goes on, and keys, are always seen here"
WAITED = "the tape waits for this here; it is expected of the step's output"
BRACES = re.compile(r"\{\{(?=[A-Z][A-Z0-9_]*\}\})")
PROMPTS = re.compile(r"\\?[>$#%\u276f]\s*\\?\$?")


def is_vhs(text: str) -> bool:
    """Say whether a text is a tape of these."""
    return bool(re.search(r"^Type(?:@\S+)?\s+[\"'`]", text, re.MULTILINE) and re.search(r"\bEnter\b", text))


def import_vhs(text: str, source: str, title: str) -> Draft:
    """Make a draft of a tape."""
    tape = Tape(Composer(source, title))
    for act in acts_of(text):
        tape.take(act)
    tape.end()
    return tape.composer.draft()


class Tape:
    """What happens in a tape's terminal: a line is typed at the prompt, or keys go to a program."""

    def __init__(self, composer: Composer) -> None:
        """Begin at an empty prompt."""
        self.composer = composer
        self._line = 0
        self._typed = ""
        self._keys: list[str] = []
        self._hidden = False
        self._inside = ""  # the command that takes keys
        self._last: Found | None = None
        self._looks = False

    def take(self, act: Act) -> None:
        """Take in one thing that the tape does."""
        match act.word:
            case "Type":
                self._type(act)
            case "Enter" if not self._inside:
                self._enter(act)
            case "Hide" | "Show":
                self._flush()
                self._hidden = act.word == "Hide"
            case "Sleep":
                if act.seconds >= LONG:
                    self._flush()
            case word if word in VIDEO:
                self._look(act)
            case word if word in KEYS or word.startswith(MODIFIERS):
                self._press(act)
            case word if word.partition("+")[0] == "Wait":
                self._wait(act)
            case _:
                self._other(act)

    def end(self) -> None:
        """Take in what is left when the tape is over."""
        if self._typed and not self._inside:
            self.composer.lose(self._line, f"“{self._typed}” is typed and not run")
        self._flush()

    def _type(self, act: Act) -> None:
        if self._inside:
            self._begin(act)
            self._keys += as_keys(act.text)
            return
        self._line = self._line if self._typed else act.line
        self._typed += act.text

    def _enter(self, act: Act) -> None:
        command, self._typed = self._typed, ""
        if not command.strip():
            return
        if self._hidden:
            self._hide(command)
            return
        if command.lstrip().startswith("#"):
            self.composer.commands += 1
            self.composer.carried += 1
            self.composer.speak(command.lstrip("# "))
            return
        self._last = self.composer.show(self._line or act.line, command) or self._last
        remarks = self._last.remarks if self._last else []
        if any(remark.sentence in {INSIDE, PAGER} for remark in remarks):
            self._inside = command

    def _hide(self, command: str) -> None:
        if command.strip() in WIPES:
            self.composer.wipe()
            return
        if any(doubt.sentence in {INSIDE, PAGER} for doubt in doubts_of(command)):
            self.composer.remark(self._line, UNSEEN)
            self._last, self._inside = self.composer.show(self._line, command), command
            return
        self._last = self.composer.unseen(self._line, command, changes=bool(SHELL.search(command)))

    def _press(self, act: Act) -> None:
        if self._inside:
            self._begin(act)
            self._keys += [act.word] * act.times
            if act.word in ENDS or (act.word == "Enter" and self._says_goodbye()):
                self._leave()
        elif self._typed:
            self._edit(act)
        elif act.word in {"Ctrl+L", *ENDS}:
            self._control(act)
        elif act.word in INSTANT and self._last is not None and not self._last.hidden:
            self._inside = str(self._last.fields.get("run", ""))
            self._press(act)
        elif act.word == "Space":
            self._typed += " " * act.times
        else:
            self.composer.remark(act.line, f"{act.word} at the prompt is not taken over")

    def _edit(self, act: Act) -> None:
        """Press a key in a line that is being typed."""
        if act.word == "Space":
            self._typed += " " * act.times
        elif act.word == "Backspace":
            self._typed = self._typed[: -act.times]
        elif act.word in {"Ctrl+C", "Ctrl+U"}:
            self.composer.remark(act.line, f"“{self._typed}” is typed and taken back")
            self._typed = ""
        else:
            self.composer.remark(act.line, f"{act.word} within a line is not taken over; see that the command is right")

    def _control(self, act: Act) -> None:
        if act.word == "Ctrl+L":
            self.composer.wipe()
        elif act.word == "Ctrl+C" and self._last is not None and not {"until", "hidden"} & self._last.fields.keys():
            self._last.fields["until"] = self._last.fields.pop("expect", ANYTHING)
            self._last.remarks.append(Remark(act.line, "is ended by Ctrl+C in the tape; the next step here does that"))

    def _begin(self, act: Act) -> None:
        self._line = self._line if self._keys else act.line

    def _says_goodbye(self) -> bool:
        typed = self._keys[-2] if len(self._keys) > 1 else ""
        return bool(GOODBYE.fullmatch(typed.strip()))

    def _leave(self) -> None:
        self._flush()
        self._inside = ""

    def _flush(self) -> None:
        """Make a step of the keys that have been pressed."""
        keys, self._keys = self._keys, []
        if not keys:
            return
        if self._last is not None and not {"until", "keys", "hidden"} & self._last.fields.keys():
            self._last.fields["until"] = self._last.fields.pop("expect", ANYTHING)
        self.composer.remark(self._line, KEYED.format(command=self._inside))
        self.composer.commands += 1
        self.composer.carried += 1
        if self._hidden:
            self.composer.remark(self._line, UNSEEN)
        self._last = self.composer.send(self._line, "", keys)
        if GOODBYE.fullmatch(keys[-1].strip()):
            self._inside = ""

    def _wait(self, act: Act) -> None:
        pattern = act.text.removeprefix("/").removesuffix("/")
        self._flush()
        if not pattern or PROMPTS.fullmatch(pattern) or self._last is None:
            return
        try:
            re.compile(pattern)
        except (re.error, OverflowError):
            self.composer.remark(act.line, f"the pattern /{pattern}/ is none here")
            return
        pattern = BRACES.sub(r"\\{\\{", pattern)  # which is no value of ours
        if pattern.strip() and not {"expect", "hidden"} & self._last.fields.keys():
            self._last.fields["until" if "until" in self._last.fields else "expect"] = pattern
            self._last.remarks.append(Remark(act.line, WAITED))

    def _look(self, act: Act) -> None:
        if act.word == "Set" and act.rest[:1] == ("Shell",) and act.rest[1:] == ("zsh",):
            self.composer.fields["shell"] = "zsh"
        elif not self._looks:
            self._looks = True
            self.composer.remark(act.line, LOOKS)

    def _other(self, act: Act) -> None:
        match act.word, act.rest:
            case "Env", (name, value) if VARIABLE.fullmatch(name):
                self.composer.env[name] = value
                self.composer.exported.add(name)
            case "Require", (program,):
                self.composer.remark(act.line, f"the tape wants the program {program} on this machine")
            case _:
                self.composer.remark(act.line, f"“{act.word} {act.text}” is not taken over")
