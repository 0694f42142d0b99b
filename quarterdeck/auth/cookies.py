"""The cookies that make a browser somebody's: each a secret, kept as closely as browsers can."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import request

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from quarterdeck.urls import Links

DAY = 24 * 3600  # seconds


def keep(answer: Response, name: str, secret: str, *, days: int, links: Links) -> None:
    """Have the browser keep a secret: no script reads, no other site uses and, once on https, no plain wire carries."""
    max_age, secure = days * DAY, _is_secure(links)
    path = f"{request.script_root}/"  # another talk may lie below another path of this host
    answer.set_cookie(name, secret, max_age=max_age, path=path, secure=secure, httponly=True, samesite="Strict")


def _is_secure(links: Links) -> bool:
    """Say whether the browser is at an https address, though a proxy may speak plainly to us."""
    public = urlsplit(links.room)
    proxied = public.scheme == "https" and public.netloc == request.host
    return request.is_secure or proxied or request.headers.get("X-Forwarded-Proto", "").strip() == "https"
