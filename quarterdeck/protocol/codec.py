"""Reads what a browser sends into commands, and writes answers and news as the plain values that Socket.IO sends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from quarterdeck.catalogue import Said
from quarterdeck.errors import RefusedError
from quarterdeck.protocol.message import Answer, Command, News
from quarterdeck.protocol.names import COMMANDS, NEWS
from quarterdeck.protocol.refusal import fault_of
from quarterdeck.protocol.states import Role, Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.errors import QuarterdeckError

A = TypeVar("A", bound=Answer)

MAY = {
    Role.VIEWER: frozenset({Who.ANYBODY}),
    Role.PHONE: frozenset({Who.ANYBODY, Who.OWNER}),
    Role.DESK: frozenset(Who),
}
SHOWN = 40  # characters of a name that is none


def read(name: str, content: object, role: Role) -> Command[Any]:
    """Read a message of somebody with this role; raises RefusedError with one sentence."""
    command = COMMANDS.get(name)
    if command is None:
        raise RefusedError(f"there is no message “{' '.join(name[:SHOWN].split())}”; see docs/protocol.md")
    if command.who not in MAY[role]:
        who = "the desk, and no phone," if role == Role.PHONE else "the presenter"
        raise RefusedError(f"only {who} may send “{name}”; open the presenter's link to do so")
    if content is None:
        content = {}
    if not isinstance(content, dict):
        raise RefusedError(f"“{name}” carries an object, as docs/protocol.md says")
    return _converted(command, content)


def _converted(command: type[Command[Any]], content: dict[object, object]) -> Command[Any]:
    if None not in content.values():  # None stands for a field that is not there, and null is no way to say so
        try:
            read: Command[Any] = msgspec.convert(content, command)
        except (msgspec.ValidationError, UnicodeEncodeError):  # a key may hold half of a pair of surrogates
            pass
        else:
            return read
    raise RefusedError(fault_of(command, content))


def write(news: News) -> Any:
    """Write a piece of news as plain values."""
    content = msgspec.to_builtins(news)
    return next(iter(content.values())) if news.bare else content


def answer(done: Answer) -> dict[str, Any]:
    """Write what answers a command that was done."""
    return {"ok": True, **msgspec.to_builtins(done)}


def refuse(error: QuarterdeckError, hide: Callable[[str], str] = str) -> dict[str, Any]:
    """Write what answers a command that was not: a sentence, and how to say it in other languages where there is a way.

    What is said goes through `hide`.
    """
    answered: dict[str, Any] = {"ok": False, "error": hide(str(error))}
    sentence = error.finding.sentence
    if isinstance(sentence, Said):
        given = {name: value if isinstance(value, int) else hide(str(value)) for name, value in sentence.given.items()}
        answered |= {"phrase": sentence.phrase, "given": given}
    return answered


def read_answer(command: type[Command[A]], content: object) -> A:
    """Read the answer to a command; raises RefusedError with the server's sentence where it was refused."""
    given = content if isinstance(content, dict) else {}
    if not given.get("ok"):
        raise RefusedError(str(given.get("error", f"“{command.message}” was not answered")))
    return msgspec.convert(given, command.answer())


def read_news(name: str, content: object) -> News:
    """Read a piece of news by its name; raises msgspec.ValidationError for what is none."""
    told = NEWS[name]
    return msgspec.convert({told.__struct_fields__[0]: content} if told.bare else content, told)
