"""Writes the protocol as the tables of docs/protocol.md, each between two marks; what stands around them stays."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from quarterdeck.protocol.names import COMMANDS, NEWS
from quarterdeck.protocol.numbered import TerminalEvent
from quarterdeck.protocol.refusal import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quarterdeck.protocol.message import Command


def with_tables(page: str) -> str:
    """Give the page with its tables written anew; raises LookupError for a table that has no place on it."""
    for name, lines in {"commands": _commands(), "news": _news(), "events": _events()}.items():
        marks = re.compile(rf"(<!-- {name}: [^\n]*-->\n\n).*?(\n<!-- end of {name} -->)", re.DOTALL)
        found = marks.search(page)
        if not found:
            raise LookupError(f"docs/protocol.md has no place marked for the table of {name}")
        table = "".join(f"{line}\n" for line in lines)
        page = page[: found.start()] + found[1] + table + found[2] + page[found.end() :]
    return page


def _commands() -> Iterator[str]:
    yield from _head("message", "who", "carries", "what it does")
    for command in COMMANDS.values():
        yield _row(f"`{command.message}`", command.who, _carries(command), _sentences(command))


def _news() -> Iterator[str]:
    yield from _head("message", "to whom", "carries")
    for told in NEWS.values():
        yield _row(f"`{told.message}`", told.to, _sentences(told))


def _events() -> Iterator[str]:
    yield from _head("event", "carries", "what it says")
    for event in TerminalEvent.__subclasses__():
        fields = [field for field in event.__struct_fields__ if field not in TerminalEvent.__struct_fields__]
        yield _row(f"`{event.__struct_config__.tag}`", _names(fields), _sentences(event))


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield "|" + "---|" * len(cells)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells).replace("|  |", "| |") + " |"


def _carries(command: type[Command[Any]]) -> str:
    return _names(name if field.required else f"{name}?" for name, field in fields_of(command).items())


def _names(fields: Iterable[str]) -> str:
    return ", ".join(f"`{field}`" for field in fields)


def _sentences(made: type) -> str:
    """Give what a class says of itself as it stands in a cell: on one line, and like a part of a sentence."""
    text = " ".join(inspect.cleandoc(made.__doc__ or "").split()).removesuffix(".")
    return text[:1].lower() + text[1:]
