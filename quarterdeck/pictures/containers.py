"""The containers that a demo's commands have made, each as the engine says it is."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType


class Port(Struct, frozen=True):
    """A port of this machine (`outside`, such as ``127.0.0.1:1234``) that leads to one of the container's."""

    outside: str
    inside: str


class Stopping(Struct, frozen=True):
    """A container was asked to stop: seconds `left` of those (`of`) that it has before it is killed."""

    left: int
    of: int


class Container(Struct, frozen=True):
    """A container: its `state` is the engine's own word for it, or ``removed`` for a moment after it has gone.

    `status` is the exit status of one that has ended.
    """

    id: str
    name: str
    image: str
    state: str
    ports: tuple[Port, ...] = ()
    status: int | None = None
    stopping: Stopping | UnsetType = UNSET


class ContainersPicture(Struct, frozen=True, tag_field="kind", tag="containers"):
    """All containers of a run, in the order they were made."""

    containers: tuple[Container, ...] = ()
