"""Who sends a command: one connection of one browser."""

from __future__ import annotations

from dataclasses import dataclass

from quarterdeck.protocol.states import Role


@dataclass(slots=True)
class Client:
    """A connection by its `id`; `browser` is what its browser calls itself, `device` the paired phone it is, if any.

    `drives` where its page is a desk or a remote, and no slide that its owner looks at.
    `follows` once it has said that it goes where the talk goes; `watches` are the demos it is told of.
    """

    id: str
    browser: str
    role: Role = Role.VIEWER
    device: str | None = None
    drives: bool = False
    follows: bool = False
    watches: frozenset[str] = frozenset()  # a set of its own for each of a hall would be most of a Client

    @property
    def owner(self) -> bool:
        """Whether it drives the talk: a desk, or a phone that a desk has paired."""
        return self.role is not Role.VIEWER
