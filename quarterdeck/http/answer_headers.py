"""What stands above every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask.wrappers import Response

ASK_AGAIN = "private, no-cache"
FOR_EVER = "public, max-age=31536000, immutable"  # for what has another address once it is another
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": ASK_AGAIN,
}


def policy(scripts: Iterable[str] = ()) -> str:
    """Give a page's Content-Security-Policy; `scripts` are the digests of those that stand in it."""
    allowed = " ".join(("'self'", *(f"'{digest}'" for digest in scripts)))
    return (
        f"default-src 'self'; script-src {allowed}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )


FILE_HEADERS = {**HEADERS, "Content-Security-Policy": policy()}  # of a file that is no page


def lasting(answer: Response, version: str) -> Response:
    """Let a browser keep an answer for ever, if it has asked for this very version of it (`?v=`)."""
    if request.args.get("v") == version:
        answer.headers["Cache-Control"] = FOR_EVER
    return answer
