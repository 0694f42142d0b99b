"""Reads messages of Protocol Buffers by the numbers of their fields: as much of the format as BuildKit uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VARINT, EIGHT, BYTES, FOUR = 0, 1, 2, 5  # the ways in which a field is written
MORE, LOW = 0x80, 0x7F


class Message:
    """One message; a field that it has not is empty, as in every reader of the format. Raises ValueError for none."""

    def __init__(self, encoded: bytes) -> None:
        """Read all of its fields."""
        self._fields: dict[int, list[int | bytes]] = {}
        for number, value in _fields(encoded):
            self._fields.setdefault(number, []).append(value)

    def number(self, field: int) -> int:
        """Give a field that is a number."""
        value = self._fields.get(field, [0])[-1]
        return value if isinstance(value, int) else 0

    def text(self, field: int) -> str:
        """Give a field that is text."""
        value = self._fields.get(field, [b""])[-1]
        return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""

    def messages(self, field: int) -> list[Message]:
        """Give each message that a field holds."""
        return [Message(value) for value in self._fields.get(field, ()) if isinstance(value, bytes)]

    def mapping(self, field: int) -> dict[str, str]:
        """Give a field that maps text to text."""
        return {entry.text(1): entry.text(2) for entry in self.messages(field)}

    def time(self, field: int) -> float | None:
        """Give a field that is a time, in seconds since 1970, None where it is not set."""
        stamps = self.messages(field)
        return stamps[-1].number(1) + stamps[-1].number(2) / 1e9 if stamps else None


def text_field(number: int, text: str) -> bytes:
    """Write a message of one field, of up to 127 bytes of text."""
    encoded = text.encode()
    if len(encoded) > LOW:
        raise ValueError(f"{len(encoded)} bytes are more than {LOW}")
    return bytes((number << 3 | BYTES, len(encoded))) + encoded


def _fields(encoded: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(encoded):
        key, at = _varint(encoded, at)
        kind = key & 7
        if kind == VARINT:
            value, at = _varint(encoded, at)
            yield key >> 3, value
            continue
        size, at = _varint(encoded, at) if kind == BYTES else ({EIGHT: 8, FOUR: 4}.get(kind, -1), at)
        if size < 0 or at + size > len(encoded):
            raise ValueError("this is no message of Protocol Buffers")
        yield key >> 3, encoded[at : at + size]
        at += size


def _varint(encoded: bytes, at: int) -> tuple[int, int]:
    """Read a number of as many bytes as it takes, seven bits in each, and give where the next thing begins."""
    value = shift = 0
    while at < len(encoded):
        byte = encoded[at]
        value |= (byte & LOW) << shift
        at, shift = at + 1, shift + 7
        if not byte & MORE:
            return value, at
    raise ValueError("this message of Protocol Buffers ends in a number")
