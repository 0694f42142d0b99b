"""Who does what: each command with the one call that does it, its types held together by the checker.

::

    acts = Acts([Vote.done_by(polls.vote), Ask.done_by(questions.ask)])
    answer = acts.perform(command, client)

A call takes the command and whoever sends it, and gives the command's own answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from quarterdeck.protocol.message import Act, Answer, Command
from quarterdeck.protocol.names import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable

A = TypeVar("A", bound=Answer)
Client = TypeVar("Client")


class Acts(Generic[Client]):
    """What does each command; there is just one for each. `calls` holds them by the commands' classes."""

    def __init__(self, acts: Iterable[Act[Client]], elsewhere: Iterable[type[Command[Any]]] = ()) -> None:
        """Take them, but for commands that are done `elsewhere`; raises LookupError where one has none or two."""
        listed = list(acts)
        self.calls = {act.command: act.call for act in listed}
        names = sorted(command.message for command in [*(act.command for act in listed), *elsewhere])
        if names != sorted(COMMANDS):
            wrong = set(COMMANDS) ^ set(names) or {name for name in names if names.count(name) > 1}
            raise LookupError(f"each command is done by one call; not so: {', '.join(sorted(wrong))}")

    def perform(self, command: Command[A], client: Client) -> A:
        """Do what a command says, and give its answer; raises what its call raises."""
        return cast("A", self.calls[type(command)](command, client))
