"""Takes down what is done in several terminals, as it is told of keys, commands, output and files. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.recorder.deed import Deed, Typed
from quarterdeck.recorder.file_changes import changes_between

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT = 64 * 1024  # characters of what a command prints that are kept
ENDS_A_GO = ("\r", "\x03", "\x04")


class Scribe:
    """What has been done so far; `at` is, everywhere, how many events there have been."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Begin with the folder's files as they are."""
        self.deeds: list[Deed] = []
        self._files = dict(files)
        self._open: dict[str, Deed] = {}
        self._first_key: dict[str, int] = {}

    def busy(self, terminal: str) -> bool:
        """Say whether a command runs in a terminal."""
        return terminal in self._open

    def begun_typing(self, terminal: str) -> bool:
        """Say whether something stands at a terminal's prompt, typed and not run."""
        return terminal in self._first_key

    def press(self, terminal: str, keys: str, at: int, *, seen: bool = True) -> None:
        """Take down keys; those into a program that are not `seen` on the terminal are not kept."""
        deed = self._open.get(terminal)
        if deed is None:
            self._first_key.setdefault(terminal, at)
            return
        if not deed.typed or deed.typed[-1].keys.endswith(ENDS_A_GO) or deed.typed[-1].secret == seen:
            deed.typed.append(Typed(at, secret=not seen))
        deed.typed[-1].keys += keys if seen else "\r" * keys.count("\r")

    def look(self, files: Mapping[str, str], terminal: str, at: int) -> None:
        """Compare the folder's files with what is known: what has changed by now no command of ours did."""
        changes = changes_between(self._files, files)
        if changes and not self._open:
            self.deeds.append(Deed(terminal, at, ended=at, changes=changes))
        self._files = dict(files)

    def begin(self, terminal: str, command: str, at: int) -> None:
        """Take down that a command begins to run, whose first key may have come long before."""
        deed = Deed(terminal, self._first_key.pop(terminal, at), command)
        self._give_back(deed)
        for other in self._open.values():
            other.leave(deed.began)
        self._open[terminal] = deed
        self.deeds.append(deed)

    def hear(self, terminal: str, text: str) -> None:
        """Take down what a command prints."""
        deed = self._open.get(terminal)
        if deed is None:
            return
        if deed.typed:
            deed.typed[-1].heard = (deed.typed[-1].heard + text)[-KEPT:]
        else:
            deed.heard = (deed.heard + text)[-KEPT:]

    def end(self, terminal: str, status: int | None, at: int, files: Mapping[str, str], command: str = "") -> None:
        """Take down that a command has ended; `command` is what it was, where that has not been said."""
        deed = self._open.pop(terminal, None)
        self._first_key.pop(terminal, None)
        if deed is None:
            return
        deed.command, deed.status, deed.ended = deed.command or command, status, at
        deed.changes = changes_between(self._files, files)
        self._files = dict(files)

    def forget_keys(self, terminal: str) -> None:
        """Take down that a prompt is empty again, without a command."""
        self._first_key.pop(terminal, None)

    def stop(self, at: int) -> None:
        """Take down that all is over, whatever still runs."""
        for deed in self._open.values():
            deed.ended = at
            deed.leave(at)
        self.deeds = [deed for deed in self.deeds if deed.command.strip() or deed.changes]

    def _give_back(self, deed: Deed) -> None:
        """Give a command that was typed while the one before it still ran its own keys."""
        before = [each for each in self.deeds if each.terminal == deed.terminal and each is not deed]
        typed = before[-1].typed if before else []
        if typed and typed[-1].keys.rstrip("\r") == deed.command.strip():
            deed.began = typed.pop().at
