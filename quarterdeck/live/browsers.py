"""What a browser calls itself: one that reconnects before its old connection has ended is still one browser."""

from __future__ import annotations

import re

NAME = re.compile(r"[\w-]{8,64}", re.ASCII)


def name_of(auth: object, sid: str) -> str:
    """Give the name a browser has sent as it connected; one without a name has its connection's."""
    named = auth.get("browser") if isinstance(auth, dict) else None
    return named if isinstance(named, str) and NAME.fullmatch(named) else sid
