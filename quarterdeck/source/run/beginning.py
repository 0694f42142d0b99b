"""What a run's shells begin with: their program, their prompt, the marks we read, and what engines add."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from quarterdeck.demo.model import BASH
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS = Path(__file__).parents[1] / "terminal"
FILES = {BASH: "shell.rc", "zsh": "shell.zsh"}  # in a run's folder, and there our marks for that shell
ENGINES_RC = "engines.rc"  # what engines add, by itself
ZSH_FOLDER = "zsh"  # where zsh looks for what it begins with
PLAIN = """__quarterdeck_status=$?
case ${PS1-} in *133*) ;; *) PS1='$ ' PS2='> ' ;; esac
"""  # what a shell begins with, before its owner's own file: a prompt, but where it has one of ours

_COLOURS = re.compile(r"(?:(?:\\e|\\033|\x1b)\[[0-9;]*m)+")


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a demo's shells begin: `shell` is their program, `own` a file of the owner's that every one reads first.

    `prompt` is the demo's, as `PS1` has it, empty for the plain one.
    """

    shell: str = BASH
    prompt: str = ""
    own: Path | None = None

    def write(self, kept: Path) -> None:
        """Write what shells of each kind begin with; raises SourceError where the owner's own file is none."""
        if self.own and not self.own.is_file():
            raise SourceError(f"QUARTERDECK_SHELL_RC names {self.own}, and there is no such file")
        own = [f". {quote(str(self.own))}"] if self.own else []
        engines = [engine.shell for engine in ENGINES.values()]
        (kept / ENGINES_RC).write_text("\n".join(engines))
        for shell, name in FILES.items():
            prompt = [self._prompt_for(shell)] if self.prompt and shell == self.shell else []
            begins = "\n".join([PLAIN, *own, *prompt, (MARKS / name).read_text(), *engines])
            (kept / name).write_text(begins)
        (kept / ZSH_FOLDER).mkdir(exist_ok=True)
        (kept / ZSH_FOLDER / ".zshrc").write_text(f"unset ZDOTDIR\n. {quote(str(kept / FILES['zsh']))}\n")

    def start(self, kept: Path) -> tuple[list[str], Mapping[str, str]]:
        """Give the command that starts a shell, and what it wants in its environment."""
        if self.shell == BASH:
            return [BASH, "--noprofile", "--rcfile", str(kept / FILES[BASH]), "-i"], {}
        return [self.shell, "-d", "-i"], {"ZDOTDIR": str(kept / ZSH_FOLDER)}

    def _prompt_for(self, shell: str) -> str:
        """Set the prompt, but where it has marks already; colours that nobody has marked as taking no room are.

        Of a folder bash shows the last part: the whole of it would name this machine's, which no tape may.
        """
        begin, end = ("\\[", "\\]") if shell == BASH else ("%{", "%}")
        prompt = self.prompt
        if begin not in prompt:
            prompt = _COLOURS.sub(lambda found: begin + found[0] + end, prompt)
        if shell != BASH:
            prompt = prompt.replace("\\e", "\x1b").replace("\\033", "\x1b")
        return f"PROMPT_DIRTRIM=1\ncase ${{PS1-}} in *133*) ;; *) PS1={quote(prompt)} ;; esac"
