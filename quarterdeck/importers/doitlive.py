"""doitlive: a session of one command a line, its options in comments, and Python in fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.importers.composer import Composer
from quarterdeck.importers.prompt import prompt_of
from quarterdeck.importers.typed_text import as_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quarterdeck.demo.demo_draft import Draft

CONSOLES = {"python": ("python3", r">>> "), "ipython": ("ipython", r"In \[\d+\]: "), "py": ("python3", r">>> ")}
THEME = "the prompt “{value}” is one of doitlive's own themes; write it as prompt, as PS1 has it"
SHELL = "the shell {value} is none of ours; it is bash here"
SHELLS = ("bash", "zsh")
OPTION = "the option {key} has nothing like it here"
_OPTION = re.compile(r"#\s?doitlive\s+([\w-]+)\s*:\s*(.*)", re.IGNORECASE)
_ASSIGNED = re.compile(r"\s*(\w+)\s*=\s*(.*)")
_FENCE = re.compile(r"```+\s*(\w+)\s*$")
_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = {"user": r"\u", "hostname": r"\h", "cwd": r"\w", "dir": r"\W", "full_cwd": r"\w", "now": r"\t", "nl": "\n"}
_SIGNS = {
    "r_angle": "\N{HEAVY RIGHT-POINTING ANGLE QUOTATION MARK ORNAMENT}",
    "git_branch": "",
    "vcs_branch": "",
    "r_angle_filled": "▶",
}
_COLOURS = dict(
    zip(("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"), range(30, 38), strict=True)
)


def is_doitlive(text: str) -> bool:
    """Say whether a text is one of its sessions."""
    said = re.search(r"^#\s?doitlive\b|doitlive recorder|^```i?python$", text, re.MULTILINE | re.IGNORECASE)
    return bool(said) and not re.search(r"^\s*doitlive play .*<<", text, re.MULTILINE)


def import_doitlive(text: str, source: str, title: str) -> Draft:
    """Make a draft of a session."""
    session = Session(Composer(source, title))
    lines = _joined(text)
    for line, written in lines:
        fence = _FENCE.fullmatch(written.strip())
        if fence:
            session.console(line, fence[1].lower(), list(_until_fence(lines)))
        else:
            session.take(line, written)
    return session.composer.draft()


class Session:
    """What a session's lines do."""

    def __init__(self, composer: Composer) -> None:
        """Begin with its options unset."""
        self.composer = composer
        self._echoes = False

    def take(self, line: int, written: str) -> None:
        """Take in one line of the shell's."""
        written = written.strip()
        option = _OPTION.match(written)
        if option:
            self._set(line, option[1].lower(), option[2].strip())
        elif written.startswith("#"):
            if self._echoes and not written.startswith("#!"):
                self.composer.speak(written.lstrip("# "))
        elif written:
            self.composer.show(line, written)

    def console(self, line: int, kind: str, lines: list[tuple[int, str]]) -> None:
        """Take in lines for a Python of its own: it is started, and each is sent to it."""
        program, waits = CONSOLES.get(kind, ("", ""))
        if not program:
            self.composer.remark(line, f"a fence of {kind}, which doitlive does not know, is left out")
            return
        started = self.composer.show(line, program, until=waits)
        self.composer.commands -= 1
        self.composer.carried -= 1
        if started:
            started.remarks.clear()
        for number, block in _blocks(lines):
            self.composer.commands += 1
            self.composer.carried += 1
            if len(block) == 1:
                self.composer.send(number, block[0])
            else:
                keys = [key for written in block for key in (*as_keys(written), "Enter")]
                self.composer.send(number, "", [*keys, "Enter"])
        self.composer.send(line, "exit()")

    def _set(self, line: int, key: str, value: str) -> None:
        match key:
            case "env" | "alias":
                self._assign(line, key, value)
            case "unset" | "unalias":
                self.composer.unseen(line, f"{key} {value}", changes=True)
            case "prompt":
                self._prompt(line, value)
            case "shell":
                self._shell(line, value)
            case "commentecho":
                self._echoes = value.lower() in {"true", "1", "yes"}
            case "speed":
                pass
            case _:
                self.composer.remark(line, OPTION.format(key=key))

    def _assign(self, line: int, key: str, value: str) -> None:
        found = _ASSIGNED.fullmatch(value)
        if not found:
            self.composer.remark(line, f"this {key} is not “name=value”")
        elif key == "env" and not self.composer.begun:
            self.composer.env[found[1]] = found[2].strip().strip("\"'")
            self.composer.exported.add(found[1])
        else:
            word = "export" if key == "env" else "alias"
            self.composer.unseen(line, f"{word} {found[1]}={_quoted(found[2])}", changes=True)

    def _prompt(self, line: int, value: str) -> None:
        if re.fullmatch(r"\w+", value):
            if value != "default":
                self.composer.remark(line, THEME.format(value=value))
            return
        self.composer.fields["prompt"] = prompt_of(_FIELD.sub(_as_ps1, value))

    def _shell(self, line: int, value: str) -> None:
        name = value.strip().rpartition("/")[2]
        if name not in SHELLS:
            self.composer.remark(line, SHELL.format(value=name))
        elif name != SHELLS[0]:
            self.composer.fields["shell"] = name


def _as_ps1(found: re.Match[str]) -> str:
    """Give one field of a prompt's template as PS1 has it."""
    name, *looks = re.split(r"[.:]", found[1])
    shown = _FIELDS.get(name, _SIGNS.get(name, ""))
    codes = ";".join(str(_COLOURS[look]) if look in _COLOURS else "1" for look in looks if look in {*_COLOURS, "bold"})
    return f"\\e[{codes}m{shown}\\e[0m" if codes and shown else shown


def _quoted(value: str) -> str:
    return (
        value.strip()
        if re.fullmatch(r"\S+|'.*'|\".*\"", value.strip())
        else "'" + value.strip().replace("'", r"'\''") + "'"
    )


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """Give each line with its number, one that goes on by a backslash with what follows it."""
    begun, parts = 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        begun = begun if parts else number
        parts.append(line.rstrip())
        if not line.rstrip().endswith("\\"):
            yield begun, "\n".join(parts).rstrip()
            parts = []
    if parts:
        yield begun, "\n".join(parts).rstrip("\\ \n")


def _until_fence(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, written in lines:
        if written.strip().startswith("```"):
            return
        yield number, written


def _blocks(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """Give Python's statements: a line alone, or one with those that belong to it by indentation or brackets."""
    block: list[str] = []
    begun = 0
    for number, written in [line for line in lines if line[1].strip()]:
        goes_on = written[:1].isspace() or written[:1] in ")]}" or re.match(r"(?:else|elif|except|finally)\b", written)
        if block and not goes_on:
            yield begun, block
            block = []
        begun = begun if block else number
        block.append(written)
    if block:
        yield begun, block
