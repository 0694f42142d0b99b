"""Pages in which nothing is anybody's own, drawn once and compressed once for a hall that asks at the same time."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from flask import g, make_response

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from flask.wrappers import Response


class Kept(NamedTuple):
    """A page as it was drawn, the digests of the scripts in it, and what names this very state of it."""

    body: str
    scripts: tuple[str, ...]
    etag: str


class KeptPages:
    """Holds pages for as long as all that they are made of stays as it is."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made_of: object = None
        self._kept: dict[Hashable, Kept] = {}

    def give(self, name: Hashable, made_of: object, draw: Callable[[], str]) -> Response:
        """Answer with a page, drawn if it is not there; whatever was `made_of` something else is forgotten."""
        if made_of != self._made_of:
            self._kept = {}
        self._made_of = made_of  # the very same is found equal at once, the next time
        kept = self._kept.get(name)
        if kept is None:
            body = draw()
            etag = hashlib.sha256(body.encode()).hexdigest()[:16]
            kept = self._kept[name] = Kept(body, g.get("scripts", ()), etag)
        answer = make_response(kept.body)
        answer.set_etag(kept.etag)
        g.scripts, g.cache_key = kept.scripts, f"page {kept.etag}"
        return answer
