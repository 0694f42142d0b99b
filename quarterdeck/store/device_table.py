"""The table of paired devices."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.store.database import Store

NONE = "DELETE FROM devices"
PUT = "INSERT INTO devices VALUES (?, ?, ?, ?, ?)"
ALL = "SELECT name, called, lock, paired, seen FROM devices ORDER BY rowid"


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A phone that may drive the talk: its `name` for us and what it is `called`, and times in seconds of the clock.

    `lock` is made from the secret that the phone keeps, and opens nothing by itself.
    """

    name: str
    called: str
    lock: str
    paired: float
    seen: float


class DeviceTable:
    """Every device that is paired with a server of this state folder."""

    def __init__(self, store: Store) -> None:
        """Keep the devices in this store."""
        self._store = store

    def all(self) -> dict[str, DeviceRow]:
        """Read every device by its name, in the order in which they were kept."""
        return {row[0]: DeviceRow(*row) for row in self._store.read(ALL)}

    def keep(self, devices: Iterable[DeviceRow]) -> None:
        """Keep these and no others, so that what could not be forgotten once is with the next call.

        Returns once they are on the disk, as one that was revoked must not come back when the power goes; raises
        MachineError where that cannot be, also where the store is in memory.
        """
        self._store.insist("the paired phones", (NONE, ()), *((PUT, astuple(device)) for device in devices))
