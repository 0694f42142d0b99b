"""What browsers may send, told from what they may not before Socket.IO reads any of it."""

from __future__ import annotations

import json
import re

CONTROL = re.compile(r"[1235]|[23]probe")  # Engine.IO's own: close, ping, pong, upgrade
SAID = re.compile(r"4([0-3])(/[^,\[{]*,)?([0-9]{0,9})(.*)", re.DOTALL)  # Socket.IO's, in a message; nothing binary
OWN_NAMES = {"connect", "disconnect", "connect_error"}  # events that only the library itself may tell of
BETWEEN = "\x1e"  # packets in one request


def is_packet(text: str | bytes) -> bool:
    """Say whether this is a packet as a Socket.IO client sends it, whatever it asks for."""
    if not isinstance(text, str):
        return False
    said = SAID.fullmatch(text)
    return _is_said(said[1], said[4]) if said else bool(CONTROL.fullmatch(text))


def _is_said(kind: str, text: str) -> bool:
    if kind in "01" and not text:
        return True
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if kind in "01":
        return isinstance(content, dict)
    if not isinstance(content, list):
        return False
    return kind == "3" or (bool(content) and isinstance(content[0], str) and content[0] not in OWN_NAMES)


def are_packets(body: bytes) -> bool:
    """Say whether a request's body holds packets and nothing else."""
    try:
        return all(map(is_packet, body.decode().split(BETWEEN)))
    except UnicodeDecodeError:
        return False
