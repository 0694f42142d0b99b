"""A run in which somebody works by hand: its folder and record, its shells, and its end, as every run has them."""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import SourceError
from quarterdeck.recorder.heard_terminal import HeardTerminal
from quarterdeck.source.in_thread import in_thread
from quarterdeck.source.run.beginning import Beginning
from quarterdeck.source.run.clean_up import clean_up
from quarterdeck.source.run.holder import engine_run
from quarterdeck.source.run.run_record import Identity, RunRecord
from quarterdeck.source.run.workspace import copy_files, make_folder
from quarterdeck.source.sandbox import Sandbox, Size, open_sandbox

if TYPE_CHECKING:
    from quarterdeck.demo.model import Demo
    from quarterdeck.settings import Settings
    from quarterdeck.source.terminal.terminal import Listener, Terminal

RC = Path(__file__).with_name("commands.rc")
COMMANDS = "commands"  # in a run's folder: a file for each command that was given, by its number and shell


class OpenRun:
    """One run that is open; `demo` says where its files are, if any, and what it needs. Opening and closing wait."""

    def __init__(self, demo: Demo, settings: Settings) -> None:
        """Make the run's folder and prepare its engines; raises SourceError where this machine cannot."""
        run = secrets.token_hex(4)
        self.folder = settings.runs / run
        self.workspace = self.folder / demo.name
        self._demo = demo
        self._settings = settings
        self._record = RunRecord(run, demo.name, demo.needs, (), Identity.of(os.getpid()))
        self._run = engine_run(self._record, self.folder, settings)
        self._sandbox: Sandbox | None = None
        self._terminals: list[Terminal] = []
        self._read: dict[int, int] = {}  # the number of the last command that was given, by shell
        try:
            self._sandbox = in_thread(self._prepare)
        except (OSError, SourceError) as error:
            self.close()
            raise error if isinstance(error, SourceError) else SourceError(f"no run can be opened: {error}") from error

    def start(self, name: str, size: Size, say: Listener) -> HeardTerminal:
        """Start a shell in a terminal of its own; raises SourceError."""
        sandbox, nonce = self._sandbox, secrets.token_hex(8)
        if sandbox is None:
            raise SourceError("the run has ended")
        try:
            shell = sandbox.shell(size, nonce)
        except OSError as error:
            raise SourceError(f"a shell cannot start: {error.strerror}") from error
        terminal = HeardTerminal(name, shell, nonce, say, lambda program: sandbox.again(program, nonce))
        self._terminals.append(terminal)
        self._record = replace(self._record, shells=(*self._record.shells, Identity.of(terminal.pid)))
        self._record.write(self.folder)
        return terminal

    def next_command(self, terminal: Terminal) -> str:
        """Give the next command that a terminal's shell has written down, nothing where there is no other."""
        number = self._read.get(terminal.pid, 0)
        there = [int(path.name.rpartition("-")[2]) for path in (self.folder / COMMANDS).glob(f"{terminal.pid}-*")]
        later = sorted(each for each in there if each > number)
        if not later:
            return ""
        self._read[terminal.pid] = later[0]
        kept = (self.folder / COMMANDS / f"{terminal.pid}-{later[0]}").read_text(encoding="utf-8", errors="replace")
        return kept.lstrip().partition(" ")[2].strip("\n").strip()

    def close(self) -> list[str]:
        """End everything and take it away; gives a sentence for each thing that would not go."""
        self._sandbox = None
        problems = in_thread(clean_up, self._record, self.folder, self._settings)
        for terminal in self._terminals:
            terminal.close()
        return problems

    def _prepare(self) -> Sandbox:
        make_folder(self.folder)
        self._record.write(self.folder)
        (self.folder / COMMANDS).mkdir()
        for name in self._demo.needs:
            ENGINES[name].prepare(self._run)
        if self._demo.folder.is_dir():
            copy_files(self._demo, self.folder)
        else:
            self.workspace.mkdir()
        return open_sandbox(self._run, self._demo.name, Beginning(own=self._own()))

    def _own(self) -> Path:
        """Write what the shells read first: the owner's file, and what notes each command."""
        own = self._settings.shell_rc
        if own and not own.is_file():
            raise SourceError(f"QUARTERDECK_SHELL_RC names {own}, and there is no such file")
        lines = [f". {quote(str(own))}"] if own else []
        lines += [f"__quarterdeck_commands={quote(str(self.folder / COMMANDS))}", RC.read_text(encoding="utf-8")]
        (self.folder / RC.name).write_text("\n".join(lines), encoding="utf-8")
        return self.folder / RC.name
