"""Every message by its name on the wire, in the order in which docs/protocol.md has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from quarterdeck.protocol import (
    caption_commands,
    caption_news,
    commands,
    demo_commands,
    demo_news,
    film_command,
    film_news,
    news,
)
from quarterdeck.protocol.message import Command, News

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

M = TypeVar("M")


def _own(kind: type[M], *modules: ModuleType) -> Iterator[type[M]]:
    """Give the messages of a kind that modules make themselves."""
    for module in modules:
        for made in vars(module).values():
            if isinstance(made, type) and issubclass(made, kind) and made.__module__ == module.__name__:
                yield made


COMMANDS: Mapping[str, type[Command[Any]]] = {
    made.message: made for made in _own(Command, commands, demo_commands, film_command, caption_commands)
}
NEWS: Mapping[str, type[News]] = {made.message: made for made in _own(News, news, demo_news, film_news, caption_news)}
