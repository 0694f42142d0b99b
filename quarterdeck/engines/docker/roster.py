"""A run's containers as they are known from what the engine tells: no engine, no thread, and no clock of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from signal import SIGTERM, Signals
from typing import TYPE_CHECKING, Any

from msgspec import UNSET
from msgspec.structs import replace as with_

from quarterdeck.pictures.containers import Container, ContainersPicture, Port, Stopping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

GRACE = 10  # seconds that the engine gives a container to end, where its own configuration says nothing
LINGER = 3.0  # seconds for which one that was removed is still shown
ENDED = frozenset({"exited", "dead", "removing"})
SHORT = 12  # characters of an id, as `docker ps` has it


@dataclass(frozen=True, slots=True)
class Entry:
    """One container: when it was made, what asks it to stop, when it will be killed, and when it was removed."""

    container: Container
    made: str
    signal: int = SIGTERM
    grace: int = GRACE
    killed: float | None = None
    gone: float | None = None


class Roster:
    """The containers of one run; `now` is in seconds of any clock that only goes on."""

    def __init__(self) -> None:
        """Know of none."""
        self._entries: dict[str, Entry] = {}

    def see(self, inspected: Mapping[str, Any]) -> None:
        """Take in what the engine says of a container now."""
        before = self._entries.get(inspected["Id"])
        entry = entry_of(inspected)
        if before and entry.container.state not in ENDED:
            entry = replace(entry, killed=before.killed)
        self._entries[inspected["Id"]] = entry

    def signal(self, name: str, number: int, now: float) -> None:
        """Note that a container was sent a signal; that by which it is asked to stop begins its time of grace."""
        entry = self._entries.get(name)
        if entry and entry.killed is None and number == entry.signal:
            self._entries[name] = replace(entry, killed=now + entry.grace)

    def end(self, name: str, status: int) -> None:
        """Note that a container has ended; it may be gone before it can be looked at, or before this is told."""
        if entry := self._entries.get(name):
            state = "exited" if entry.gone is None else "removed"
            container = with_(entry.container, state=state, status=status, ports=())
            self._entries[name] = replace(entry, container=container, killed=None)

    def remove(self, name: str, now: float) -> None:
        """Note that a container is no more."""
        entry = self._entries.get(name)
        if entry and entry.gone is None:
            container = with_(entry.container, state="removed", ports=())
            self._entries[name] = replace(entry, container=container, killed=None, gone=now)

    def picture(self, now: float) -> ContainersPicture:
        """Draw them, in the order in which they were made; what has been gone for a while is forgotten."""
        self._entries = {name: each for name, each in self._entries.items() if _lingers(each, now)}
        entries = sorted(self._entries.values(), key=lambda each: each.made)
        return ContainersPicture(tuple(_drawn(each, now) for each in entries))

    def due(self, now: float) -> float | None:
        """Say in how many seconds the picture changes by itself, None where it does not."""
        return min(_changes(self._entries.values(), now), default=None)


def entry_of(inspected: Mapping[str, Any]) -> Entry:
    """Read what ``docker inspect`` says of a container."""
    state, config = inspected["State"], inspected["Config"]
    container = Container(
        id=inspected["Id"][:SHORT],
        name=inspected["Name"].removeprefix("/"),
        image=config["Image"],
        state=state["Status"],
        ports=tuple(_ports(inspected["NetworkSettings"].get("Ports") or {})),
        status=state["ExitCode"] if state["Status"] in ENDED else None,
    )
    grace = config.get("StopTimeout")
    return Entry(
        container, inspected["Created"], _number(config.get("StopSignal") or ""), GRACE if grace is None else grace
    )


def _ports(bound: Mapping[str, list[Mapping[str, str]] | None]) -> Iterator[Port]:
    """Give each port once, though it may be bound for IPv4 and IPv6."""
    seen = set()
    for inside, outside in bound.items():
        for host in outside or ():
            if (host["HostPort"], inside) not in seen:
                seen.add((host["HostPort"], inside))
                yield Port(f"{host['HostIp']}:{host['HostPort']}", inside)


def _number(signal: str) -> int:
    """Read a signal by its number, or by its name with or without SIG; SIGTERM for what is none."""
    if signal.isdigit():
        return int(signal)
    name = f"SIG{signal.upper().removeprefix('SIG')}"
    return Signals[name] if name in Signals.__members__ else SIGTERM


def _lingers(entry: Entry, now: float) -> bool:
    return entry.gone is None or now < entry.gone + LINGER


def _drawn(entry: Entry, now: float) -> Container:
    if entry.killed is None:
        return with_(entry.container, stopping=UNSET)
    return with_(entry.container, stopping=Stopping(_left(entry.killed, now), entry.grace))


def _left(killed: float, now: float) -> int:
    return max(0, math.ceil(killed - now))


def _changes(entries: Iterable[Entry], now: float) -> Iterator[float]:
    for entry in entries:
        if entry.gone is not None:
            yield max(0.0, entry.gone + LINGER - now)
        if entry.killed is not None and (left := _left(entry.killed, now)):
            yield max(0.0, entry.killed - now - (left - 1))
