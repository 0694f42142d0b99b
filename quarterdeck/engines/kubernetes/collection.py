"""The objects of one kind as a list and then a watch tell of them; no cluster.

The two fit together by the resource version, as the API's own concepts page has it: a list says at which it is true,
and a watch from there tells every change. A watch from too old a version is answered 410; a new list helps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from quarterdeck.engines.kubernetes.objects import Object
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Collection as Things

Kind = TypeVar("Kind", bound=Object)


class LostError(EngineError):
    """The cluster has told of an error in the midst of a watch: only a new list helps."""


class _Version(msgspec.Struct, rename="camel"):
    resource_version: str = ""


class _Listing(msgspec.Struct):
    metadata: _Version
    items: list[msgspec.Raw] | None = None


class _Change(msgspec.Struct):
    type: str
    object: msgspec.Raw


class _Versioned(msgspec.Struct):
    metadata: _Version


class _Status(msgspec.Struct):
    code: int = 0
    message: str = ""


class Collection(Generic[Kind]):
    """The objects of one kind that are there, and the `version` at which that is so, empty before the first list."""

    def __init__(self, kind: type[Kind]) -> None:
        """Know nothing yet."""
        self.version = ""
        self._there: dict[str, Kind] = {}
        self._kind: Any = msgspec.json.Decoder(kind)

    def things(self) -> Things[Kind]:
        """Give every object there is."""
        return tuple(self._there.values())

    def replace(self, listing: bytes) -> None:
        """Take a list for all there is; raises msgspec's errors where it is none."""
        read = msgspec.json.decode(listing, type=_Listing)
        things = [self._kind.decode(item) for item in read.items or ()]
        self._there = {thing.metadata.uid: thing for thing in things}
        self.version = read.metadata.resource_version

    def take(self, line: bytes) -> None:
        """Take a line of a watch; raises LostError, and msgspec's errors where it is none."""
        change = msgspec.json.decode(line, type=_Change)
        if change.type == "ERROR":
            status = msgspec.json.decode(change.object, type=_Status)
            raise LostError(f"the cluster ends a watch with {status.code}: {status.message}")
        if change.type != "BOOKMARK":
            self._put(self._kind.decode(change.object), gone=change.type == "DELETED")
        self.version = msgspec.json.decode(change.object, type=_Versioned).metadata.resource_version

    def _put(self, thing: Kind, *, gone: bool) -> None:
        if gone:
            self._there.pop(thing.metadata.uid, None)
        else:
            self._there[thing.metadata.uid] = thing

    def forget(self) -> None:
        """Have the next look begin with a list."""
        self.version = ""
